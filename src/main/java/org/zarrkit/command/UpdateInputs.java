package org.zarrkit.command;

import ij.IJ;
import java.util.function.Consumer;
import org.zarrkit.blocks.PyramidUpdate;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.image.MemorySize;
import org.zarrkit.image.StoredImage;
import org.zarrkit.ngff.Downsampling;

/** What the commands that change a stored image have in common. */
final class UpdateInputs {

    /** The choice of a method that takes the one that the image names. */
    static final String AS_BEFORE = "as before";

    private UpdateInputs() {}

    /** @param memory an amount, or blank for half of Java's */
    static UpdateOptions options(String downsample, boolean verify, String memory) {
        UpdateOptions options = UpdateOptions.defaults().withVerify(verify);
        if (!memory.isBlank()) options = options.withMemory(MemorySize.parse("memory", memory.strip()));
        return downsample.equals(AS_BEFORE) ? options : options.withDownsampling(Downsampling.of(downsample));
    }

    /** Changes the image at a path, with progress in the status bar. */
    static void update(String path, UpdateOptions options, Consumer<PyramidUpdate> action) {
        StoredImage target = StoredImage.open(path);
        try (StatusProgress progress = new StatusProgress()) {
            action.accept(PyramidUpdate.of(target, options, ThreadRunner.shared(), progress));
        }
        IJ.showStatus("wrote to " + path);
    }
}
