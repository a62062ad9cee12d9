package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.OpText;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageJState;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.MemoryStore;

/** What a window shows comes back: opened, shown, saved and opened again. */
class WindowRoundTripTest {

    private static final WriteOptions OPTIONS =
            WriteOptions.defaults().withLevels(2).withChunks(Map.of("x", 16, "y", 8));

    private static ImagePlus through(ImagePlus image) {
        return Hyperstack.of(TestImages.throughZarr(image, OPTIONS));
    }

    /** Everything about colours, contrast, position and labels that a person sees. */
    private static List<String> seen(ImagePlus image) {
        List<String> seen = new ArrayList<>();
        seen.add("position " + image.getZ() + " " + image.getT());
        if (image instanceof CompositeImage composite) {
            seen.add("mode " + composite.getMode() + " " + image.getProp("CompositeProjection"));
            if (composite.getMode() == CompositeImage.COMPOSITE)
                seen.add("active "
                        + Arrays.toString(Arrays.copyOf(composite.getActiveChannels(), image.getNChannels())));
        }
        for (LUT lut : image.getLuts()) seen.add("lut " + Arrays.toString(lut.getBytes()) + lut.min + ".." + lut.max);
        for (int n = 1; n <= image.getStackSize(); n++)
            seen.add("label " + image.getStack().getSliceLabel(n));
        return seen;
    }

