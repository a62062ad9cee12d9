package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;

/**
 * Joins what neighbouring cells found: the first of two cells leaves its labels of the pixels they share, as runs; the
 * second compares. Safe for many threads.
 */
final class Seams {

    /** Pixels that belong to a cell and lie at its lower end along the axes of a bit set. */
    private record Seam(long cell, int axes) {}

    private final CellBoxes cells;
    private final boolean[] spreads;
    private final UnionFind sets;
    private final Map<Seam, int[]> waiting = new ConcurrentHashMap<>();

    Seams(CellBoxes cells, boolean[] spreads, UnionFind sets) {
        this.cells = cells;
        this.spreads = spreads;
        this.sets = sets;
    }

    /**
     * A cell was labelled.
     *
     * @param box of the labels: that of the cell, wider where others follow
     * @param base what is added to a label to have its number among the sets
     */
    void add(long index, Interval box, int[] labels, int base) {
        long[] cell = cells.position(index);
        for (int axes = 1; axes < 1 << spreads.length; axes++) {
            if (!isSeam(axes)) continue;
            long[] next = moved(cell, axes, 1);
            if (next.length > 0) meet(new Seam(cells.index(next), axes), runs(seam(next, axes), box, labels, base));
            if (moved(cell, axes, -1).length > 0)
                meet(new Seam(index, axes), runs(seam(cell, axes), box, labels, base));
        }
    }

    private boolean isSeam(int axes) {
        for (int d = 0; d < spreads.length; d++) if ((axes >> d & 1) == 1 && !spreads[d]) return false;
        return true;
    }

    /** The cell one further along some axes; empty if there is none. */
    private long[] moved(long[] cell, int axes, int step) {
        long[] moved = cell.clone();
        for (int d = 0; d < moved.length; d++) {
            if ((axes >> d & 1) == 0) continue;
            moved[d] += step;
            if (moved[d] < 0 || moved[d] >= cells.grid().gridDimension(d)) return new long[0];
        }
        return moved;
    }

    /** The pixels of a cell at its lower end along some axes. */
    private Interval seam(long[] cell, int axes) {
        Interval box = cells.box(cells.index(cell));
        long[] max = box.maxAsLongArray();
        for (int d = 0; d < max.length; d++) if ((axes >> d & 1) == 1) max[d] = box.min(d);
        return new FinalInterval(box.minAsLongArray(), max);
    }

    /** Labels of a part of a box: for each run its length and its number, -1 for the background. */
    private static int[] runs(Interval part, Interval box, int[] labels, int base) {
        Block all = new Block(box, DataType.INT32, labels);
        Block cut = Block.of(part, all.type());
        Rows.copy(all, cut);
        int[] values = (int[]) cut.pixels();
        int[] runs = new int[16];
        int used = 0;
        for (int i = 0; i < values.length; ) {
            int start = i;
            while (i < values.length && values[i] == values[start]) i++;
            if (used == runs.length) runs = Arrays.copyOf(runs, 2 * used);
            runs[used++] = i - start;
            runs[used++] = values[start] == 0 ? -1 : base + values[start];
        }
        return Arrays.copyOf(runs, used);
    }

    private void meet(Seam seam, int[] runs) {
        int[] other = waiting.putIfAbsent(seam, runs);
        if (other == null) return;
        waiting.remove(seam);
        int a = 0;
        int b = 0;
        int leftA = runs[0];
        int leftB = other[0];
        while (true) {
            if (runs[a + 1] >= 0) sets.join(runs[a + 1], other[b + 1]);
            int step = Math.min(leftA, leftB);
            leftA -= step;
            leftB -= step;
            if (leftA == 0 && (a += 2) < runs.length) leftA = runs[a];
            if (leftB == 0 && (b += 2) < other.length) leftB = other[b];
            if (a >= runs.length || b >= other.length) return;
        }
    }
}
