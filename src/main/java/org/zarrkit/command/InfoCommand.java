package org.zarrkit.command;

import ij.ImagePlus;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.info.Description;
import org.zarrkit.store.Stores;

/** Describes what is in a Zarr hierarchy or file, or the current image: axes, levels, chunks, channels, plates, scenes. */
@Plugin(type = Command.class, label = "Zarrkit Info...")
public final class InfoCommand implements Command {

    @Parameter(label = "Path (empty: the current image)", style = "open", required = false, persist = false)
    private String path = "";

    @Parameter(label = "Complete (count stored chunks and files)", persist = false)
    private boolean complete = false;

    @Override
    public void run() {
        TextOutput.show("Zarrkit Info", text(path, complete));
    }

    /** What there is to say of what is at a path, or of the current image if that is empty. */
    static String text(String path, boolean complete) {
        return path.isBlank() ? ofCurrent() : ofPath(path, complete);
    }

    private static String ofCurrent() {
        ImagePlus image = CurrentImage.find()
                .orElseThrow(() -> new IllegalArgumentException("path= is missing, and no image is open"));
        return Summary.of(Zarrkit.of(image).pyramid());
    }

    private static String ofPath(String path, boolean complete) {
        if (Zarrkit.isOfFiles(path)) return Summary.of(Zarrkit.open(path).pyramid());
        Description all = Zarrkit.info(path, complete);
        return all.isImage() ? Summary.of(ZarrImage.open(Stores.open(path), "")) + "\n \n" + all : all.toString();
    }
}
