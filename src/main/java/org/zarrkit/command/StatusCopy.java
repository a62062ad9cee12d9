package org.zarrkit.command;

import ij.IJ;
import java.util.function.LongPredicate;

/** Shows in ImageJ's status bar how much of an archive is copied. The Escape key cancels. */
record StatusCopy(String path) implements LongPredicate {

    @Override
    public boolean test(long bytes) {
        IJ.showStatus("copying " + path + ": " + (bytes >> 20) + " MB (Esc cancels)");
        return !IJ.escapePressed();
    }
}
