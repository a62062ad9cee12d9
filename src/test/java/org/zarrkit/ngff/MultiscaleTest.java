package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.error.UnsupportedFeatureException;

class MultiscaleTest {

    private static final Axis T = Axis.time("t");
    private static final Axis C = Axis.channel("c");
    private static final Axis ANGLE = Axis.of("angle", AxisType.OTHER);
    private static final Axis Z = Axis.space("z");
    private static final Axis Y = Axis.space("y").withUnit("µm");
    private static final Axis X = Axis.space("x").withUnit("µm");

    static Stream<List<Axis>> permittedAxes() {
        return Stream.of(
                List.of(Y, X),
                List.of(Z, Y, X),
                List.of(X, Y, Z),
                List.of(T, Y, X),
                List.of(C, Y, X),
                List.of(ANGLE, Y, X),
                List.of(T, C, Z, Y, X));
    }

    @ParameterizedTest
    @MethodSource("permittedAxes")
    void permittedAxesAreAccepted(List<Axis> axes) {
        assertThat(Multiscale.of("image", axes, List.of(Level.of("0"))).axes()).isEqualTo(axes);
    }

    static Stream<Arguments> forbiddenAxes() {
        return Stream.of(
                Arguments.of(List.of(X), "2 to 5 axes"),
                Arguments.of(List.of(ANGLE, T, C, Z, Y, X), "2 to 5 axes"),
                Arguments.of(List.of(T, C, X), "2 or 3 axes of type space"),
                Arguments.of(List.of(Axis.space("w"), Z, Y, X), "2 or 3 axes of type space"),
                Arguments.of(List.of(T, Axis.time("t2"), Y, X), "at most one axis of type time"),
                Arguments.of(List.of(C, ANGLE, Y, X), "at most one axis of type channel or a custom type"),
                Arguments.of(List.of(C, T, Y, X), "the order time, channel or custom type, space"),
                Arguments.of(List.of(Y, X, C), "the order time, channel or custom type, space"));
    }

