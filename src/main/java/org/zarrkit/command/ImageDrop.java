package org.zarrkit.command;

import ij.IJ;
import ij.ImageJ;
import ij.gui.Toolbar;
import ij.plugin.DragAndDrop;
import java.awt.Component;
import java.awt.GraphicsEnvironment;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetDropEvent;
import java.awt.dnd.DropTargetListener;
import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * Opens an OME-Zarr that is dropped on the window of a plain ImageJ; whatever else is dropped goes to ImageJ as before.
 * In Fiji {@link ZarrIOPlugin} does that.
 */
public final class ImageDrop extends DragAndDrop {

    /** By which it is known that a window has the listener. */
    private static final class ZarrDropTarget extends DropTarget {
        private static final long serialVersionUID = 1L;

        ZarrDropTarget(Component component, DropTargetListener listener) {
            super(component, listener);
        }
    }

    /**
     * Listens from now on, if there is a window of a plain ImageJ; also from the macro in {@code Edit>Options>Startup...}, by
     * {@code call("org.zarrkit.command.ImageDrop.install")}.
     *
     * @return nothing, as macros expect
     */
    public static String install() {
        ImageJ window = GraphicsEnvironment.isHeadless() ? null : IJ.getInstance();
        if (window == null || isFiji() || window.getDropTarget() instanceof ZarrDropTarget) return "";
        ImageDrop listener = new ImageDrop();
        for (Component place : List.of(window, Toolbar.getInstance(), window.getStatusBar()))
            place.setDropTarget(new ZarrDropTarget(place, listener));
        RecentImages.adopt();
        return "";
    }

    /** Whether SciJava's plug-ins are asked what to do with a dropped file. */
    static boolean isFiji() {
        try {
            Class.forName("net.imagej.legacy.LegacyService", false, IJ.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void drop(DropTargetDropEvent event) {
        Transferable dropped = event.getTransferable();
        if (dropped.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                || !dropped.isDataFlavorSupported(DataFlavor.stringFlavor)) {
            super.drop(event);
            return;
        }
        event.acceptDrop(DnDConstants.ACTION_COPY);
        List<String> urls = urls(dropped);
        if (urls.isEmpty()) {
            super.drop(event);
            return;
        }
        DroppedImage.showSoon(urls);
        event.dropComplete(true);
    }

    private static List<String> urls(Transferable dropped) {
        try {
            String text = (String) dropped.getTransferData(DataFlavor.stringFlavor);
            List<String> lines = text.strip().lines().toList();
            return lines.stream().allMatch(DroppedImage::isForUs) ? lines : List.of();
        } catch (UnsupportedFlavorException | IOException e) {
            return List.of(); // ImageJ tries again, and tells
        }
    }

    /** On the thread that ImageJ has for what was dropped. */
    @Override
    public void openFile(File file) {
        if (file != null && DroppedImage.isForUs(file.getPath())) DroppedImage.show(file.getAbsolutePath());
        else super.openFile(file);
    }
}
