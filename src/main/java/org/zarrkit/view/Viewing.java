package org.zarrkit.view;

import java.awt.Dimension;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The loading of one view on one canvas: what was asked for, and how far that is. Safe for many threads. */
final class Viewing {

    private final Renderer renderer;
    private final View view;
    private final Dimension canvas;
    private final Set<WantedCell> asked = new HashSet<>();
    private int awaited;
    private boolean repaintDue;
    private Optional<RuntimeException> failure = Optional.empty();

    Viewing(Renderer renderer, View view, Dimension canvas) {
        this.renderer = renderer;
        this.view = view;
        this.canvas = new Dimension(canvas);
    }

    /** A renderer is one way of showing some layers: another one is another view. */
    boolean isOf(Renderer otherRenderer, View otherView, Dimension otherCanvas) {
        return renderer == otherRenderer && view.equals(otherView) && canvas.equals(otherCanvas);
    }

    /** Those cells that were not asked for yet; they count as asked for now. */
    synchronized List<WantedCell> ask(Collection<WantedCell> wanted) {
        List<WantedCell> unasked = wanted.stream().filter(asked::add).toList();
        awaited += unasked.size();
        return unasked;
    }

    /** A picture is being painted; what arrives from now on is not in it for sure. */
    synchronized void paintingBegins() {
        repaintDue = false;
    }

    /** A cell has arrived, or failed to; whether a repaint is to be asked for, which it is once for each picture. */
    synchronized boolean arrived(Optional<RuntimeException> reason) {
        if (failure.isEmpty()) failure = reason;
        ended();
        boolean first = !repaintDue;
        repaintDue = true;
        return first;
    }

    /** A cell is not waited for any more. */
    synchronized void ended() {
        awaited--;
        notifyAll();
    }

    synchronized Optional<RuntimeException> failure() {
        return failure;
    }

    /**
     * Waits until all that was asked for has ended.
     *
     * @param deadline as {@link System#nanoTime} counts
     * @return whether that was before the deadline, and there is more to paint
     */
    synchronized boolean awaitMore(long deadline) {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            if (awaited == 0) return repaintDue;
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
