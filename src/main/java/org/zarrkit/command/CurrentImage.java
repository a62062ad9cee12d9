package org.zarrkit.command;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.Optional;

/** The image that ImageJ's commands work on. */
final class CurrentImage {

    private CurrentImage() {}

    /** Shows an image under a title of its own, so that macros can select it. */
    static void show(ImagePlus image) {
        WindowManager.checkForDuplicateName = true;
        image.show();
    }

    static Optional<ImagePlus> find() {
        return Optional.ofNullable(WindowManager.getCurrentImage());
    }

    /** @throws IllegalArgumentException if no image is open */
    static ImagePlus get() {
        return find().orElseThrow(
                        () -> new IllegalArgumentException("no image is open; open one first, such as File>Open..."));
    }
}