    @ParameterizedTest
    @MethodSource("forbiddenAxes")
    void forbiddenAxesBreakTheRule(List<Axis> axes, String rule) {
        Multiscale image = Multiscale.of("image", axes, List.of(Level.of("0", Scale.ones(axes.size()))));
        assertThat(image.brokenAxesRule()).contains(rule);
        assertThatThrownBy(() -> NgffWriter.write(image, NgffVersion.V0_5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(axes.toString())
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @MethodSource("permittedAxes")
    void permittedAxesBreakNone(List<Axis> axes) {
        assertThat(Multiscale.of("image", axes, List.of(Level.of("0"))).brokenAxesRule())
                .isEmpty();
    }

    @Test
    void axesOfOneNameAreRefused() {
        assertThatThrownBy(() -> Multiscale.of("image", List.of(X, X), List.of(Level.of("0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unique axis names");
    }

    static Stream<Arguments> shownOrders() {
        return Stream.of(
                Arguments.of(List.of(Y, X, C), List.of(C, Y, X)),
                Arguments.of(List.of(X, Y, Z), List.of(Z, Y, X)),
                Arguments.of(List.of(C, T, Y, X), List.of(T, C, Y, X)),
                Arguments.of(List.of(X, Y, Axis.space("depth"), T), List.of(T, X, Y, Axis.space("depth"))),
                Arguments.of(List.of(T, C, Z, Y, X), List.of(T, C, Z, Y, X)));
    }

    @ParameterizedTest
    @MethodSource("shownOrders")
    void axesAreShownByTypeAndUsualName(List<Axis> axes, List<Axis> shown) {
        assertThat(Multiscale.of("image", axes, List.of(Level.of("0")))
                        .withShownAxes()
                        .axes())
                .isEqualTo(shown);
    }

    @Test
    void transformsFollowTheAxes() {
        CoordinateSystems systems = new CoordinateSystems(
                List.of(
                        new CoordinateSystem("physical", List.of(Y, X, C)),
                        new CoordinateSystem("world", List.of(Axis.space("a"), Axis.space("b"), C))),
                "physical",
                List.of(new LinkedTransform(
                        SystemReference.named("physical"),
                        SystemReference.named("world"),
                        new Affine(AffineMatrix.of(new double[][] {{1, 2, 0, 5}, {3, 4, 0, 6}, {0, 0, 1, 7}})))));
        Level level = Level.of("0", Scale.of(2, 3, 1), Translation.of(10, 20, 30));
        Multiscale image =
                new Multiscale(systems, List.of(level), List.of(Scale.of(5, 7, 1)), Rendering.NONE, Description.NONE);
        Multiscale shown = image.withShownAxes();
        assertThat(shown.axes()).containsExactly(C, Y, X);
        assertThat(shown.pixelSizes(0)).containsExactly(1, 10, 21);
        assertThat(shown.origin(0)).containsExactly(30, 50, 140);
        assertThat(shown.transform(0, "world").orElseThrow().toAffine(3).apply(2, 4, 6))
                .containsExactly(
                        image.transform(0, "world").orElseThrow().toAffine(3).apply(4, 6, 2));
    }

    @Test
    void axesThatCannotBeShownAreRefusedWithTheRule() {
        for (List<Axis> axes : List.of(List.of(T, X), List.of(C, ANGLE, Y, X), List.of(X)))
            assertThatThrownBy(() ->
                            Multiscale.of("image", axes, List.of(Level.of("0"))).withShownAxes())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining(axes.toString())
                    .hasMessageContaining("Zarrkit shows");
    }

    @Test
    void noLevelsAreRefused() {
        assertThatThrownBy(() -> Multiscale.of("image", List.of(Y, X), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void transformOfAnotherRankIsRefused() {
        List<Axis> axes = List.of(Y, X);
        Scale three = Scale.of(1, 2, 3);
        assertThatThrownBy(() -> Multiscale.of("image", axes, List.of(Level.of("0", three))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level '0'")
                .hasMessageContaining("expected 2 numbers");
        assertThatThrownBy(() ->
                        new Multiscale(axes, List.of(Level.of("0")), List.of(three), Rendering.NONE, Description.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void translationBeforeScaleIsRefused() {
        CoordinateTransform scale = Scale.of(1, 1);
        CoordinateTransform shift = Translation.of(1, 1);
        for (List<CoordinateTransform> wrong :
                List.of(List.of(shift, scale), List.of(shift), List.of(scale, scale), List.of(scale, shift, shift)))
            assertThatThrownBy(() -> new Level("0", wrong, UnknownMembers.NONE))
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commonTransformsComeAfterThoseOfTheLevel() {
        Level level = Level.of("0", Scale.of(2, 3), Translation.of(10, 20));
        Multiscale image = new Multiscale(
                List.of(Y, X),
                List.of(level),
                List.of(Scale.of(5, 7), Translation.of(1, 2)),
                Rendering.NONE,
                Description.NONE);
        assertThat(image.pixelSizes(0)).containsExactly(10, 21);
        assertThat(image.origin(0)).containsExactly(51, 142);
        assertThat(image.transform(0).toAffine(2).apply(1, 1)).containsExactly(61, 163);
    }

    @Test
    void levelWithoutTransformIsAtArrayIndices() {
        Multiscale image = Multiscale.of("image", List.of(Y, X), List.of(Level.of("0")));
        assertThat(image.transform(0)).isEqualTo(new Identity());
        assertThat(image.pixelSizes(0)).containsExactly(1, 1);
        assertThat(image.hasScales()).isFalse();
    }

    @Test
    void missingScalesAreDerivedFromShapes() {
        Multiscale image = Multiscale.of(
                        "image", List.of(Z, Y, X), List.of(Level.of("0"), Level.of("1"), Level.of("2")))
                .withDerivedScales(
                        List.of(new long[] {7, 1001, 300}, new long[] {7, 500, 150}, new long[] {7, 251, 90}));
        assertThat(image.hasScales()).isTrue();
        assertThat(image.pixelSizes(0)).containsExactly(1, 1, 1);
        assertThat(image.pixelSizes(1)).containsExactly(1, 2, 2);
        assertThat(image.pixelSizes(2)).containsExactly(1, 4, 300 / 90.0);
    }

    @Test
    void statedScalesStayWhenOthersAreDerived() {
        Level finest = Level.of("0", Scale.of(0.5, 0.5), Translation.of(3, 4));
        Multiscale image = Multiscale.of("image", List.of(Y, X), List.of(finest, Level.of("1")))
                .withDerivedScales(List.of(new long[] {64, 64}, new long[] {16, 32}));
        assertThat(image.levels().get(0)).isEqualTo(finest);
        assertThat(image.levels().get(1)).isEqualTo(Level.of("1", Scale.of(2, 1), Translation.of(3, 4)));
    }

    @Test
    void finestLevelWithoutScaleIsDerivedFromACoarserOne() {
        Multiscale image = Multiscale.of("image", List.of(Y, X), List.of(Level.of("0"), Level.of("1", Scale.of(3, 4))))
                .withDerivedScales(List.of(new long[] {63, 64}, new long[] {21, 16}));
        assertThat(image.pixelSizes(0)).containsExactly(1, 1);
        assertThat(image.pixelSizes(1)).containsExactly(3, 4);
    }

    @Test
    void shapesThatDoNotFitTheLevelsAreRefused() {
        Multiscale image = Multiscale.of("image", List.of(Y, X), List.of(Level.of("0")));
        assertThatThrownBy(() -> image.withDerivedScales(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> image.withDerivedScales(List.of(new long[] {1, 2, 3})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void emptyArraysGetTheScaleOfTheFinest() {
        Multiscale image = Multiscale.of("image", List.of(Y, X), List.of(Level.of("0"), Level.of("1")))
                .withDerivedScales(List.of(new long[] {0, 8}, new long[] {0, 4}));
        assertThat(image.pixelSizes(1)).containsExactly(1, 2);
    }

    @Test
    void axesAreFoundByType() {
        Multiscale image = Multiscale.of("image", List.of(T, ANGLE, Y, X), List.of(Level.of("0")));
        assertThat(image.indexOf(AxisType.TIME)).contains(0);
        assertThat(image.indexOf(AxisType.OTHER)).contains(1);
        assertThat(image.indexOf(AxisType.CHANNEL)).isEmpty();
        assertThat(image.indexOf(AxisType.SPACE)).contains(2);
    }

    @ParameterizedTest
    @MethodSource("pathsThatLeadOut")
    void levelPathThatLeadsOutOfTheGroupIsRefused(String path) {
        assertThatThrownBy(() -> Level.of(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path '" + path + "'");
    }

    static Stream<String> pathsThatLeadOut() {
        return Stream.of("", "/0", "../0", "a/../../b", ".", "a//b", "a/", "a\\b", "file:///etc/passwd");
    }
}
