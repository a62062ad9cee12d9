package org.zarrkit.view;

/** A part of line y of the canvas: pixels {@code from} to before {@code to}. */
record Span(int y, int from, int to) {

    int length() {
        return to - from;
    }
}
