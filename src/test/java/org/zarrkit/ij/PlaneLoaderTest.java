package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.plugin.Duplicator;
import ij.plugin.ZProjector;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;

class PlaneLoaderTest {

    private static final int WIDTH = 72;
    private static final int SLICES = 40;

    private final MemoryStore memory = new MemoryStore();
    private final CountingStore store = new CountingStore(memory);

    /** An image in chunks of 16 x 16 x 16, whose pixels tell where they are. */
    private Pyramid<?> stored(int channels) {
        TestImages.save(
                PlaneSource.pyramid(TestImages.hyperstack(16, WIDTH, 50, channels, SLICES, 1), new CellCache(1 << 26)),
                memory,
                WriteOptions.defaults().withLevels(1).withChunks(Map.of("x", 16, "y", 16, "z", 16)));
        return TestImages.open(store);
    }

    private static void assertPixels(ImagePlus image, int c, int z) {
        int plane = image.getStackIndex(c + 1, z + 1, 1);
        assertThat(image.getStack().getProcessor(plane).getPixels())
                .isEqualTo(TestImages.plane(16, WIDTH, 50, c, z, 0).getPixels());
    }

    @Test
    void scrollingThroughSlicesReadsEachChunkOnce() {
        ImagePlus image = Hyperstack.of(stored(2), 0, new CellCache(1 << 26));
        for (int z = 0; z < SLICES; z++) for (int c = 0; c < 2; c++) assertPixels(image, c, z);
        for (int z = SLICES - 1; z >= 0; z--) for (int c = 0; c < 2; c++) assertPixels(image, c, z);
        List<String> read = store.chunksRead();
        assertThat(read).hasSize(2 * 3 * 4 * 5).doesNotHaveDuplicates();
    }

    @Test
    void duplicatingAndProjectingReadEachChunkOnce() {
        ImagePlus image = Hyperstack.of(stored(1), 0, new CellCache(1 << 26));
        ImagePlus copy = new Duplicator().run(image);
        assertThat(copy.getStack().isVirtual()).isFalse();
        ImagePlus highest = ZProjector.run(image, "max");
        assertThat(highest.getProcessor().getPixels())
                .isEqualTo(ZProjector.run(copy, "max").getProcessor().getPixels());
        assertThat(store.chunksRead()).hasSize(3 * 4 * 5).doesNotHaveDuplicates();
    }

    @Test
    void whereLayersOfChunksDoNotFitPlanesAreKept() {
        ImagePlus image = Hyperstack.of(stored(1), 0, new CellCache(100_000));
        int first = store.chunksRead().size();
        assertPixels(image, 0, 0);
        assertPixels(image, 0, 0);
        assertThat(store.chunksRead()).hasSize(first);
        assertPixels(image, 0, 39);
        assertThat(store.chunksRead().size()).isGreaterThan(first);
    }

    @Test
    void planesTooLargeToBeKeptAreReadEachTime() {
        ImagePlus image = Hyperstack.of(stored(2), 0, new CellCache(10_000));
        for (int z : new int[] {0, 39, 17, 17}) for (int c = 0; c < 2; c++) assertPixels(image, c, z);
        assertThat(new HashSet<>(store.chunksRead()).size())
                .isLessThan(store.chunksRead().size());
    }

    @Test
    void preparedPlanesAreThereWhateverTheCacheKeeps() {
        ImagePlus image = Hyperstack.of(stored(2), 0, new CellCache(10_000));
        ((LazyStack) image.getStack()).prepare(new int[] {21, 22});
        int read = store.chunksRead().size();
        for (int times = 0; times < 2; times++) for (int c = 0; c < 2; c++) assertPixels(image, c, 10);
        assertThat(store.chunksRead()).hasSize(read);
        image.getStack().getProcessor(21).set(5, 5, 0);
        assertPixels(image, 0, 10);
    }

    @Test
    void aPlaneThatWasDrawnOnComesBackUnchanged() {
        ImagePlus image = Hyperstack.of(stored(1), 0, new CellCache(100_000));
        image.getStack().getProcessor(3).set(5, 5, 0);
        assertPixels(image, 0, 2);
    }

    @Test
    void planesAheadAreLoadedBeforeTheyAreAskedFor() throws Exception {
        List<CompletableFuture<Void>> loaded = java.util.stream.IntStream.range(0, 20)
                .mapToObj(z -> new CompletableFuture<Void>())
                .toList();
        CellCache cache = new CellCache(1 << 22);
        Multiscale multiscale = Multiscale.of(
                        "test",
                        List.of(Axis.space("z"), Axis.space("y"), Axis.space("x")),
                        List.of(Level.of("0", Scale.ones(3))))
                .withRendering(Rendering.NONE);
        Pyramid<?> pyramid = slices(multiscale, loaded, cache);
        ImagePlus image = Hyperstack.of(pyramid, 0, cache);
        image.getStack().getProcessor(11);
        image.getStack().getProcessor(12);
        for (int z = 12; z < 20; z++) loaded.get(z).get(1, TimeUnit.MINUTES);
    }

    private static <T extends net.imglib2.type.NativeType<T> & net.imglib2.type.numeric.RealType<T>> Pyramid<T> slices(
            Multiscale multiscale, List<CompletableFuture<Void>> loaded, CellCache cache) {
        return Pyramid.of(
                multiscale,
                DataType.UINT8,
                List.of(LazyCells.<T>image(new long[] {8, 8, 20}, new int[] {8, 8, 1}, DataType.UINT8, cache, cell -> {
                    loaded.get((int) cell.min(2)).complete(null);
                    return new byte[64];
                })));
    }
}
