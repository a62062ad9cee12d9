package org.zarrkit.command;

import ij.Prefs;
import java.util.Arrays;
import java.util.List;

/** What happens to an OME-Zarr that is dropped on ImageJ or opened from its File menu; remembered among ImageJ's preferences. */
enum DropAction {
    OPEN("open at once"),
    ASK("ask each time"),
    LEAVE("leave to others");

    private static final String KEY = "zarrkit.drop";

    private final String text;

    DropAction(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(DropAction::text).toList();
    }

    /** The remembered one; to open, if none was chosen yet. */
    static DropAction remembered() {
        return of(Prefs.get(KEY, OPEN.text));
    }

    static DropAction of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text.equals(text))
                .findFirst()
                .orElse(OPEN);
    }

    void remember() {
        Prefs.set(KEY, text);
    }
}
