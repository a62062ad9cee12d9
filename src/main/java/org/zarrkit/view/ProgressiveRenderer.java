package org.zarrkit.view;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.zarrkit.image.Pyramid;

/**
 * Paints views from what is in the cache, coarse where the fine is not there, and has the rest loaded meanwhile. Of
 * several views asked for one after the other, only cells of the last are loaded. Safe for many threads.
 *
 * <p>Each cell is asked for once while a view is shown: where the cache can't hold all cells of a view, some of it stays
 * coarse.
 */
public final class ProgressiveRenderer {

    private final Executor loaders;
    private final Runnable repaint;
    private final AtomicReference<Viewing> current = new AtomicReference<>();

    /**
     * A renderer that loads cells by an executor, one task for each.
     *
     * @param repaint called by the tasks when there is more to see of the last view, once for each time it was painted
     */
    public ProgressiveRenderer(Executor loaders, Runnable repaint) {
        this.loaders = loaders;
        this.repaint = repaint;
    }

    /**
     * Paints a view; views before it are not loaded any further. Waits for missing cells no longer than the budget, which
     * may be zero; they are loaded in any case, those of coarse levels first.
     *
     * @return what there is to see; black where not even the coarsest level is there
     */
    public Frame render(Renderer renderer, View view, Dimension canvas, Duration budget) {
        long deadline = System.nanoTime() + budget.toNanos();
        Viewing viewing = current.updateAndGet(
                last -> last != null && last.isOf(renderer, view, canvas) ? last : new Viewing(renderer, view, canvas));
        Map<Pyramid<?>, Integer> fitting = renderer.layers().stream()
                .collect(Collectors.toMap(Layer::image, layer -> renderer.levelFor(layer, view), Math::min));
        Supplier<Frame> paint = () -> {
            PresentCells cells = new PresentCells();
            viewing.paintingBegins();
            return frame(renderer.paint(view, canvas, cells), wanted(cells, fitting), fitting, viewing);
        };
        Frame frame = paint.get();
        while (viewing.awaitMore(deadline)) frame = paint.get();
        return frame;
    }

    /** Cells of the level that fits, and of the coarsest, which are few and show something soon. */
    private static List<WantedCell> wanted(PresentCells cells, Map<Pyramid<?>, Integer> fitting) {
        return cells.missing().stream()
                .filter(cell -> cell.isOfCoarsestLevel() || cell.level() == fitting.get(cell.image()))
                .sorted(Comparator.comparingInt(WantedCell::level).reversed())
                .toList();
    }

    private Frame frame(
            BufferedImage picture, List<WantedCell> wanted, Map<Pyramid<?>, Integer> fitting, Viewing viewing) {
        for (WantedCell cell : viewing.ask(wanted)) loaders.execute(() -> load(cell, viewing));
        long missing = wanted.stream()
                .filter(cell -> cell.level() == fitting.get(cell.image()))
                .count();
        return new Frame(picture, (int) missing, viewing.failure());
    }

    private void load(WantedCell cell, Viewing viewing) {
        if (current.get() != viewing) {
            viewing.ended();
            return;
        }
        Optional<RuntimeException> failure = Optional.empty();
        try {
            cell.load();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        } catch (Error e) {
            viewing.ended();
            throw e;
        }
        if (viewing.arrived(failure) && current.get() == viewing) repaint.run();
    }
}
