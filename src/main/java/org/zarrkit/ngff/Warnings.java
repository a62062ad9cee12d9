package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.List;

/** What was wrong in a document and tolerated; of very many only the first are kept. */
final class Warnings {

    private static final int MOST = 200;

    private final List<String> sentences = new ArrayList<>();
    private int count;

    void add(String sentence) {
        if (count++ < MOST) sentences.add(sentence);
    }

    List<String> toList() {
        List<String> all = new ArrayList<>(sentences);
        if (count > MOST) all.add("and " + (count - MOST) + " more warnings");
        return all;
    }
}
