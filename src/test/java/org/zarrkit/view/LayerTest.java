package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Affine;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.CoordinateSystem;
import org.zarrkit.ngff.CoordinateSystems;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.LinkedTransform;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.SystemReference;
import org.zarrkit.ngff.UnknownMembers;
import org.zarrkit.ngff.Window;

class LayerTest {

    private static final long[] SIZE = {4, 3, 2};

    private static Layer constant(int value, int color) {
        Channel channel = Channel.of("a", color, Window.of(0, 255, 0, 255));
        return TestImage.of(SIZE, (x, y, z) -> value).withChannels(List.of(channel));
    }

    private static int pixel(Layer... layers) {
        BufferedImage picture = Renderer.of(List.of(layers)).render(new PlanePosition(Plane.XY, 1, 0), 8, 8);
        return picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) & 0xFFFFFF;
    }

    @Test
    void lightOfSeveralImagesIsAdded() {
        assertThat(pixel(constant(100, 0xFF0000), constant(50, 0x00FF00))).isEqualTo(0x643200);
        assertThat(pixel(constant(200, 0xFF0000), constant(100, 0xFF0000))).isEqualTo(0xFF0000);
        assertThat(pixel(constant(100, 0xFF0000), constant(50, 0x00FF00).withOpacity(0.5)))
                .isEqualTo(0x641900);
    }

    @Test
    void labelsCoverWhatIsBelowAsFarAsTheirColourIsOpaque() {
        ImageLabel colors =
                new ImageLabel(Map.of(7L, 0x00FF00FF, 8L, 0x0000FF80), Optional.empty(), UnknownMembers.NONE);
        assertThat(pixel(constant(200, 0xFF0000), labels(7, colors))).isEqualTo(0x00FF00);
        assertThat(pixel(constant(200, 0xFF0000), labels(7, colors).withOpacity(0.5)))
                .isEqualTo(0x648000);
        assertThat(pixel(constant(200, 0xFF0000), labels(8, colors))).isEqualTo(0x640080);
        assertThat(pixel(constant(200, 0xFF0000), labels(0, colors))).isEqualTo(0xC80000);
    }

    private static Layer labels(int label, ImageLabel colors) {
        return Layer.of(TestImage.of(SIZE, (x, y, z) -> label).image().withImageLabel(colors));
    }

    @Test
    void invertedChannelsAreBrightWhereValuesAreLow() {
        Channel channel = TestImage.WHITE.get(0).withInverted(true);
        assertThat(pixel(constant(55, 0).withChannels(List.of(channel)))).isEqualTo(0xC8C8C8);
    }

    /** The second is moved to the right of the first. */
    @Test
    void imagesLieWhereTheyArePlaced() {
        AffineMatrix beside = AffineMatrix.diagonal(new double[] {1, 1, 1}, new double[] {1.2, 0, 0});
        Renderer renderer = Renderer.of(
                List.of(constant(100, 0xFF0000), constant(50, 0x00FF00).withPlacement(beside)));
        Dimension size = renderer.extent(Orientation.of(Plane.XY)).fit(80, 80);
        assertThat(size).isEqualTo(new Dimension(80, 50));
        BufferedImage picture = renderer.render(new PlanePosition(Plane.XY, 0, 0), 80, 80);
        assertThat(picture.getRGB(39, 25) & 0xFFFFFF).isEqualTo(0x640000);
        assertThat(picture.getRGB(40, 25) & 0xFFFFFF).isEqualTo(0x003200);
    }

    @Test
    void anImageLiesInACoordinateSystemOfItsOwn() {
        List<Axis> axes = List.of(Axis.space("z"), Axis.space("y"), Axis.space("x"));
        AffineMatrix zyx = AffineMatrix.of(new double[][] {{2, 0, 0, 10}, {0, 3, 0.5, 20}, {0, 0, 4, 30}});
        Layer layer = inSystem(axes, zyx).in("stage");
        assertThat(layer.placement().apply(1, 2, 3)).containsExactly(34, 26.5, 16);
        assertThatThrownBy(() -> layer.in("nowhere")).hasMessageContaining("nowhere");
    }

    @Test
    void aSystemWithFewerAxesOfSpaceIsRefused() {
        AffineMatrix projection = AffineMatrix.of(new double[][] {{0, 1, 0, 0}, {0, 0, 1, 0}});
        assertThatThrownBy(() -> inSystem(List.of(Axis.space("y"), Axis.space("x")), projection)
                        .in("stage"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("stage");
    }

    private static Layer inSystem(List<Axis> axes, AffineMatrix matrix) {
        Layer layer = constant(1, 0xFFFFFF);
        Multiscale multiscale = layer.image().multiscale();
        CoordinateSystems systems = multiscale.systems();
        LinkedTransform link = new LinkedTransform(
                SystemReference.named(systems.intrinsicName()), SystemReference.named("stage"), new Affine(matrix));
        CoordinateSystems both = new CoordinateSystems(
                List.of(systems.intrinsic(), new CoordinateSystem("stage", axes)),
                systems.intrinsicName(),
                List.of(link));
        return Layer.of(layer.image().withMultiscale(multiscale.withSystems(both)), layer.channels());
    }

    @Test
    void whatCanNotBeShownIsRefused() {
        Layer layer = constant(1, 0xFFFFFF);
        assertThatThrownBy(() -> layer.withOpacity(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> layer.withChannels(List.of(Channel.unspecified())))
                .hasMessageContaining("window");
        assertThatThrownBy(() -> layer.withPlacement(AffineMatrix.identity(2))).hasMessageContaining("3 coordinates");
    }
}
