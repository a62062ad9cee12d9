package org.zarrkit.ij;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.imglib2.Interval;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.CellLoader;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.PixelType;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;

/** Pyramids of every type and choice of axes. */
final class TestPyramids {

    private TestPyramids() {}

    /** A pyramid whose pixels are {@code 1000 t + 100 c + 10 z + y + 3 x}, minus an offset for signed types, in any type. */
    static Pyramid<?> of(List<Axis> axes, DataType type, long... xFirst) {
        double[] scale = new double[axes.size()];
        Arrays.fill(scale, 1);
        Multiscale multiscale = Multiscale.of("test", axes, List.of(Level.of("0", Scale.of(scale))));
        return of(multiscale, type, xFirst);
    }

    static Pyramid<?> of(Multiscale multiscale, DataType type, long... xFirst) {
        return cells(multiscale, type, xFirst);
    }

    private static <T extends NativeType<T> & RealType<T>> Pyramid<T> cells(
            Multiscale multiscale, DataType type, long... xFirst) {
        int[] cell = new int[xFirst.length];
        Arrays.fill(cell, 3);
        List<String> names = new ArrayList<>();
        multiscale.axes().forEach(axis -> names.add(0, axis.name()));
        return Pyramid.of(
                multiscale,
                type,
                List.of(LazyCells.<T>image(
                        xFirst, cell, PixelType.inMemory(type), new CellCache(1 << 24), i -> pixels(i, names, type))));
    }

    private static Object pixels(Interval cell, List<String> names, DataType type) {
        Map<String, Integer> weights = Map.of("t", 1000, "c", 100, "z", 10, "y", 1, "x", 3);
        Object pixels = PixelType.inMemory(type).newArray((int) Intervals.numElements(cell));
        long[] position = cell.minAsLongArray();
        for (int i = 0; i < Array.getLength(pixels); i++) {
            int value = 0;
            for (int d = 0; d < position.length; d++) value += weights.get(names.get(d)) * (int) position[d];
            if (pixels instanceof byte[] a) a[i] = (byte) (value - (type == DataType.INT8 ? 100 : 0));
            if (pixels instanceof short[] a) a[i] = (short) (value - (type == DataType.INT16 ? 2000 : 0));
            if (pixels instanceof int[] a) a[i] = value - (type == DataType.INT32 ? 2000 : 0);
            if (pixels instanceof long[] a) a[i] = value - (type == DataType.INT64 ? 2000 : 0);
            if (pixels instanceof float[] a) a[i] = value - 2000.5f;
            if (pixels instanceof double[] a) a[i] = value - 2000.5;
            for (int d = 0; d < position.length && ++position[d] > cell.max(d); d++) position[d] = cell.min(d);
        }
        return pixels;
    }

    /** A plane of 100000 x 100000 with coarser levels, of which no pixel is read. */
    static Pyramid<?> huge(Multiscale multiscale) {
        return levels(multiscale, 1024, cell -> {
            throw new AssertionError("a pixel was read");
        });
    }

    /** Black levels with these edges along all axes. */
    static Pyramid<?> black(List<Axis> axes, long... edges) {
        List<Level> levels = new ArrayList<>();
        for (long edge : edges) {
            double[] scale = new double[axes.size()];
            Arrays.fill(scale, (double) edges[0] / edge);
            levels.add(Level.of("" + levels.size(), Scale.of(scale)));
        }
        return levels(
                Multiscale.of("black", axes, levels), 8, cell -> new byte[(int) Intervals.numElements(cell)], edges);
    }

    private static <T extends NativeType<T> & RealType<T>> Pyramid<T> levels(
            Multiscale multiscale, int cellEdge, CellLoader loader, long... edges) {
        List<AbstractCellImg<T, ?, ?, ?>> levels = new ArrayList<>();
        for (int i = 0; i < multiscale.levels().size(); i++) {
            long[] size = new long[multiscale.rank()];
            Arrays.fill(size, edges.length == 0 ? 100000 >> i : edges[i]);
            int[] cell = new int[size.length];
            Arrays.fill(cell, cellEdge);
            levels.add(LazyCells.<T>image(size, cell, DataType.UINT8, new CellCache(1 << 20), loader));
        }
        return Pyramid.of(multiscale, DataType.UINT8, levels);
    }
}
