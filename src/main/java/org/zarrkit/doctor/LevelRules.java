package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.doctor.ImageGroup.Level;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the arrays of an image: what its metadata say of them must be so. */
final class LevelRules {

    private LevelRules() {}

    static final List<Rule<ImageGroup>> RULES = RuleList.<ImageGroup>of("OME-Zarr, \"multiscales\" metadata")
            .must(
                    "level-array",
                    "correct the path, or write the array",
                    each((image, level) -> !level.node().isArray(), (image, level) -> level.node()
                            .problem("an array, as "
                                    + level.dataset().get("path").place() + " says")))
            .must("level-rank", "state one axis for each dimension", LevelRules::rank)
            .must("level-transform-length", "state one number for each dimension", LevelRules::transformLengths)
            .must("level-order", "list the levels from the largest to the smallest", LevelRules::order)
            .should(
                    "level-sizes-differ",
                    "remove the level that is as large as the one before it",
                    LevelRules::sameSize)
            .versions(NgffVersion.V0_1, NgffVersion.V0_5)
            .should("level-type-equal", "write all levels with the same type of elements", LevelRules::types)
            .since(NgffVersion.V0_6)
            .must("level-type-same", "write all levels with the same type of elements", LevelRules::types)
            .section("OME-Zarr, \"axes\" metadata")
            .versions(NgffVersion.V0_5, NgffVersion.V0_5)
            .must(
                    "level-dimension-names",
                    "write the names of the axes as 'dimension_names'; repair does so",
                    LevelRules::dimensionNames)
            .must(
                    "level-dimension-names-attribute",
                    "remove the attribute: the names stand beside the shape",
                    LevelRules::nameAttributes)
            .since(NgffVersion.V0_6)
            .should(
                    "level-dimension-names-agree",
                    "write the names of the axes as 'dimension_names'; repair does so",
                    LevelRules::dimensionNames)
            .versions(NgffVersion.V0_3, NgffVersion.V0_3)
            .must(
                    "level-array-dimensions",
                    "write the names of the axes as '_ARRAY_DIMENSIONS' of the group; repair does so",
                    LevelRules::arrayDimensions)
            .section("OME-Zarr, image layout")
            .versions(NgffVersion.V0_1, NgffVersion.V0_1)
            .should("level-separator-flat", "write the image with '.' between the indices of chunks", separator("."))
            .versions(NgffVersion.V0_2, NgffVersion.V0_4)
            .should("level-separator-nested", "write the image with '/' between the indices of chunks", separator("/"))
            .section("OME-Zarr, \"multiscales\" metadata")
            .since(NgffVersion.V0_4)
            .should("level-scale-shape", "state pixel sizes that grow as the shapes shrink", LevelRules::scaleAndShape)
            .section("OME-Zarr, \"omero\" metadata")
            .versions(NgffVersion.V0_1, NgffVersion.V0_6)
            .should(
                    "omero-channel-count",
                    "list one channel for each index along the axis of channels",
                    LevelRules::channelCount)
            .list();

    private interface Test {
        boolean holds(ImageGroup image, Level level);
    }

    private interface Report {
        Problem of(ImageGroup image, Level level);
    }

    private static Check<ImageGroup> each(Test isWrong, Report report) {
        return image -> image.levels().stream()
                .filter(level -> isWrong.holds(image, level))
                .map(level -> report.of(image, level));
    }

    private static List<Long> shape(Level level) {
        return level.node().shape().orElseThrow();
    }

    private static Stream<Problem> rank(ImageGroup image) {
        int axes = image.version().compareTo(NgffVersion.V0_3) < 0
                ? 5
                : image.axes().json().size();
        if (axes == 0) return Stream.empty();
        return image.arrays().stream()
                .filter(level -> shape(level).size() != axes)
                .map(level -> level.node()
                        .document()
                        .get("shape")
                        .expected(axes + " dimensions, one for each axis of the image"));
    }

    private static Stream<Problem> transformLengths(ImageGroup image) {
        return image.arrays().stream().flatMap(level -> {
            int rank = shape(level).size();
            return Stream.of("coordinateTransformations/*", "coordinateTransformations/*/transformations/*")
                    .flatMap(level.dataset()::select)
                    .flatMap(transform -> Stream.of("scale", "translation").map(transform::get))
                    .filter(vector -> vector.json().isArray() && vector.json().size() != rank)
                    .map(vector -> vector.expected(rank + " numbers, one for each dimension of the array"));
        });
    }

    private static Stream<Problem> pairs(ImageGroup image, String expected, PairTest isWrong) {
        List<Level> levels = image.arrays();
        return IntStream.range(1, levels.size())
                .filter(i ->
                        shape(levels.get(i)).size() == shape(levels.get(i - 1)).size())
                .filter(i -> isWrong.holds(shape(levels.get(i - 1)), shape(levels.get(i))))
                .mapToObj(i -> levels.get(i)
                        .node()
                        .document()
                        .get("shape")
                        .problem(shape(levels.get(i)) + " after " + shape(levels.get(i - 1)), expected));
    }

    private interface PairTest {
        boolean holds(List<Long> before, List<Long> after);
    }

