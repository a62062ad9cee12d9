package org.zarrkit.blocks;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.zarrkit.codec.DataType;

/** One operation of a pipeline, and what a script in Python says of it. Axes there are in C order, x last. */
record DaskStep(BlockOp op, ImageSpec input, ImageSpec output) {

    boolean has(String key) {
        return op.parameters().containsKey(key);
    }

    String text(String key) {
        return op.parameters().get(key);
    }

    String text(String key, String standard) {
        return op.parameters().getOrDefault(key, standard);
    }

    /** The values of a parameter, x first. */
    List<String> values(String key) {
        return List.of(text(key).split(","));
    }

    /** A tuple of the values of a parameter, one for each axis. */
    String tuple(String key) {
        List<String> values = new ArrayList<>(values(key));
        Collections.reverse(values);
        return tuple(values);
    }

    /** The edges of a box of a radius. */
    String size() {
        List<String> sizes = new ArrayList<>();
        for (String radius : values("radius")) sizes.add(Long.toString(2 * Long.parseLong(radius) + 1));
        Collections.reverse(sizes);
        return "size=" + tuple(sizes) + ", " + mode();
    }

    /** How the image goes on beyond its border, as SciPy calls it. */
    String mode() {
        String border = text("border", "reflect");
        return "mode=\"" + border.replace("zero", "constant").replace("periodic", "wrap") + "\"";
    }

    /** An index: for each axis, slowest first, the text for its dimension. */
    String index(IntFunction<String> ofDimension) {
        List<String> parts = new ArrayList<>();
        for (int d = input.rank() - 1; d >= 0; d--) parts.add(ofDimension.apply(d));
        return "image[" + String.join(", ", parts) + "]";
    }

    /** The number of an axis of the input. */
    int axis(String name) {
        return input.rank() - 1 - input.dimension(name);
    }

    /** The type of the result. */
    String type() {
        return quoted(output.type().zarrName());
    }

    /** The input with enough precision for sums of neighbours: as operations here compute them. */
    String floats() {
        return "image.astype(" + (input.type() == DataType.FLOAT64 ? "\"float64\"" : "\"float32\"") + ")";
    }

    String doubles() {
        return "image.astype(\"float64\")";
    }

    /** A computed value rounded and clamped to the type of the result. */
    String rounded(String expression) {
        return "as_type(" + expression + ", " + type() + ")";
    }

    static String tuple(List<String> values) {
        return "(" + String.join(", ", values) + (values.size() == 1 ? ",)" : ")");
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The array that a source is read from. */
    static String opened(LazyImage<?> image) {
        List<URI> arrays = image.source().origins();
        if (arrays.isEmpty() || !image.ops().isEmpty())
            throw new IllegalArgumentException(
                    "'" + image.source().multiscale().name() + "' is not read from a Zarr; dask can't open it here");
        URI uri = arrays.get(0);
        String place = "file".equals(uri.getScheme())
                ? Path.of(uri).toString().replace('\\', '/')
                : uri.toString().replaceFirst("\\?.*", "");
        return "da.from_zarr(" + quoted(place) + ")";
    }
}
