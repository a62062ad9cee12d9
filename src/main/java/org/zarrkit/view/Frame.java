package org.zarrkit.view;

import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture of a view as far as it was loaded.
 *
 * @param missingCells of the levels that fit the canvas; what they would show is painted from coarser ones, or black
 * @param failure the first error in loading a cell of this view; that cell stays missing while the view is shown
 */
public record Frame(BufferedImage picture, int missingCells, Optional<RuntimeException> failure) {

    public Frame {
        Objects.requireNonNull(picture);
        Objects.requireNonNull(failure);
    }

    /** Whether nothing is left to be refined. */
    public boolean isComplete() {
        return missingCells == 0;
    }
}