    private static Stream<Problem> order(ImageGroup image) {
        return pairs(
                image, "a level that is not longer along any axis", (before, after) -> IntStream.range(0, after.size())
                        .anyMatch(d -> after.get(d) > before.get(d)));
    }

    private static Stream<Problem> sameSize(ImageGroup image) {
        return pairs(image, "a level smaller than the one before it", List::equals);
    }

    private static String type(Level level) {
        return level.node()
                .document()
                .get(level.node().zarrFormat() == 3 ? "data_type" : "dtype")
                .json()
                .toString();
    }

    private static Stream<Problem> types(ImageGroup image) {
        List<Level> levels = image.arrays();
        return levels.stream()
                .skip(1)
                .filter(level ->
                        level.node().zarrFormat() == levels.get(0).node().zarrFormat())
                .filter(level -> !type(level).equals(type(levels.get(0))))
                .map(level -> new Problem(
                        level.node().document().place(),
                        "elements of type " + Excerpt.of(type(level)),
                        "type " + Excerpt.of(type(levels.get(0))) + ", as level 0 has"));
    }

    private static Stream<Problem> dimensionNames(ImageGroup image) {
        Optional<List<String>> names = image.axisNames();
        if (names.isEmpty()) return Stream.empty();
        return image.arrays().stream()
                .filter(level -> level.node().zarrFormat() == 3 && !level.node().isCopy())
                .map(level -> level.node().document().get("dimension_names"))
                .filter(stated -> image.version() != NgffVersion.V0_6 || stated.exists())
                .filter(stated -> !Checks.texts(stated).equals(names.get()))
                .map(stated -> stated.expected(names.get() + ", the names of the axes"));
    }

    /** Some writers put them among the attributes, where they mean nothing to Zarr, and a reader may take them. */
    private static Stream<Problem> nameAttributes(ImageGroup image) {
        Optional<List<String>> names = image.axisNames();
        return image.arrays().stream()
                .map(level -> level.node().attributes().get("dimension_names"))
                .filter(stated -> stated.exists()
                        && names.isPresent()
                        && !Checks.texts(stated).equals(names.get()))
                .map(stated -> stated.expected(names.orElseThrow() + ", the names of the axes, or no such attribute"));
    }

    private static Stream<Problem> arrayDimensions(ImageGroup image) {
        Value stated = image.group().attributes().get("_ARRAY_DIMENSIONS");
        return image
                .axisNames()
                .filter(names -> !Checks.texts(stated).equals(names))
                .map(names -> stated.expected(names + ", the names of the axes"))
                .stream();
    }

    private static Check<ImageGroup> separator(String expected) {
        return image -> image.arrays().stream()
                .filter(level -> level.node().zarrFormat() == 2 && shape(level).size() > 1)
                .map(level -> level.node().document().get("dimension_separator"))
                .filter(stated -> !stated.text().orElse(".").equals(expected))
                .map(stated -> stated.expected("\"" + expected + "\""));
    }

    /** The shape of a level is that of level 0 divided by the ratio of pixel sizes, give or take a pixel of rounding. */
    private static Stream<Problem> scaleAndShape(ImageGroup image) {
        List<Level> levels = image.arrays();
        Optional<List<Double>> first = levels.stream()
                .findFirst()
                .flatMap(l -> LevelTransform.of(l.dataset()))
                .map(LevelTransform::scale);
        if (first.isEmpty()) return Stream.empty();
        return levels.stream()
                .skip(1)
                .flatMap(level -> LevelTransform.of(level.dataset())
                        .map(LevelTransform::scale)
                        .filter(scale -> scale.size() == first.get().size()
                                && scale.size() == shape(level).size()
                                && scale.size() == shape(levels.get(0)).size())
                        .filter(scale -> IntStream.range(0, scale.size())
                                .anyMatch(d -> !fits(
                                        shape(levels.get(0)).get(d),
                                        shape(level).get(d),
                                        scale.get(d) / first.get().get(d))))
                        .map(scale -> level.dataset()
                                .get("coordinateTransformations")
                                .problem(
                                        "pixels of " + scale + " in the shape " + shape(level) + ", after "
                                                + first.get() + " in " + shape(levels.get(0)),
                                        "pixel sizes in the inverse ratio of the shapes"))
                        .stream());
    }

    private static boolean fits(long full, long length, double factor) {
        if (!Double.isFinite(factor) || factor <= 0) return true; // other rules say so
        double exact = full / factor;
        return Math.abs(length - exact) <= Math.max(1.0, 0.02 * exact);
    }

    private static Stream<Problem> channelCount(ImageGroup image) {
        Value channels = image.ome().ome().get("omero").get("channels");
        Optional<Integer> axis = image.axis("channel", "c");
        if (!channels.json().isArray()) return Stream.empty();
        return image.arrays().stream()
                .limit(1)
                .map(level -> axis.filter(c -> c < shape(level).size())
                        .map(c -> shape(level).get(c))
                        .orElse(1L))
                .filter(count -> count != channels.json().size())
                .map(count -> channels.problem(channels.json().size() + " channels", count + ", as the array has"));
    }
}
