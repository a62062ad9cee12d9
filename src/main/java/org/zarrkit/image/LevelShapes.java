package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zarrkit.zarr.ZarrArray;

/** The shapes of an image's arrays, finest first, in C order: what they were when a note was put. */
record LevelShapes(List<List<Long>> shapes) {

    private static final Pattern TEXT = Pattern.compile("shapes(?: [0-9]{1,18}(?:x[0-9]{1,18})*)+");

    LevelShapes {
        shapes = List.copyOf(shapes);
    }

    static LevelShapes of(List<ZarrArray> arrays) {
        return new LevelShapes(
                arrays.stream().map(array -> array.metadata().shape()).toList());
    }

    /** Such as {@code shapes 3x64x64 3x32x32}. */
    String text() {
        return "shapes "
                + shapes.stream()
                        .map(shape -> shape.stream().map(String::valueOf).collect(Collectors.joining("x")))
                        .collect(Collectors.joining(" "));
    }

    /** The shapes that a line states, if it does. */
    static Optional<LevelShapes> parse(String line) {
        if (!TEXT.matcher(line).matches()) return Optional.empty();
        return Optional.of(new LevelShapes(Arrays.stream(line.split(" "))
                .skip(1)
                .map(shape -> Arrays.stream(shape.split("x")).map(Long::valueOf).toList())
                .toList()));
    }

    /** Whether the finest array was this. */
    boolean isOfFinest(List<Long> shape) {
        return shapes.get(0).equals(shape);
    }

    /**
     * The arrays of these shapes if the finest has its own still: an append that was ended has told readers of coarser
     * levels alone. Else as they are. Nothing is written.
     */
    List<ZarrArray> restored(List<ZarrArray> arrays) {
        boolean fits = shapes.size() == arrays.size()
                && isOfFinest(arrays.get(0).metadata().shape());
        if (!fits) return arrays;
        List<ZarrArray> restored = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            ZarrArray array = arrays.get(i);
            boolean isSame = array.metadata().shape().equals(shapes.get(i));
            restored.add(
                    isSame
                            ? array
                            : ZarrArray.of(
                                    array.store(),
                                    array.path(),
                                    array.metadata().withShape(shapes.get(i))));
        }
        return restored;
    }
}
