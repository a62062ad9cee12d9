package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.imglib2.FinalInterval;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * All pixels along an axis as one; the axis is dropped, except x and y of a plane. Read slab by slab: memory does not
 * depend on the length of the axis, except for the median.
 */
record Project(String axis, Method method) implements BlockOp {

    /** What becomes of the pixels; {@code SD} divides by n - 1. MIN and MAX keep the type, the others give floats. */
    enum Method {
        MIN,
        MAX,
        MEAN,
        SUM,
        SD,
        MEDIAN;

        boolean keepsType() {
            return this == MIN || this == MAX;
        }
    }

    /** So many pixels are read at a time. */
    private static final int SLAB = 1 << 22;

    /** So many values are held at a time to find their medians. */
    private static final long MOST_VALUES = 1 << 23;

    static Project parse(Arguments arguments) {
        return new Project(arguments.string("axis"), arguments.choice("method", Method.class, Method.MAX));
    }

    @Override
    public String name() {
        return "project";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("axis", axis);
        parameters.put("method", method.name().toLowerCase(Locale.ROOT));
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        ImageSpec reduced = Reduced.spec(input, input.dimension(axis));
        if (method.keepsType()) return reduced;
        boolean otherRange = method == Method.SUM || method == Method.SD;
        ImageSpec shown = otherRange ? reduced.withWindows(window -> Window.NONE) : reduced;
        return shown.withType(
                method == Method.SUM || input.type().sizeInBytes() > 4 ? DataType.FLOAT64 : DataType.FLOAT32);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        int d = input.spec().dimension(axis);
        long values = Math.multiplyExact(input.spec().dimensions().get(d), (long) output.size());
        if (method != Method.MEDIAN || values <= MOST_VALUES || output.size() == 1) project(input, d, output);
        else Halves.compute(output, half -> apply(input, half));
    }

    private void project(BlockSource input, int d, Block output) {
        long size = input.spec().dimensions().get(d);
        long[] min = Reduced.position(input.spec(), d, output.interval().minAsLongArray());
        long[] max = Reduced.position(input.spec(), d, output.interval().maxAsLongArray());
        long slab = slab(input.spec(), d, output.size(), size);
        Projection projection = Projection.of(method, input.spec().type(), output.size(), size);
        for (long from = 0; from < size; from += slab) {
            min[d] = from;
            max[d] = Math.min(size, from + slab) - 1;
            projection.add(input.read(new FinalInterval(min, max)), d);
        }
        projection.store(output);
    }

    /** Whole cells, as many as fit. */
    private static long slab(ImageSpec input, int dimension, int plane, long size) {
        int cell = input.cells().get(dimension);
        long cells = Math.max(1, SLAB / Math.max(1, (long) plane * cell));
        return Math.min(size, cells * cell);
    }
}
