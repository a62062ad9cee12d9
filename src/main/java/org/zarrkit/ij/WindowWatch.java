package org.zarrkit.ij;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.StackWindow;
import java.lang.ref.WeakReference;

/** Learns from ImageJ when a lazy stack gets its window, and when that is closed. Does not keep the stack alive. */
final class WindowWatch implements ImageListener {

    private final WeakReference<LazyStack> watched;

    WindowWatch(LazyStack stack) {
        watched = new WeakReference<>(stack);
    }

    private boolean isOf(ImagePlus image) {
        LazyStack stack = watched.get();
        if (stack == null) ImagePlus.removeImageListener(this);
        return stack != null && image.getStack() == stack;
    }

    @Override
    public void imageOpened(ImagePlus image) {
        if (isOf(image) && image.getWindow() instanceof StackWindow window)
            WindowScrolling.install(window, image, (LazyStack) image.getStack());
    }

    @Override
    public void imageClosed(ImagePlus image) {
        if (!isOf(image)) return;
        ((LazyStack) image.getStack()).close();
        ImagePlus.removeImageListener(this);
    }

    @Override
    public void imageUpdated(ImagePlus image) {
        isOf(image);
    }
}
