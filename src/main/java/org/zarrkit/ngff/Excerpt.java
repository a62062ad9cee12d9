package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON value as a message shows it: whole if short, else its beginning. */
final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    static String of(JsonNode node) {
        if (node.isMissingNode()) return "nothing";
        String text = node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
