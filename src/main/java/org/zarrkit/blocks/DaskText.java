package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.Axis;

/**
 * A pipeline as a script in Python that computes the same lazily with dask and dask-image, up to rounding. Where they
 * have no equivalent, a comment says so, and the script stops there.
 */
public final class DaskText {

    private static final String AS_TYPE = """
            def as_type(values, dtype):
                ""\"Rounded and clamped, as Zarrkit converts to integers.""\"
                if np.issubdtype(np.dtype(dtype), np.integer) and values.dtype != np.dtype(dtype):
                    limits = np.iinfo(dtype)
                    whole = np.issubdtype(values.dtype, np.integer)
                    values = da.clip(values if whole else da.floor(values + 0.5), limits.min, limits.max)
                return values.astype(dtype)
            """;

    private DaskText() {}

    /**
     * The script for an image, which it calls {@code image}; axes are in C order, x last.
     *
     * @throws IllegalArgumentException if the image is not read from a Zarr
     */
    public static String of(LazyImage<?> image) {
        LazyImage<?> source = LazyImage.of(image.source());
        List<String> lines = new ArrayList<>();
        lines.add("image = " + DaskStep.opened(source) + "  # axes "
                + String.join(
                        ", ",
                        image.source().multiscale().axes().stream()
                                .map(Axis::name)
                                .toList()));
        ImageSpec spec = source.spec();
        for (BlockOp op : image.ops()) {
            ImageSpec next = op.output(spec);
            lines.addAll(lines(new DaskStep(op, spec, next)));
            spec = next;
        }
        String body = String.join("\n", lines) + "\n";
        return head(body) + body;
    }

    private static List<String> lines(DaskStep step) {
        String text = OpText.format(step.op());
        Optional<String> expression = DaskOps.expression(step);
        return expression
                .map(value -> List.of("image = " + value + "  # " + text))
                .orElseGet(() -> List.of(
                        "# " + text + ": dask and dask-image have no equivalent",
                        "raise NotImplementedError(" + DaskStep.quoted(text) + ")"));
    }

    /** The imports and functions that a script needs. */
    private static String head(String body) {
        boolean converts = body.contains("as_type(");
        StringBuilder head = new StringBuilder("import dask.array as da\n");
        if (converts || body.contains("np.")) head.append("import numpy as np\n");
        if (body.contains("ndfilters.")) head.append("from dask_image import ndfilters\n");
        if (body.contains("ndmeasure.")) head.append("from dask_image import ndmeasure\n");
        if (body.contains("generate_binary_structure("))
            head.append("from scipy.ndimage import generate_binary_structure\n");
        head.append('\n');
        return converts ? head + "\n" + AS_TYPE + "\n\n" : head.toString();
    }
}
