package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.text.TextWindow;
import java.awt.GraphicsEnvironment;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.Stores;

/** Describes an image in a folder or file, or the current one: axes, levels, types, chunks, pixel sizes, channels. */
@Plugin(type = Command.class, label = "Zarrkit Info...")
public final class InfoCommand implements Command {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 360;

    @Parameter(label = "Path (empty: the current image)", style = "open", required = false, persist = false)
    private String path = "";

    @Override
    public void run() {
        String text = path.isBlank() ? ofCurrent() : ofPath();
        boolean windows = !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode() && IJ.getInstance() != null;
        if (windows) new TextWindow("Zarrkit Info", text, WIDTH, HEIGHT);
        else IJ.log(text);
    }

    private static String ofCurrent() {
        ImagePlus image = CurrentImage.find()
                .orElseThrow(() -> new IllegalArgumentException("path= is missing, and no image is open"));
        return Summary.of(Zarrkit.of(image).pyramid());
    }

    private String ofPath() {
        if (Stores.otherFile(path).isPresent())
            return Summary.of(Zarrkit.open(path).pyramid());
        return Summary.of(ZarrImage.open(Stores.open(path), ""));
    }
}
