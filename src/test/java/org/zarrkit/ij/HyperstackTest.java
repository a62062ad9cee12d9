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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;
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

    @Test
    void planesStandInImageJsOrderOfChannelsSlicesAndFrames() {
        ImagePlus image = Hyperstack.of(TestPyramids.of(List.of(T, C, Z, Y, X), DataType.UINT16, 7, 5, 4, 2, 3));
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
                    ImagePlus image = Hyperstack.of(TestPyramids.of(c.axes, DataType.UINT16, c.size));
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
        ImagePlus image = Hyperstack.of(TestPyramids.of(List.of(Z, Y, X), type, 7, 5, 4));
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
        ImagePlus image = Hyperstack.of(TestPyramids.of(multiscale, DataType.UINT8, 7, 5, 4, 2, 3));
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
        CompositeImage image = (CompositeImage) Hyperstack.of(TestPyramids.of(multiscale, DataType.UINT16, 7, 5, 2));
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
        CompositeImage image =
                (CompositeImage) Hyperstack.of(TestPyramids.of(List.of(C, Y, X), DataType.UINT16, 7, 5, 3));
        for (int c = 0; c < 3; c++)
            assertThat(image.getChannelLut(c + 1).getRGB(255)).isEqualTo(CompositeImage.colors[c].getRGB());
    }

    @Test
    void moreChannelsThanACompositeTakesAreShownOneByOne() {
        CompositeImage image =
                (CompositeImage) Hyperstack.of(TestPyramids.of(List.of(C, Y, X), DataType.UINT16, 7, 5, 12));
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
        assertThat(before).as("the first planes").isNotEmpty().allMatch(key -> key.matches("0/c/0/[01]/0/.*"));
        image.getStack().getProcessor(image.getStackIndex(2, 10, 3));
        List<String> read = store.chunksRead();
        assertThat(read.subList(before.size(), read.size()))
                .hasSize(2 * 3)
                .allMatch(key -> key.startsWith("0/c/2/1/2/"));
        image.getStack().getProcessor(image.getStackIndex(2, 11, 3));
        assertThat(store.chunksRead())
                .as("the next plane lies in the same chunks; those that come next may be loaded ahead")
                .doesNotHaveDuplicates();
    }

    @Test
    void planesBeyondImageJsLimitOpenAtTheFinestLevelThatFits() {
        Multiscale slide = Multiscale.of(
                "slide",
                List.of(Y, X),
                List.of(Level.of("0", Scale.of(1, 1)), Level.of("1", Scale.of(2, 2)), Level.of("2", Scale.of(4, 4))));
        Pyramid<?> pyramid = TestPyramids.huge(slide);
        long memory = 1L << 40;
        assertThat(FittingLevel.of(pyramid, 0, memory))
                .as("50000 x 50000 is too large as well")
                .isEqualTo(2);
        assertThat(Hyperstack.notes(pyramid, 0))
                .singleElement()
                .asString()
                .contains("shown at level 2, 25000 x 25000", "level 0, 100000 x 100000");
        assertThat(Hyperstack.notes(pyramid, 2)).isEmpty();
        Pyramid<?> withoutLevels =
                TestPyramids.huge(slide.withLevels(slide.levels().subList(0, 1)));
        assertThatThrownBy(() -> FittingLevel.of(withoutLevels, 0, memory))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("100000 x 100000")
                .hasMessageContaining("save it with more levels");
    }

    @Test
    void planesThatTheMemoryDoesNotHoldOpenAtACoarserLevelToo() {
        Pyramid<?> image = TestPyramids.black(List.of(Z, Y, X), 64, 32, 16);
        assertThat(FittingLevel.of(image, 0, 64 * 64)).isZero();
        assertThat(FittingLevel.of(image, 0, 64 * 64 - 1)).isEqualTo(1);
        assertThat(FittingLevel.of(image, 2, 1 << 20)).isEqualTo(2);
        assertThat(FittingLevel.of(image, 0, 10))
                .as("the coarsest, if none fits")
                .isEqualTo(2);
        ImagePlus shown = Hyperstack.of(image, 1);
        assertThat(shown.getDimensions()).containsExactly(32, 32, 1, 32, 1);
        assertThat(((LazyStack) shown.getStack()).level()).isEqualTo(1);
        assertThat(((LazyStack) shown.getStack()).whole()).isSameAs(image);
    }

    @Test
    void defaultPositionIsShown() {
        Multiscale multiscale = Multiscale.of("test", List.of(Z, Y, X), List.of(Level.of("0", Scale.ones(3))))
                .withRendering(Rendering.NONE.withDefaults(2, 0));
        assertThat(Hyperstack.of(TestPyramids.of(multiscale, DataType.UINT8, 7, 5, 4))
                        .getSlice())
                .isEqualTo(3);
    }

    @Test
    void slicesCanBeDeletedAndDuplicatedAsInAnyStack() {
        ImagePlus image = Hyperstack.of(TestPyramids.of(List.of(Z, Y, X), DataType.UINT16, 7, 5, 4));
        ImagePlus copy = image.duplicate();
        assertThat(copy.getStack().isVirtual()).isFalse();
        assertThat(copy.getStack().getVoxel(2, 1, 3)).isEqualTo(37);
        assertThat(image.getStack().getProcessor(4).get(2, 1)).isEqualTo(37);
        image.getStack().deleteSlice(2);
        assertThat(image.getStack().size()).isEqualTo(3);
        assertThat(image.getStack().getProcessor(3).get(2, 1)).isEqualTo(37);
    }
}
