package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.PixelType;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.Window;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;

class HyperstackTest {

    private static final Axis T = Axis.time("t").withUnit("s");
    private static final Axis C = Axis.channel("c");
    private static final Axis Z = Axis.space("z").withUnit("micrometer");
    private static final Axis Y = Axis.space("y").withUnit("micrometer");
    private static final Axis X = Axis.space("x").withUnit("micrometer");

    /** A pyramid whose pixels are {@code 1000 t + 100 c + 10 z + y + x / 4}, in any type. */
    private static Pyramid<?> pyramid(List<Axis> axes, DataType type, long... xFirst) {
        double[] scale = new double[axes.size()];
        java.util.Arrays.fill(scale, 1);
        Multiscale multiscale = Multiscale.of("test", axes, List.of(Level.of("0", Scale.of(scale))));
        return pyramid(multiscale, type, xFirst);
    }

    private static Pyramid<?> pyramid(Multiscale multiscale, DataType type, long... xFirst) {
        return cells(multiscale, type, xFirst);
    }

    private static <T extends net.imglib2.type.NativeType<T> & net.imglib2.type.numeric.RealType<T>> Pyramid<T> cells(
            Multiscale multiscale, DataType type, long... xFirst) {
        int[] cell = new int[xFirst.length];
        java.util.Arrays.fill(cell, 3);
        List<String> names = new ArrayList<>();
        multiscale.axes().forEach(axis -> names.add(0, axis.name()));
        return Pyramid.of(
                multiscale,
                type,
                List.of(LazyCells.<T>image(
                        xFirst, cell, PixelType.inMemory(type), new CellCache(1 << 24), i -> pixels(i, names, type))));
    }

    private static Object pixels(Interval cell, List<String> names, DataType type) {
        Map<String, Integer> weights = Map.of("t", 1000, "c", 100, "z", 10, "y", 1, "x", 3);
        Object pixels = PixelType.inMemory(type).newArray((int) Intervals.numElements(cell));
        long[] position = cell.minAsLongArray();
        for (int i = 0; i < java.lang.reflect.Array.getLength(pixels); i++) {
            int value = 0;
            for (int d = 0; d < position.length; d++) value += weights.get(names.get(d)) * (int) position[d];
            if (pixels instanceof byte[] a) a[i] = (byte) (value - (type == DataType.INT8 ? 100 : 0));
            if (pixels instanceof short[] a) a[i] = (short) (value - (type == DataType.INT16 ? 2000 : 0));
            if (pixels instanceof int[] a) a[i] = value - (type == DataType.INT32 ? 2000 : 0);
            if (pixels instanceof long[] a) a[i] = value - (type == DataType.INT64 ? 2000 : 0);
            if (pixels instanceof float[] a) a[i] = value - 2000.5f;
            if (pixels instanceof double[] a) a[i] = value - 2000.5;
            for (int d = 0; d < position.length && ++position[d] > cell.max(d); d++) position[d] = cell.min(d);
        }
        return pixels;
    }

