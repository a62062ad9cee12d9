package org.zarrkit.command;

import ij.ImagePlus;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.Stores;

/** Describes an image in a folder or file, or the current one: axes, levels, types, chunks, pixel sizes, channels. */
@Plugin(type = Command.class, label = "Zarrkit Info...")
public final class InfoCommand implements Command {

    @Parameter(label = "Path (empty: the current image)", style = "open", required = false, persist = false)
    private String path = "";

    @Override
    public void run() {
        TextOutput.show("Zarrkit Info", text(path));
    }

    /** What there is to say of the image at a path, or of the current one if that is empty. */
    static String text(String path) {
        return path.isBlank() ? ofCurrent() : ofPath(path);
    }

    private static String ofCurrent() {
        ImagePlus image = CurrentImage.find()
                .orElseThrow(() -> new IllegalArgumentException("path= is missing, and no image is open"));
        return Summary.of(Zarrkit.of(image).pyramid());
    }

    private static String ofPath(String path) {
        if (Zarrkit.isOfFiles(path)) return Summary.of(Zarrkit.open(path).pyramid());
        return Summary.of(ZarrImage.open(Stores.open(path), ""));
    }
}
