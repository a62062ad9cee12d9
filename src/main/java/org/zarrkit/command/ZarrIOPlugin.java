package org.zarrkit.command;

import ij.ImagePlus;
import java.lang.StackWalker.StackFrame;
import org.scijava.Priority;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;

/**
 * Opens what is dropped on Fiji's window, chosen from {@code File>Open Recent} or given to {@code IJ.open}, if it is a
 * Zarr. Eager: asked before ImageJ takes a folder for a sequence of images. High: whoever wants another plug-in to open
 * them says so in {@code Zarrkit Drop Options...}.
 */
@Plugin(type = IOPlugin.class, priority = Priority.HIGH, attrs = @Attr(name = "eager"))
public final class ZarrIOPlugin extends AbstractIOPlugin<Object> {

    private static final String HOOKS = "net.imagej.legacy.DefaultLegacyHooks";

    @Override
    public Class<Object> getDataType() {
        return Object.class;
    }

    @Override
    public boolean supportsOpen(String source) {
        return DroppedImage.isForUs(source);
    }

    @Override
    public boolean supportsOpen(Location source) {
        return source.getURI() != null && supportsOpen(text(source));
    }

    /** The image; if it was to be shown, or can't be opened, only that it is dealt with. */
    @Override
    public Object open(String source) {
        if (!isToBeShown())
            return DroppedImage.open(source).<Object>map(ImagePlus.class::cast).orElse(false);
        DroppedImage.show(source);
        return true;
    }

    @Override
    public Object open(Location source) {
        return open(text(source));
    }

    private static String text(Location source) {
        return source instanceof FileLocation file
                ? file.getFile().getPath()
                : source.getURI().toString();
    }

    /** ImageJ's patched commands do not tell an opener whether they show what it opens. */
    private static boolean isToBeShown() {
        return StackWalker.getInstance().walk(frames -> frames.anyMatch(ZarrIOPlugin::shows));
    }

    private static boolean shows(StackFrame frame) {
        return frame.getClassName().equals(HOOKS) && !frame.getMethodName().equals("interceptOpenImage");
    }
}