    @Test
    void planesStandInImageJsOrderOfChannelsSlicesAndFrames() {
        ImagePlus image = Hyperstack.of(pyramid(List.of(T, C, Z, Y, X), DataType.UINT16, 7, 5, 4, 2, 3));
        assertThat(image.getDimensions()).containsExactly(7, 5, 2, 4, 3);
        for (int t = 0; t < 3; t++)
            for (int z = 0; z < 4; z++)
                for (int c = 0; c < 2; c++) {
                    ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(c + 1, z + 1, t + 1));
                    assertThat(plane.get(6, 3)).isEqualTo(1000 * t + 100 * c + 10 * z + 3 + 18);
                }
    }

    @Test
    void anySelectionOfAxesIsShown() {
        record Case(List<Axis> axes, long[] size, int[] dimensions) {}
        List.of(
                        new Case(List.of(Y, X), new long[] {7, 5}, new int[] {7, 5, 1, 1, 1}),
                        new Case(List.of(Z, Y, X), new long[] {7, 5, 4}, new int[] {7, 5, 1, 4, 1}),
                        new Case(List.of(C, Y, X), new long[] {7, 5, 2}, new int[] {7, 5, 2, 1, 1}),
                        new Case(List.of(T, Y, X), new long[] {7, 5, 3}, new int[] {7, 5, 1, 1, 3}),
                        new Case(List.of(T, C, Y, X), new long[] {7, 5, 2, 3}, new int[] {7, 5, 2, 1, 3}),
                        new Case(List.of(T, Z, Y, X), new long[] {7, 5, 4, 3}, new int[] {7, 5, 1, 4, 3}))
                .forEach(c -> {
                    ImagePlus image = Hyperstack.of(pyramid(c.axes, DataType.UINT16, c.size));
                    assertThat(image.getDimensions()).as(c.axes.toString()).containsExactly(c.dimensions);
                    assertThat(image).isInstanceOf(c.axes.contains(C) ? CompositeImage.class : ImagePlus.class);
                    int last = image.getStackSize();
                    int expected = 0;
                    for (int d = 0; d < c.size.length; d++)
                        expected += (int) (c.size[d] - 1)
                                * Map.of(T, 1000, C, 100, Z, 10, Y, 1, X, 3).get(c.axes.get(c.axes.size() - 1 - d));
                    assertThat(image.getStack().getProcessor(last).get(6, 4)).isEqualTo(expected);
                });
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void everyTypeShowsItsValues(DataType type) {
        ImagePlus image = Hyperstack.of(pyramid(List.of(Z, Y, X), type, 7, 5, 4));
        image.setSlice(3);
        double offset =
                switch (type) {
                    case INT8 -> -100;
                    case INT16, INT32, INT64 -> -2000;
                    case FLOAT16, FLOAT32, FLOAT64 -> -2000.5;
                    default -> 0;
                };
        double expected = 20 + 4 + 3 * 5 + offset;
        assertThat(image.getProcessor().getPixelValue(5, 4)).isEqualTo((float) expected);
        image.setRoi(5, 4, 1, 1);
        assertThat(image.getStatistics().mean).isCloseTo(expected, within(1e-6));
        Class<?> processor =
                switch (type) {
                    case BOOL, UINT8, INT8 -> ByteProcessor.class;
                    case UINT16, INT16 -> ShortProcessor.class;
                    default -> FloatProcessor.class;
                };
        assertThat(image.getProcessor()).isInstanceOf(processor);
    }

    @Test
    void largeUnsignedIntegersStayPositive() {
        float[] shown = (float[])
                PlanePixels.processor(new int[] {-1}, DataType.UINT32, 1, 1).getPixels();
        assertThat(shown[0]).isEqualTo(4294967296f);
        long[] large = {-1, Long.MIN_VALUE, Long.MIN_VALUE + (1L << 40) + 1};
        shown = (float[]) PlanePixels.processor(large, DataType.UINT64, 3, 1).getPixels();
        for (int i = 0; i < large.length; i++)
            assertThat(shown[i]).isEqualTo(new java.math.BigDecimal(Long.toUnsignedString(large[i])).floatValue());
    }

    @Test
    void calibrationHasSizesUnitsOriginAndInterval() {
        Level level = Level.of("0", Scale.of(2.5, 1, 0.5, 0.25, 0.2), Translation.of(0, 0, 5, 1, -2));
        Multiscale multiscale = Multiscale.of("test", List.of(T, C, Z, Y, X), List.of(level));
        ImagePlus image = Hyperstack.of(pyramid(multiscale, DataType.UINT8, 7, 5, 4, 2, 3));
        Calibration calibration = image.getCalibration();
        assertThat(calibration.pixelWidth).isEqualTo(0.2);
        assertThat(calibration.pixelHeight).isEqualTo(0.25);
        assertThat(calibration.pixelDepth).isEqualTo(0.5);
        assertThat(calibration.getUnit()).isEqualTo("\u00B5m");
        assertThat(calibration.frameInterval).isEqualTo(2.5);
        assertThat(calibration.getTimeUnit()).isEqualTo("sec");
        assertThat(calibration.getX(0)).isCloseTo(-2, within(1e-12));
        assertThat(calibration.getY(0)).isCloseTo(1, within(1e-12));
        assertThat(calibration.getZ(0)).isCloseTo(5, within(1e-12));
    }

    @Test
    void channelsHaveTheirColoursWindowsAndNames() {
        Multiscale multiscale = Multiscale.of("test", List.of(C, Y, X), List.of(Level.of("0", Scale.ones(3))))
                .withRendering(Rendering.of(List.of(
                        Channel.of("DAPI", 0x3080FF, Window.of(0, 65535, 10, 90)),
                        Channel.of("GFP", 0x00FF00, Window.of(0, 65535, 20, 300))
                                .withActive(false))));
        CompositeImage image = (CompositeImage) Hyperstack.of(pyramid(multiscale, DataType.UINT16, 7, 5, 2));
        assertThat(image.getMode()).isEqualTo(CompositeImage.COMPOSITE);
        assertThat(image.getStack().getSliceLabel(1)).isEqualTo("DAPI");
        assertThat(image.getStack().getSliceLabel(2)).isEqualTo("GFP");
        assertThat(image.getChannelLut(1).getRGB(255) & 0xFFFFFF).isEqualTo(0x3080FF);
        assertThat(image.getChannelLut(1).min).isEqualTo(10);
        assertThat(image.getChannelLut(1).max).isEqualTo(90);
        assertThat(image.getChannelLut(2).max).isEqualTo(300);
        assertThat(image.getActiveChannels()).startsWith(true, false);
    }

    @Test
    void channelsThatSayNothingGetImageJsColours() {
        CompositeImage image = (CompositeImage) Hyperstack.of(pyramid(List.of(C, Y, X), DataType.UINT16, 7, 5, 3));
        for (int c = 0; c < 3; c++)
            assertThat(image.getChannelLut(c + 1).getRGB(255)).isEqualTo(CompositeImage.colors[c].getRGB());
    }

    @Test
    void moreChannelsThanACompositeTakesAreShownOneByOne() {
        CompositeImage image = (CompositeImage) Hyperstack.of(pyramid(List.of(C, Y, X), DataType.UINT16, 7, 5, 12));
        assertThat(image.getMode()).isEqualTo(CompositeImage.GRAYSCALE);
        assertThat(image.getNChannels()).isEqualTo(12);
    }

    @Test
    void contrastComesFromTheCoarsestLevelAlone() {
        MemoryStore memory = new MemoryStore();
        ImagePlus source = TestImages.hyperstack(16, 64, 64, 1, 16, 1);
        TestImages.save(
                pyramidWithoutWindows(source),
                memory,
                WriteOptions.defaults().withLevels(3).withChunks(Map.of("x", 16, "y", 16, "z", 4)));
        CountingStore store = new CountingStore(memory);
        Pyramid<?> pyramid = TestImages.open(store);
        assertThat(store.chunksRead()).isEmpty();
        DisplayRanges.Range range = DisplayRanges.of(withoutWindows(pyramid), HyperstackAxes.of(pyramid))
                .of(0);
        assertThat(store.chunksRead()).isNotEmpty().allMatch(key -> key.startsWith("2/"));
        assertThat(range.max()).isGreaterThan(range.min());
    }

    private static Pyramid<?> pyramidWithoutWindows(ImagePlus source) {
        return withoutWindows(PlaneSource.pyramid(source, new CellCache(1 << 24)));
    }

    private static Pyramid<?> withoutWindows(Pyramid<?> pyramid) {
        return pyramid.withMultiscale(pyramid.multiscale().withRendering(Rendering.NONE));
    }

    @Test
    void onlyTheChunksOfAPlaneAreRead() {
        MemoryStore memory = new MemoryStore();
        TestImages.save(
                PlaneSource.pyramid(TestImages.hyperstack(16, 64, 48, 2, 16, 3), new CellCache(1 << 24)),
                memory,
                WriteOptions.defaults().withChunks(Map.of("x", 32, "y", 16, "z", 4)));
        CountingStore store = new CountingStore(memory);
        ImagePlus image = Hyperstack.of(TestImages.open(store));
        List<String> before = store.chunksRead();
        assertThat(before).as("the first plane of each channel").hasSize(2 * 2 * 3);
        image.getStack().getProcessor(image.getStackIndex(2, 10, 3));
        List<String> read = store.chunksRead();
        assertThat(read.subList(before.size(), read.size()))
                .hasSize(2 * 3)
                .allMatch(key -> key.startsWith("0/c/2/1/2/"));
        image.getStack().getProcessor(image.getStackIndex(2, 11, 3));
        assertThat(store.chunksRead())
                .as("the next plane lies in the same chunks")
                .hasSize(read.size());
    }

    @Test
    void planesBeyondImageJsLimitNameTheLevelsThatFit() {
        Multiscale multiscale = Multiscale.of(
                "slide",
                List.of(Y, X),
                List.of(Level.of("0", Scale.of(1, 1)), Level.of("1", Scale.of(2, 2)), Level.of("2", Scale.of(4, 4))));
        assertThatThrownBy(() -> Hyperstack.of(huge(multiscale)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("100000 x 100000")
                .hasMessageContaining("level 2 (25000 x 25000)")
                .hasMessageNotContaining("level 1");
    }

    private static <T extends net.imglib2.type.NativeType<T> & net.imglib2.type.numeric.RealType<T>> Pyramid<T> huge(
            Multiscale multiscale) {
        List<net.imglib2.img.cell.AbstractCellImg<T, ?, ?, ?>> levels = new ArrayList<>();
        for (long edge : new long[] {100000, 50000, 25000})
            levels.add(LazyCells.<T>image(
                    new long[] {edge, edge}, new int[] {1024, 1024}, DataType.UINT8, new CellCache(1 << 20), cell -> {
                        throw new AssertionError("a pixel was read");
                    }));
        return Pyramid.of(multiscale, DataType.UINT8, levels);
    }

    @Test
    void defaultPositionIsShown() {
        Multiscale multiscale = Multiscale.of("test", List.of(Z, Y, X), List.of(Level.of("0", Scale.ones(3))))
                .withRendering(Rendering.NONE.withDefaults(2, 0));
        assertThat(Hyperstack.of(pyramid(multiscale, DataType.UINT8, 7, 5, 4)).getSlice())
                .isEqualTo(3);
    }

    @Test
    void slicesCanBeDeletedAndDuplicatedAsInAnyStack() {
        ImagePlus image = Hyperstack.of(pyramid(List.of(Z, Y, X), DataType.UINT16, 7, 5, 4));
        ImagePlus copy = image.duplicate();
        assertThat(copy.getStack().isVirtual()).isFalse();
        assertThat(copy.getStack().getVoxel(2, 1, 3)).isEqualTo(37);
        assertThat(image.getStack().getVoxel(2, 1, 3)).isEqualTo(37);
        image.getStack().deleteSlice(2);
        assertThat(image.getStack().size()).isEqualTo(3);
        assertThat(image.getStack().getVoxel(2, 1, 2)).isEqualTo(37);
    }
}
