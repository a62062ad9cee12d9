package org.zarrkit.ij;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.StackWindow;
import java.awt.EventQueue;
import java.lang.ref.WeakReference;

/** Learns from ImageJ when a lazy stack gets its window, and when that is closed. Does not keep the stack alive. */
final class WindowWatch implements ImageListener {

    private final WeakReference<LazyStack> watched;
    /** ImageJ tells of a closed image when it has taken its stack away already. */
    private WeakReference<ImagePlus> opened = new WeakReference<>(null);

    WindowWatch(LazyStack stack) {
        watched = new WeakReference<>(stack);
    }

    private boolean isOf(ImagePlus image) {
        LazyStack stack = watched.get();
        if (stack == null) end();
        return stack != null && image.getStack() == stack;
    }

    /** Later: ImageJ goes through its listeners now, and would leave out the next one. */
    private void end() {
        EventQueue.invokeLater(() -> ImagePlus.removeImageListener(this));
    }

    @Override
    public void imageOpened(ImagePlus image) {
        if (!isOf(image)) return;
        opened = new WeakReference<>(image);
        if (image.getWindow() instanceof StackWindow window)
            WindowScrolling.install(window, image, (LazyStack) image.getStack());
    }

    @Override
    public void imageClosed(ImagePlus image) {
        LazyStack stack = watched.get();
        if (stack == null) end();
        else if (opened.get() == image) {
            stack.close();
            end();
        }
    }

    @Override
    public void imageUpdated(ImagePlus image) {
        isOf(image);
    }
}
