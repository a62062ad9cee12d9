package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.Interval;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.CellCache;

/** An image of 16 x 12 x 4 pixels: level 0 is at least 128, level 1 is 50. */
class ProgressiveRendererTest {

    private static final long[] SIZE = {16, 12, 4};
    private static final Dimension CANVAS = new Dimension(48, 60);
    private static final int COARSE = 50;
    private static final Duration LONG = Duration.ofHours(1);

    /** Cells that were loaded, as level and corner. */
    private final Set<String> loaded = new ConcurrentSkipListSet<>();

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger repaints = new AtomicInteger();
    private final ProgressiveRenderer progressive = new ProgressiveRenderer(tasks::add, repaints::incrementAndGet);

    private Layer layer(TestImage.Loads loads) {
        return TestImage.layer(SIZE, 2, new CellCache(1 << 20), (level, cell) -> {
            byte[] pixels = loads.load(level, cell);
            loaded.add(level + ":" + cell.min(0) + "," + cell.min(1) + "," + cell.min(2));
            return pixels;
        });
    }

    private static byte[] pixels(int level, Interval cell) {
        return TestImage.fill(cell, (x, y, z) -> level == 0 ? 128 | TestImage.noise(x, y, z) : COARSE);
    }

    private static View slice(long z) {
        Layer layer = TestImage.of(SIZE, (x, y, w) -> 0);
        return Extent.of(List.of(layer), Orientation.of(Plane.XY))
                .view(CANVAS)
                .through(new PlanePosition(Plane.XY, z, 0).centre(layer));
    }

    private static Renderer renderer(Layer layer) {
        return Renderer.of(List.of(layer));
    }

    private void assertSame(BufferedImage found, BufferedImage expected) {
        assertThat(found.getRGB(0, 0, 48, 60, null, 0, 48)).isEqualTo(expected.getRGB(0, 0, 48, 60, null, 0, 48));
    }

    private static int grey(Frame frame) {
        return frame.picture().getRGB(24, 30) & 0xFF;
    }

    @Test
    void coarseCellsAreLoadedFirstAndThePictureIsRefinedAsCellsArrive() {
        Renderer renderer = renderer(layer(ProgressiveRendererTest::pixels));
        Frame first = progressive.render(renderer, slice(1), CANVAS, Duration.ZERO);
        assertThat(grey(first)).isZero();
        assertThat(first.isComplete()).isFalse();
        assertThat(loaded).isEmpty();
        // Level 0 has 4 x 4 cells in this plane, level 1 has 2 x 2.
        assertThat(first.missingCells()).isEqualTo(16);
        assertThat(tasks).hasSize(20);

        for (int i = 0; i < 4; i++) tasks.remove().run();
        assertThat(loaded).hasSize(4).allMatch(cell -> cell.startsWith("1:"));
        assertThat(repaints).hasValue(1);
        Frame coarse = progressive.render(renderer, slice(1), CANVAS, Duration.ZERO);
        assertThat(grey(coarse)).isEqualTo(COARSE);
        assertThat(coarse.missingCells()).isEqualTo(16);
        assertThat(tasks).as("nothing is asked for twice").hasSize(16);

        tasks.remove().run();
        assertThat(repaints).hasValue(2);
        Frame mixed = progressive.render(renderer, slice(1), CANVAS, Duration.ZERO);
        assertThat(mixed.missingCells()).isEqualTo(15);
        while (!tasks.isEmpty()) tasks.remove().run();
        Frame fine = progressive.render(renderer, slice(1), CANVAS, Duration.ZERO);
        assertThat(fine.isComplete()).isTrue();
        assertThat(grey(fine)).isGreaterThanOrEqualTo(128);
        assertSame(fine.picture(), renderer.render(slice(1), CANVAS));
        assertThat(tasks).isEmpty();
        assertThat(repaints).hasValue(3);
    }

    @Test
    void aStoreThatBlocksDoesNotBlockThePicture() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch repainted = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Layer layer = layer((level, cell) -> {
            if (level == 0) await(release);
            return pixels(level, cell);
        });
        for (long i = 0; i < 8; i++) layer.image().cell(1, i % 4);
        ProgressiveRenderer blocked = new ProgressiveRenderer(pool, repainted::countDown);
        Frame coarse = blocked.render(renderer(layer), slice(1), CANVAS, Duration.ZERO);
        assertThat(grey(coarse)).isEqualTo(COARSE);
        assertThat(coarse.missingCells()).isEqualTo(16);
        assertThat(loaded).noneMatch(cell -> cell.startsWith("0:"));

        release.countDown();
        repainted.await();
        Renderer renderer = renderer(layer);
        Frame fine = blocked.render(renderer, slice(1), CANVAS, LONG);
        assertThat(fine.isComplete()).isTrue();
        assertSame(fine.picture(), renderer.render(slice(1), CANVAS));
        pool.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Planes 0 and 1 are in other cells than planes 2 and 3. */
    @Test
    void cellsOfAViewThatIsNotShownAnyMoreAreNotLoaded() {
        Renderer renderer = renderer(layer(ProgressiveRendererTest::pixels));
        progressive.render(renderer, slice(0), CANVAS, Duration.ZERO);
        progressive.render(renderer, slice(3), CANVAS, Duration.ZERO);
        while (!tasks.isEmpty()) tasks.remove().run();
        assertThat(loaded).filteredOn(cell -> cell.startsWith("0:")).hasSize(16).allMatch(cell -> cell.endsWith(",2"));
        assertThat(progressive.render(renderer, slice(3), CANVAS, Duration.ZERO).isComplete())
                .isTrue();
    }

    @Test
    void withinItsBudgetThePictureIsComplete() {
        Renderer renderer = renderer(layer(ProgressiveRendererTest::pixels));
        ProgressiveRenderer direct = new ProgressiveRenderer(Runnable::run, () -> {});
        Frame frame = direct.render(renderer, slice(2), CANVAS, LONG);
        assertThat(frame.isComplete()).isTrue();
        assertSame(frame.picture(), renderer.render(slice(2), CANVAS));
    }

    @Test
    void aCellThatCanNotBeLoadedStaysCoarseAndIsToldOf() {
        StoreException failure = new StoreException("damaged");
        Renderer renderer = renderer(layer((level, cell) -> {
            if (level == 0 && cell.min(0) == 4 && cell.min(1) == 3) throw failure;
            return pixels(level, cell);
        }));
        ProgressiveRenderer direct = new ProgressiveRenderer(Runnable::run, repaints::incrementAndGet);
        Frame frame = direct.render(renderer, slice(1), CANVAS, LONG);
        assertThat(frame.missingCells()).isEqualTo(1);
        assertThat(frame.failure()).containsSame(failure);
        // Its pixels are 4 to 7 of 16, 3 to 5 of 12, on a canvas of 48 x 60.
        assertThat(frame.picture().getRGB(16, 22) & 0xFF).isEqualTo(COARSE);
        assertThat(frame.picture().getRGB(30, 22) & 0xFF).isGreaterThanOrEqualTo(128);
    }
}
