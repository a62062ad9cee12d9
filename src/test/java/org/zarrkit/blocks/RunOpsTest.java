package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.filter.GaussianBlur;
import ij.plugin.filter.RankFilters;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;

/** Commands and macros of ImageJ, and functions, on blocks. */
class RunOpsTest {

    private static final int[] SIZE = {90, 70, 5};
    private static final long[] LONG_SIZE = {90, 70, 5};
    private static final short[] IMAGE = TestVolumes.blobs(SIZE);

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTableOfCommands() {
        ImageJCommands.plugIn("Find Edges");
    }

    private static LazyImage<?> image(DataType type) {
        LazyImage<?> shorts = LazyImage.of(Pyramid.of(
                TestVolumes.spec(LONG_SIZE, DataType.UINT16).multiscale(),
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        LONG_SIZE,
                        new int[] {32, 20, 2},
                        DataType.UINT16,
                        new CellCache(1 << 26),
                        cell -> TestVolumes.cut(IMAGE, SIZE, cell)))));
        return shorts.then(List.of("multiply value=0.02", "convert type=" + type.zarrName()), location -> shorts);
    }

    private static Block run(LazyImage<?> image, String text) {
        LazyImage<?> result = image.then(OpText.parse(text, image.spec()));
        return result.read(result.spec().interval());
    }

    private static ImageProcessor plane(Object pixels, int z) {
        int n = SIZE[0] * SIZE[1];
        if (pixels instanceof byte[] a)
            return new ByteProcessor(SIZE[0], SIZE[1], Arrays.copyOfRange(a, z * n, (z + 1) * n));
        if (pixels instanceof short[] a)
            return new ShortProcessor(SIZE[0], SIZE[1], Arrays.copyOfRange(a, z * n, (z + 1) * n), null);
        return new FloatProcessor(SIZE[0], SIZE[1], Arrays.copyOfRange((float[]) pixels, z * n, (z + 1) * n));
    }

    /** The halo is as wide as ImageJ's kernels reach; the last commands are none of those that run at once. */
    @ParameterizedTest
    @CsvSource({
        "UINT8, Gaussian Blur..., sigma=2, 10",
        "UINT16, Gaussian Blur..., sigma=2, 10",
        "FLOAT32, Gaussian Blur..., sigma=1.5, 8",
        "UINT8, Median..., radius=2, 2",
        "FLOAT32, Median..., radius=2, 2",
        "UINT16, Maximum..., radius=3, 4",
        "UINT8, Find Edges, '', 1",
        "UINT16, Find Edges, '', 1",
        "FLOAT32, Sharpen, '', 1",
        "UINT8, Invert, '', 0",
        "UINT16, Despeckle, '', 1",
    })
    void onBlocksAsOnTheWhole(DataType type, String command, String options, int halo) {
        LazyImage<?> image = image(type);
        Block found = run(image, "run command=[" + command + "] options=[" + options + "] halo=" + halo);
        Object whole = image.read(image.spec().interval()).pixels();
        for (int z = 0; z < SIZE[2]; z++) {
            ImagePlus expected = new ImagePlus("whole", plane(whole, z));
            runOnWhole(expected, command, options);
            assertThat(plane(found.pixels(), z).getPixels())
                    .as("plane " + z)
                    .isEqualTo(expected.getProcessor().getPixels());
        }
    }

    /** Commands with a dialog need a screen; these are what they call. */
    private static void runOnWhole(ImagePlus whole, String command, String options) {
        ImageProcessor plane = whole.getProcessor();
        double number = options.isEmpty() ? 0 : Double.parseDouble(options.replaceAll(".*=", ""));
        switch (command) {
            case "Gaussian Blur..." ->
                new GaussianBlur().blurGaussian(plane, number, number, plane.getBitDepth() == 8 ? 0.002 : 0.0002);
            case "Median..." -> new RankFilters().rank(plane, number, RankFilters.MEDIAN);
            case "Maximum..." -> new RankFilters().rank(plane, number, RankFilters.MAX);
            default -> IJ.run(whole, command, options);
        }
    }

    @Test
    void aPlaneByItselfNeedsNoOtherPlanes() {
        ImageSpec spec = image(DataType.UINT8).spec();
        assertThat(((OnBlocks) OpText.parse("run command=Smooth halo=1", spec)).halo())
                .containsExactly(1, 1, 0);
        assertThat(((OnBlocks) OpText.parse("run command=Smooth halo=1 stack=true", spec)).halo())
                .containsExactly(1, 1, 1);
    }

    /** A filter that ends early would leave a block that looks like a result. */
    @Test
    void whatWasInterruptedIsNoResult() {
        RunInImageJ filter = new RunInImageJ(ImageJCode.command("Find Edges", ""), false);
        Block block = Block.of(new FinalInterval(16, 16), DataType.UINT8);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> filter.apply(block, DataType.UINT8)).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void volumesAreRunAsStacks() {
        LazyImage<?> image = image(DataType.UINT8);
        Block planes = run(image, "run command=Despeckle halo=1");
        assertThat(run(image, "run command=Despeckle halo=1 stack=true").pixels())
                .isEqualTo(planes.pixels());
    }

    @Test
    void aCommandThatNeedsAScreenFailsWithoutOne() {
        assertThatThrownBy(() -> run(image(DataType.UINT8), "run command=[Canvas Size...] options=[width=9]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Canvas Size...' failed")
                .hasMessageContaining("Headless");
    }

    /** So the test above compares what it says. */
    @Test
    void withoutAHaloTheBordersOfBlocksShow() {
        LazyImage<?> image = image(DataType.UINT8);
        Block found = run(image, "run command=[Gaussian Blur...] options=[sigma=2]");
        ImageProcessor expected = plane(image.read(image.spec().interval()).pixels(), 2);
        new GaussianBlur().blurGaussian(expected, 2, 2, 0.002);
        assertThat(plane(found.pixels(), 2).getPixels()).isNotEqualTo(expected.getPixels());
    }

    @Test
    void aMacroKnowsWhereItsBlockIs() throws IOException {
        Path macro = folder.resolve("set position.ijm");
        Files.writeString(macro, """
                p = split(getArgument(), ',');
                run('Invert');
                setPixel(0, 0, p[0] + getWidth() + 10 * p[2]);
                updateDisplay();
                """);
        LazyImage<?> image = image(DataType.UINT8);
        byte[] found = (byte[]) run(image, "run macro=[" + macro + "]").pixels();
        byte[] whole = (byte[]) image.read(image.spec().interval()).pixels();
        for (int i = 0; i < found.length; i++) {
            int x = i % SIZE[0];
            boolean first = x % 32 == 0 && i / SIZE[0] % SIZE[1] % 20 == 0;
            int z = i / (SIZE[0] * SIZE[1]);
            int expected = first ? x + Math.min(32, SIZE[0] - x) + 10 * z : 255 - (whole[i] & 0xff);
            assertThat(found[i] & 0xff).as("pixel " + i).isEqualTo(expected);
        }
    }

    @Test
    void mistakesAreNamed() throws IOException {
        LazyImage<?> image = image(DataType.UINT16);
        Path wrong = folder.resolve("wrong.ijm");
        Files.writeString(wrong, "nothing(3);");
        Path rotated = folder.resolve("rotated.ijm");
        Files.writeString(rotated, "run('Rotate 90 Degrees Right');");
        for (String[] mistake : new String[][] {
            {"run", "command=["},
            {"run command=[No Such Thing]", "no command 'No Such Thing'"},
            {"run command=[8-bit]", "type="},
            {"run command=Smooth type=int16", "int16"},
            {"run macro=[" + wrong + "]", "wrong.ijm stopped"},
            {"run macro=[" + rotated + "]", "expected the same size"},
        })
            assertThatThrownBy(() -> run(image, mistake[0]))
                    .as(mistake[0])
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(mistake[1]);
        assertThatThrownBy(() -> run(image, "run macro=absent.ijm")).isInstanceOf(NotFoundException.class);
        LazyImage<?> longs = image.then(OpText.parse("convert type=int64", image.spec()));
        assertThatThrownBy(() -> run(longs, "run command=Smooth")).hasMessageContaining("int64");
    }

    @Test
    void anotherTypeOfTheResultIsStated() {
        LazyImage<?> image = image(DataType.UINT8);
        Block found = run(image, "run command=[32-bit] type=float32");
        assertThat(found.type()).isEqualTo(DataType.FLOAT32);
        float[] pixels = (float[]) found.pixels();
        byte[] whole = (byte[]) image.read(image.spec().interval()).pixels();
        for (int i = 0; i < pixels.length; i++) assertThat(pixels[i]).isEqualTo(whole[i] & 0xff);
    }

    @Test
    void aFunctionGetsTheSameBlocksWhoeverAsks() {
        LazyImage<?> image = image(DataType.UINT8);
        ConcurrentHashMap<List<Long>, List<Long>> sizes = new ConcurrentHashMap<>();
        BlockFunction function = (block, position) -> {
            sizes.put(
                    List.of(position[0], position[1], position[2]),
                    List.of(block.dimension(0), block.dimension(1), block.dimension(2)));
            return block;
        };
        LazyImage<?> result = image.then(RunOps.function(function, "uint8", new int[] {3, 2}, image.spec()));
        assertThat(result.read(result.spec().interval()).pixels())
                .isEqualTo(image.read(image.spec().interval()).pixels());
        assertThat(sizes).hasSize(3 * 4 * 3).containsEntry(List.of(29L, 18L, 2L), List.of(38L, 24L, 2L));
        assertThat(sizes.get(List.of(0L, 0L, 4L))).containsExactly(35L, 22L, 1L);
    }

    @Test
    void valuesOfAFunctionAreRoundedAndClamped() {
        LazyImage<?> image = image(DataType.UINT8);
        BlockFunction function = (block, position) -> {
            float[] values = new float[(int) block.size()];
            for (int i = 0; i < values.length; i++) values[i] = i % 2 == 0 ? 300.5f : -2;
            values[1] = 1.5f;
            return ArrayImgs.floats(values, block.dimensionsAsLongArray());
        };
        LazyImage<?> result = image.then(RunOps.function(function, "uint8", new int[0], image.spec()));
        byte[] pixels = (byte[]) result.read(result.spec().interval()).pixels();
        assertThat(pixels).startsWith((byte) 255, (byte) 2, (byte) 255, (byte) 0);
    }

    @Test
    void aResultOfAnotherSizeIsAnErrorThatSaysWhere() {
        LazyImage<?> image = image(DataType.UINT8);
        BlockFunction smaller = (block, position) -> shrunk(block);
        LazyImage<?> result = image.then(RunOps.function(smaller, "uint8", new int[0], image.spec()));
        assertThatThrownBy(() -> result.read(result.spec().interval()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of the size [31, ")
                .hasMessageContaining("expected [32, ");
        LazyImage<?> none = image.then(RunOps.function((b, p) -> nothing(), "uint8", new int[0], image.spec()));
        assertThatThrownBy(() -> none.read(none.spec().interval())).hasMessageContaining("returned nothing");
    }

    private static RandomAccessibleInterval<?> shrunk(RandomAccessibleInterval<?> block) {
        long[] max = block.maxAsLongArray();
        max[0]--;
        return Views.interval(block, block.minAsLongArray(), max);
    }

    /** As a function of Jython without return. */
    private static RandomAccessibleInterval<UnsignedByteType> nothing() {
        return null;
    }

    @Test
    void theTextOfAFunctionIsRefusedWithTheReason() {
        assertThatThrownBy(() ->
                        OpText.parse("function halo=2", image(DataType.UINT8).spec()))
                .hasMessageContaining("run that script");
    }
}
