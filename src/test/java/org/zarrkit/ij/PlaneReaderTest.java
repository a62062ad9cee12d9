package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.OpText;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.store.MemoryStore;

class PlaneReaderTest {

    private static final int ROWS = 10;

    /** Planes that pretend to be compressed, in pieces of a few rows or whole, and note which pieces are decoded. */
    private static final class CountingPlanes implements PlaneRows {
        final ConcurrentLinkedQueue<String> decoded = new ConcurrentLinkedQueue<>();
        final ImagePlus image;
        final int pieceRows;

        CountingPlanes(ImagePlus image, int pieceRows) {
            this.image = image;
            this.pieceRows = pieceRows;
        }

        @Override
        public int pieceRows() {
            return pieceRows;
        }

        @Override
        public boolean isCostly() {
            return true;
        }

        @Override
        public Object read(int plane, Rectangle part) {
            int last = (part.y + part.height - 1) / pieceRows;
            for (int piece = part.y / pieceRows; piece <= last; piece++) decoded.add(plane + "," + piece);
            return new StackRows(image).read(plane, part);
        }
    }

    /** Too little for a slab, and for the planes in a cache. */
    private static final int LITTLE = 500_000;

    private static ImagePlus image(int bits) {
        return TestImages.hyperstack(bits, 150, 130, 1, 40, 1);
    }

    private static MemoryStore saved(LazyImage<?> image) {
        MemoryStore store = new MemoryStore();
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 16, "y", 16, "z", 16))
                .withMemory(LITTLE)
                .withLevels(2);
        PyramidSaver.save(image, new WriteTarget(store, "", options), ThreadRunner.of(2), Progress.NONE);
        return store;
    }

    private static Pyramid<?> reading(PlaneRows rows, ImagePlus image) {
        DataType type = PlaneSource.type(image);
        return PlaneSource.pyramid(image, new CellCache(1 << 16))
                .withReaders(List.of(PlaneReader.keeping(rows, PlaneAxes.of(image, type))));
    }

    private static void assertSame(MemoryStore store, MemoryStore expected) {
        assertThat(store.list("").toList()).isEqualTo(expected.list("").toList());
        expected.list("").forEach(key -> assertThat(store.get(key)).as(key).isEqualTo(expected.get(key)));
    }

    @ParameterizedTest
    @CsvSource({"16,10", "16,130", "8,10", "32,130", "24,10", "24,130"})
    void everyPieceIsDecodedOnceThoughNeitherSlabNorCacheHoldsIt(int bits, int pieceRows) {
        ImagePlus image = image(bits);
        CountingPlanes planes = new CountingPlanes(image, pieceRows);
        MemoryStore store = saved(LazyImage.of(reading(planes, image)));
        assertThat(planes.decoded).hasSize(40 * (130 / pieceRows)).doesNotHaveDuplicates();
        assertSame(store, saved(LazyImage.of(PlaneSource.pyramid(image, new CellCache(1 << 24)))));
    }

    @ParameterizedTest
    @CsvSource({"10", "130"})
    void everyPieceIsDecodedOnceThoughOperationsNeedAHalo(int pieceRows) {
        ImagePlus image = image(16);
        CountingPlanes planes = new CountingPlanes(image, pieceRows);
        MemoryStore store = saved(smooth(LazyImage.of(reading(planes, image))));
        assertThat(planes.decoded).hasSize(40 * (130 / pieceRows)).doesNotHaveDuplicates();
        assertSame(store, saved(smooth(LazyImage.of(PlaneSource.pyramid(image, new CellCache(1 << 24))))));
    }

    private static LazyImage<?> smooth(LazyImage<?> image) {
        return image.then(OpText.parse("mean radius=2", image.spec(), location -> {
            throw new AssertionError(location);
        }));
    }

    @Test
    void largeVirtualStacksKeepWhatTheyMade() {
        TestImages.CountingVirtualStack stack = new TestImages.CountingVirtualStack(150, 130, 40);
        ImagePlus window = new ImagePlus("virtual", stack);
        int before = stack.reads.get();
        MemoryStore store = saved(LazyImage.of(PlaneSource.pyramid(window, new CellCache(1 << 16))));
        assertThat(stack.reads.get()).isLessThanOrEqualTo(before + 40 + 2);
        assertThat(stack.crowded).isFalse();
        assertThat(store.list("").toList()).isNotEmpty();
    }

    @Test
    void stripsThatAreUsedUpAreNotKept() {
        ImagePlus image = image(16);
        CountingPlanes planes = new CountingPlanes(image, ROWS);
        PlaneReader reader = PlaneReader.keeping(planes, PlaneAxes.of(image, DataType.UINT16));
        var wide = new FinalInterval(new long[] {0, 10, 0}, new long[] {149, 29, 0});
        reader.read(wide);
        reader.read(wide);
        assertThat(planes.decoded).containsExactly("1,1", "1,2", "1,1", "1,2");
    }

    /** Java closes a file when a thread that reads it is interrupted, as those of a cancelled save are. */
    @Test
    void interruptCostsWhatWasKeptButNotTheImage() {
        ImagePlus image = image(16);
        CountingPlanes planes = new CountingPlanes(image, ROWS);
        PlaneReader reader = PlaneReader.keeping(planes, PlaneAxes.of(image, DataType.UINT16));
        var part = new FinalInterval(new long[] {3, 3, 2}, new long[] {9, 5, 2});
        Object pixels = reader.read(part);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> reader.read(part)).isInstanceOf(StoreException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reader.read(part)).isEqualTo(pixels);
        assertThat(planes.decoded).containsExactly("3,0", "3,0");
    }
}
