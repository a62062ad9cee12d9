package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.blocks.PyramidSaver.Output;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.store.DyingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.WritableStore;

/** Several images from one sweep. */
class SeveralOutputsTest {

    private static final int[] SIZE = {90, 70, 40};
    private static final long PIXELS = 90 * 70 * 40;
    private static final short[] IMAGE = TestVolumes.blobs(SIZE);
    private static final Pyramid<?> SOURCE = Pyramid.of(
            TestVolumes.spec(new long[] {90, 70, 40}, DataType.UINT16).multiscale(),
            DataType.UINT16,
            List.of(LazyCells.<UnsignedShortType>image(
                    new long[] {90, 70, 40},
                    new int[] {32, 32, 16},
                    DataType.UINT16,
                    new CellCache(1 << 26),
                    cell -> TestVolumes.cut(IMAGE, SIZE, cell))));

    /** Adds 1, and counts the pixels that it has computed. */
    private record Counted(AtomicLong pixels) implements BlockOp {

        @Override
        public String name() {
            return "add";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("value", "1");
        }

        @Override
        public void apply(BlockSource input, Block output) {
            pixels.addAndGet(output.size());
            new Arithmetic(Arithmetic.Kind.ADD, 1, Optional.empty()).apply(input, output);
        }
    }

    private static WriteTarget target(WritableStore store) {
        return new WriteTarget(
                store,
                "",
                WriteOptions.defaults()
                        .withChunks(Map.of("x", 16, "y", 16, "z", 16))
                        .withMemory(40_000_000));
    }

    private static Map<String, String> contents(MemoryStore store) {
        Map<String, String> contents = new TreeMap<>();
        store.list("").forEach(key -> {
            byte[] bytes = new byte[store.get(key).orElseThrow().remaining()];
            store.get(key).orElseThrow().get(bytes);
            contents.put(key, HexFormat.of().formatHex(bytes));
        });
        return contents;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void eachIsAsIfSavedAloneAndWhatIsCommonIsComputedOnce(int threads) {
        AtomicLong computed = new AtomicLong();
        LazyImage<?> common = LazyImage.of(SOURCE).then(new Counted(computed));
        LazyImage<?> mask = common.then(new Threshold(150));
        LazyImage<?> inverse = common.then(OpText.parse("invert", common.spec()));
        List<LazyImage<?>> images = List.of(common, mask, inverse);
        List<MemoryStore> together = List.of(new MemoryStore(), new MemoryStore(), new MemoryStore());
        PyramidSaver.save(
                List.of(
                        new Output(common, target(together.get(0))),
                        new Output(mask, target(together.get(1))),
                        new Output(inverse, target(together.get(2)))),
                ThreadRunner.of(threads),
                Progress.NONE);
        assertThat(computed).hasValue(PIXELS);
        for (int i = 0; i < images.size(); i++) {
            MemoryStore alone = new MemoryStore();
            PyramidSaver.save(images.get(i), target(alone), ThreadRunner.of(threads), Progress.NONE);
            assertThat(contents(together.get(i))).hasSizeGreaterThan(10).isEqualTo(contents(alone));
        }
        assertThat(computed).hasValue(4 * PIXELS);
    }

    /** An operation with a halo needs more of the common part than the others: it is asked first. */
    @Test
    void aHaloIsNotReadTwice() {
        AtomicLong computed = new AtomicLong();
        LazyImage<?> common = LazyImage.of(SOURCE).then(new Counted(computed));
        LazyImage<?> smooth = common.then(OpText.parse("mean radius=2", common.spec()));
        PyramidSaver.save(smooth, target(new MemoryStore()), ThreadRunner.of(1), Progress.NONE);
        long alone = computed.getAndSet(0);
        PyramidSaver.save(
                List.of(new Output(common, target(new MemoryStore())), new Output(smooth, target(new MemoryStore()))),
                ThreadRunner.of(1),
                Progress.NONE);
        assertThat(computed.get()).isBetween(PIXELS, 2 * alone).isLessThan(alone + PIXELS);
    }

    @Test
    void imagesOfOtherSizesAreSavedToo() {
        LazyImage<?> whole = LazyImage.of(SOURCE);
        LazyImage<?> flat = whole.then(OpText.parse("project axis=z method=max", whole.spec()));
        MemoryStore first = new MemoryStore();
        MemoryStore second = new MemoryStore();
        WriteTarget flatTarget = new WriteTarget(second, "", WriteOptions.defaults());
        PyramidSaver.save(
                List.of(new Output(whole, target(first)), new Output(flat, flatTarget)),
                ThreadRunner.of(2),
                Progress.NONE);
        MemoryStore alone = new MemoryStore();
        PyramidSaver.save(flat, new WriteTarget(alone, "", WriteOptions.defaults()), ThreadRunner.of(2), Progress.NONE);
        assertThat(contents(second)).isEqualTo(contents(alone));
    }

    @Test
    void whatIsInterruptedIsContinuedToTheSameBytes() {
        LazyImage<?> image = LazyImage.of(SOURCE);
        LazyImage<?> mask = image.then(new Threshold(150));
        MemoryStore first = new MemoryStore();
        MemoryStore second = new MemoryStore();
        assertThatThrownBy(() -> PyramidSaver.save(
                        List.of(new Output(image, target(first)), new Output(mask, target(new DyingStore(second, 60)))),
                        ThreadRunner.of(2),
                        Progress.NONE))
                .isInstanceOf(DyingStore.Killed.class);
        PyramidSaver.save(
                List.of(new Output(image, target(first)), new Output(mask, target(second))),
                ThreadRunner.of(2),
                Progress.NONE);
        MemoryStore alone = new MemoryStore();
        PyramidSaver.save(mask, target(alone), ThreadRunner.of(1), Progress.NONE);
        assertThat(contents(second)).isEqualTo(contents(alone));
        MemoryStore imageAlone = new MemoryStore();
        PyramidSaver.save(image, target(imageAlone), ThreadRunner.of(1), Progress.NONE);
        assertThat(contents(first)).isEqualTo(contents(imageAlone));
    }

    @Test
    void twoImagesAtOnePlaceAreRefused() {
        MemoryStore store = new MemoryStore();
        LazyImage<?> image = LazyImage.of(SOURCE);
        assertThatThrownBy(() -> PyramidSaver.save(
                        List.of(new Output(image, target(store)), new Output(image, target(store))),
                        ThreadRunner.of(1),
                        Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 images");
        assertThat(store.list("")).isEmpty();
    }
}