    private static CompositeImage composite() {
        CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 40, 30, 3, 2, 2);
        LUT[] luts = {
            LUT.createLutFromColor(new Color(0x3080FF)),
            LUT.createLutFromColor(Color.YELLOW).createInvertedLut(),
            fire()
        };
        for (int c = 0; c < 3; c++) {
            luts[c].min = 10 * c + 1;
            luts[c].max = 3000 + c;
        }
        image.setLuts(luts);
        for (int n = 1; n <= image.getStackSize(); n++) image.getStack().setSliceLabel("channel " + (n - 1) % 3, n);
        return image;
    }

    private static LUT fire() {
        byte[][] parts = new byte[3][256];
        for (int i = 0; i < 256; i++) {
            parts[0][i] = (byte) Math.min(255, 2 * i);
            parts[1][i] = (byte) (i * i / 255);
            parts[2][i] = (byte) (255 - i);
        }
        return new LUT(parts[0], parts[1], parts[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE})
    void compositesComeBackAsTheyAreSeen(int mode) {
        CompositeImage image = composite();
        image.setMode(mode);
        image.setProp("CompositeProjection", "invert");
        if (mode == CompositeImage.COMPOSITE) image.getActiveChannels()[1] = false;
        image.setPosition(1, 2, 2);
        ImagePlus back = through(image);
        assertThat(seen(back)).isEqualTo(seen(image));
        assertThat(seen(through(back))).as("a second time").isEqualTo(seen(image));
        assertThat(seen(through(back.duplicate())))
                .as("as a copy in memory")
                .contains(seen(image).get(1));
    }

    @Test
    void othersReadColoursInversionAndModel() {
        CompositeImage image = composite();
        image.setMode(CompositeImage.GRAYSCALE);
        Pyramid<?> saved = TestImages.throughZarr(image, OPTIONS);
        List<Channel> channels = saved.multiscale().channels();
        assertThat(channels).extracting(c -> c.color().orElseThrow()).containsExactly(0x3080FF, 0xFFFF00, 0xFFFF00);
        assertThat(channels).extracting(Channel::isInverted).containsExactly(false, true, false);
        assertThat(channels)
                .extracting(c -> c.label().orElseThrow())
                .containsExactly("channel 0", "channel 1", "channel 2");
        assertThat(saved.multiscale().rendering().model()).contains("greyscale");
        assertThat(ImageJState.of(saved.multiscale()).luts()).containsOnlyKeys(2);
        assertThat(ImageJState.of(saved.multiscale()).sliceLabels())
                .as("they are the names of the channels")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8,Fire", "16,Grays", "32,Red"})
    void theTableOfASingleChannelComesBack(int bits, String table) {
        ImagePlus image = TestImages.hyperstack(bits, 40, 30, 1, 3, 1);
        LUT lut = table.equals("Fire") ? fire() : LUT.createLutFromColor(table.equals("Red") ? Color.RED : Color.WHITE);
        image.setLut(table.equals("Grays") ? lut.createInvertedLut() : lut);
        image.setDisplayRange(3, 99);
        image.setSlice(2);
        assertThat(seen(through(image))).element(0).isEqualTo("position 2 1");
        assertThat(through(image).getLuts()[0].getBytes()).isEqualTo(image.getLuts()[0].getBytes());
        assertThat(through(image).isInvertedLut()).isEqualTo(table.equals("Grays"));
        assertThat(through(image).getDisplayRangeMax()).isEqualTo(99);
    }

    @ParameterizedTest
    @EnumSource(
            value = NgffVersion.class,
            names = {"V0_4", "V0_5"})
    void slicesWithLabelsOfTheirOwnKeepThem(NgffVersion version) {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 2, 3, 1);
        for (int n = 1; n <= 6; n++) image.getStack().setSliceLabel("slice " + n + "\nExposure: " + n + " ms", n);
        image.getStack().setSliceLabel(null, 4);
        ImagePlus back = Hyperstack.of(TestImages.throughZarr(image, OPTIONS.withVersion(version)));
        for (int n : new int[] {1, 2, 3, 5, 6})
            assertThat(back.getStack().getSliceLabel(n))
                    .isEqualTo(image.getStack().getSliceLabel(n));
        assertThat(back.getStack().getSliceLabel(4))
                .as("the channel's name stands in")
                .isEqualTo("c2");
        assertThat(seen(through(back))).isEqualTo(seen(back));
    }

    @Test
    void endlessLabelsAreCutToTheirFirstLinesOrLeftOut() {
        ImagePlus image = TestImages.hyperstack(8, 8, 8, 1, 20, 1);
        String header = "x".repeat(100) + "\n" + "y".repeat(100_000);
        for (int n = 1; n <= 20; n++) image.getStack().setSliceLabel(n + header, n);
        assertThat(through(image).getStack().getSliceLabel(7)).isEqualTo("7" + "x".repeat(100));
        for (int n = 1; n <= 20; n++) image.getStack().setSliceLabel(n + header.replace("\n", ""), n);
        assertThat(ImageJState.of(TestImages.throughZarr(image, OPTIONS).multiscale())
                        .sliceLabels())
                .isEmpty();
    }

    @Test
    void whatIsChangedInALazyWindowIsSaved() {
        Pyramid<?> pyramid = TestImages.throughZarr(composite(), OPTIONS);
        CompositeImage window = (CompositeImage) Hyperstack.of(pyramid);
        assertThat(PlaneSource.pyramid(window, new CellCache(1 << 20))).isSameAs(pyramid);
        window.getActiveChannels()[2] = false;
        window.setPosition(1, 2, 1);
        window.setChannelLut(LUT.createLutFromColor(Color.CYAN).createInvertedLut(), 1);
        for (int n = 1; n <= 12; n += 3) window.getStack().setSliceLabel("DAPI", n);
        Pyramid<?> changed = PlaneSource.pyramid(window, new CellCache(1 << 20));
        assertThat(changed.levelCount()).isEqualTo(2);
        List<Channel> channels = changed.multiscale().channels();
        assertThat(channels.get(2).active()).isFalse();
        assertThat(channels.get(0).label()).contains("DAPI");
        assertThat(channels.get(0).color()).contains(0x00FFFF);
        assertThat(channels.get(0).isInverted()).isTrue();
        assertThat(channels.get(1)).isEqualTo(pyramid.multiscale().channels().get(1));
        assertThat(changed.multiscale().rendering().defaultZ()).contains(1);
        window.setMode(CompositeImage.COLOR);
        Pyramid<?> colored = PlaneSource.pyramid(window, new CellCache(1 << 20));
        assertThat(ImageJState.of(colored.multiscale()).mode()).contains("color");
        assertThat(colored.multiscale().channels()).allMatch(Channel::active);
    }

    /** OMERO shows images of this model in gray, beginning with the first channel that is on. */
    @Test
    void imagesThatAreToBeGrayAreGray() {
        Pyramid<?> pyramid = TestImages.throughZarr(composite(), OPTIONS);
        List<Channel> channels = new ArrayList<>(pyramid.multiscale().channels());
        channels.set(0, channels.get(0).withActive(false));
        Pyramid<?> gray = pyramid.withMultiscale(pyramid.multiscale()
                .withRendering(
                        pyramid.multiscale().rendering().withChannels(channels).withModel("greyscale")));
        CompositeImage window = (CompositeImage) Hyperstack.of(gray);
        assertThat(window.getMode()).isEqualTo(CompositeImage.GRAYSCALE);
        assertThat(window.getC()).isEqualTo(2);
    }

    @Test
    void moreChannelsThanImageJOverlaysAreShownOneByOneInTheirColours() {
        ImagePlus many = TestImages.hyperstack(8, 20, 16, 10, 2, 1);
        CompositeImage back = (CompositeImage) through(many);
        assertThat(back.getMode()).isEqualTo(CompositeImage.COLOR);
        assertThat(back.getNChannels()).isEqualTo(10);
    }

    @Test
    void labelsOfAnOperationOnOtherPlanesAreNotTheOldOnes() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 3, 1);
        for (int n = 1; n <= 3; n++) image.getStack().setSliceLabel("slice " + n, n);
        Pyramid<?> saved = TestImages.throughZarr(image, OPTIONS);
        MemoryStore store = new MemoryStore();
        LazyImage<?> lazy = LazyImage.of(saved);
        LazyImage<?> flipped = lazy.then(OpText.parse("flip axis=z", lazy.spec()));
        assertThat(ImageJState.of(flipped.multiscale())).isEqualTo(ImageJState.NONE);
        TestImages.save(flipped.pyramid(new CellCache(1 << 20)), store, OPTIONS);
        assertThat(Hyperstack.of(TestImages.open(store)).getStack().getSliceLabel(1))
                .doesNotContain("slice");
        LazyImage<?> smooth = lazy.then(OpText.parse("gaussian sigma=1", lazy.spec()));
        assertThat(ImageJState.of(smooth.multiscale()).sliceLabels()).hasSize(3);
    }
}
