package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.Window;

/** What moves pixels moves what is known of them: place in space, channels. */
class GeometryTest {

    private static final long[] SIZE = {13, 11, 7};

    /** Pixels of 0.5 × 0.25 × 2 at (10, 20, 30). */
    private static LazyImage<?> image() {
        return image("image", 3, SIZE);
    }

    private static LazyImage<?> image(String name, int seed, long... size) {
        Block whole = Block.of(new FinalInterval(size), DataType.UINT16);
        short[] pixels = (short[]) whole.pixels();
        Random random = new Random(seed);
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) random.nextInt();
        LazyImage<?> plain = TestVolumes.image(whole, 5);
        List<Axis> axes = plain.multiscale().axes();
        double[] scale = size.length == 4 ? new double[] {1, 2, 0.25, 0.5} : new double[] {2, 0.25, 0.5};
        double[] shift = size.length == 4 ? new double[] {0, 30, 20, 10} : new double[] {30, 20, 10};
        Multiscale multiscale =
                Multiscale.of(name, axes, List.of(Level.of("0", Scale.of(scale), Translation.of(shift))));
        if (size.length == 4)
            multiscale = multiscale.withChannels(List.of(
                    Channel.of("red", 0xff0000, Window.NONE),
                    Channel.of("green", 0x00ff00, Window.NONE),
                    Channel.of("blue", 0x0000ff, Window.NONE)));
        return LazyImage.of(plain.source().withMultiscale(multiscale));
    }

    private static LazyImage<?> then(LazyImage<?> image, String operation) {
        return image.then(OpText.parse(operation, image.spec(), location -> image(location, 4, SIZE)));
    }

    private static List<String> labels(LazyImage<?> image) {
        return image.multiscale().channels().stream()
                .map(channel -> channel.label().orElse("-"))
                .toList();
    }

    private static short pixel(LazyImage<?> image, long... position) {
        return ((short[]) image.read(new FinalInterval(position, position)).pixels())[0];
    }

    @Test
    void channelsGoWithTheirPixels() {
        LazyImage<?> all = image("channels", 3, 13, 11, 7, 3);
        assertThat(labels(then(all, "crop c=1..2"))).containsExactly("green", "blue");
        assertThat(labels(then(all, "select c=2,0"))).containsExactly("blue", "red");
        assertThat(labels(then(all, "slice c=1"))).containsExactly("green");
        assertThat(labels(then(all, "project axis=c method=max"))).isEmpty();
        assertThat(labels(then(all, "concatenate axis=c image=other"))).containsExactly("red", "green", "blue");
        assertThat(labels(then(all, "flip axis=c"))).containsExactly("blue", "green", "red");
        assertThat(labels(then(all, "subsample factor=1,1,1,2"))).containsExactly("red", "blue");
        assertThat(labels(then(all, "pad width=0,0,0,1"))).containsExactly("-", "red", "green", "blue", "-");
        assertThat(labels(then(all, "translate offset=0,0,0,1"))).containsExactly("-", "red", "green");
        assertThat(labels(then(all, "flip axis=x"))).containsExactly("red", "green", "blue");
        LazyImage<?> selected = then(all, "select c=2,0");
        assertThat(pixel(selected, 3, 4, 5, 0)).isEqualTo(pixel(all, 3, 4, 5, 2));
        assertThat(pixel(selected, 3, 4, 5, 1)).isEqualTo(pixel(all, 3, 4, 5, 0));
    }

    @Test
    void imagesWithoutTheAxisBecomePositionsOfIt() {
        LazyImage<?> both = then(image(), "concatenate axis=c image=other");
        assertThat(both.multiscale().axes().stream().map(Axis::name)).containsExactly("c", "z", "y", "x");
        assertThat(both.dimensions()).containsExactly(13, 11, 7, 2);
        assertThat(pixel(both, 1, 2, 3, 0)).isEqualTo(pixel(image(), 1, 2, 3));
        assertThat(pixel(both, 1, 2, 3, 1)).isEqualTo(pixel(image("other", 4, SIZE), 1, 2, 3));
        assertThat(both.spec().pixelSizes()).containsExactly(0.5, 0.25, 2, 1);
        assertThat(both.spec().origin()).containsExactly(10, 20, 30, 0);
        LazyImage<?> time = then(image(), "concatenate axis=t image=more");
        assertThat(time.multiscale().axes().get(0).name()).isEqualTo("t");
    }

    @Test
    void labelsThatFollowLabelsAreLabels() {
        LazyImage<?> labels = LazyImage.of(image().source().withImageLabel(ImageLabel.NONE));
        BlockOp more = new Concatenate("t", new Operand("labels", labels));
        assertThat(labels.then(more).labels()).contains(ImageLabel.NONE);
        assertThat(image().then(more).labels()).isEmpty();
        assertThat(labels.then(new Concatenate("t", new Operand("image", image())))
                        .labels())
                .isEmpty();
    }

    @Test
    void imagesOfOtherSizesAreRefused() {
        assertThatThrownBy(() -> then(then(image(), "crop x=0..5"), "concatenate axis=c image=other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[13, 11, 7, 1]");
    }

    @Test
    void equallySpacedPositionsHaveLargerPixels() {
        ImageSpec spec = then(image(), "select z=1,3,5").spec();
        assertThat(spec.pixelSizes()[2]).isEqualTo(4);
        assertThat(spec.origin()[2]).isEqualTo(32);
        assertThat(then(image(), "select z=6,1").spec().pixelSizes()[2]).isEqualTo(2);
    }

    @Test
    void fromAnotherSideAxesAreNamedAnew() {
        LazyImage<?> side = then(image(), "permute axes=x,z,y");
        assertThat(side.multiscale().axes().stream().map(Axis::name)).containsExactly("z", "y", "x");
        assertThat(side.spec().pixelSizes()).containsExactly(0.25, 2, 0.5);
        assertThat(side.spec().origin()).containsExactly(20, 30, 10);
        assertThat(pixel(side, 2, 3, 1)).isEqualTo(pixel(image(), 1, 2, 3));
    }

    @Test
    void boxesLieWhereTheirPixelsWere() {
        ImageSpec mean = then(image(), "downsample factor=2,2,1").spec();
        assertThat(mean.dimensions()).containsExactly(7L, 6L, 7L);
        assertThat(mean.pixelSizes()).containsExactly(1, 0.5, 2);
        assertThat(mean.origin()).containsExactly(10.25, 20.125, 30);
        assertThat(then(image(), "downsample factor=2,2,1 method=nearest")
                        .spec()
                        .origin())
                .containsExactly(10, 20, 30);
        ImageSpec zoomed = then(image(), "zoom factor=2").spec();
        assertThat(zoomed.dimensions()).containsExactly(26L, 22L, 14L);
        assertThat(zoomed.origin()).containsExactly(9.875, 19.9375, 29.5);
    }

    /** A shift of whole pixels needs no interpolation: the pixels stay and the place changes. */
    @Test
    void affineMapsMovePlacesInPhysicalUnits() {
        LazyImage<?> moved = then(image(), "affine matrix=1,0,0,7.3,0,1,0,-2,0,0,1,0.1");
        assertThat(moved.dimensions()).containsExactly(SIZE);
        assertThat(moved.spec().origin()[0]).isCloseTo(17.3, within(1e-12));
        assertThat(moved.spec().origin()[2]).isCloseTo(30.1, within(1e-12));
        assertThat(moved.read(moved.spec().interval()).pixels())
                .isEqualTo(image().read(image().spec().interval()).pixels());
        LazyImage<?> same = then(image(), "affine grid=same matrix=1,0,0,1,0,1,0,0.5,0,0,1,0");
        assertThat(pixel(same, 5, 6, 3)).isEqualTo(pixel(image(), 3, 4, 3));
        assertThat(pixel(same, 1, 6, 3)).isZero();
    }

    @Test
    void aMatrixThatMakesSpaceFlatIsRefused() {
        assertThatThrownBy(() -> then(image(), "affine matrix=1,0,0,0,0,1,0,0,0,0,0,0"))
                .hasMessageContaining("inverted");
        assertThatThrownBy(() -> then(image(), "affine matrix=1,0,0,1,0,0")).hasMessageContaining("expected 12");
    }

    /** In physical units: the pixels are not square. */
    @Test
    void aHalfTurnIsTwoFlips() {
        LazyImage<?> turned = then(image(), "rotate angle=180 interpolation=nearest");
        LazyImage<?> flipped = then(then(image(), "flip axis=x"), "flip axis=y");
        assertThat(turned.dimensions()).containsExactly(SIZE);
        assertThat(turned.read(turned.spec().interval()).pixels())
                .isEqualTo(flipped.read(flipped.spec().interval()).pixels());
        assertThat(turned.spec().origin()[0]).isCloseTo(10, within(1e-9));
    }

    /** A quarter turn, clockwise: what was right is below. */
    @Test
    void aQuarterTurnOfSquarePixelsPermutes() {
        LazyImage<?> square = TestVolumes.image(image().read(image().spec().interval()), 4);
        LazyImage<?> turned = then(square, "rotate angle=90");
        assertThat(turned.dimensions()).containsExactly(11, 13, 7);
        assertThat(pixel(turned, 11 - 1 - 4, 3, 2)).isEqualTo(pixel(square, 3, 4, 2));
    }
}
