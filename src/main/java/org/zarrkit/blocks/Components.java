package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import net.imglib2.Interval;

/**
 * The connected components of the pixels of one block that are not 0, numbered from 1 on in scan order of their first
 * pixels (x fastest).
 *
 * @param labels one for each pixel, 0 for the background
 * @param firsts the index in the block of each component's first pixel
 */
record Components(int[] labels, int[] firsts) {

    static Components of(Block block, List<int[]> neighbours) {
        boolean[] mask = mask(block);
        int[] parents = new int[mask.length];
        Arrays.fill(parents, -1);
        join(mask, parents, block.interval(), neighbours);
        return numbered(parents);
    }

    int count() {
        return firsts.length;
    }

    /** Which pixels are not 0. */
    static boolean[] mask(Block block) {
        boolean[] mask = new boolean[block.size()];
        Object pixels = block.pixels();
        if (pixels instanceof byte[] a) for (int i = 0; i < a.length; i++) mask[i] = a[i] != 0;
        else if (pixels instanceof short[] a) for (int i = 0; i < a.length; i++) mask[i] = a[i] != 0;
        else if (pixels instanceof int[] a) for (int i = 0; i < a.length; i++) mask[i] = a[i] != 0;
        else if (pixels instanceof long[] a) for (int i = 0; i < a.length; i++) mask[i] = a[i] != 0;
        else if (pixels instanceof float[] a) for (int i = 0; i < a.length; i++) mask[i] = a[i] != 0;
        else {
            double[] a = (double[]) pixels;
            for (int i = 0; i < a.length; i++) mask[i] = a[i] != 0;
        }
        return mask;
    }

    /** Each pixel points to an earlier one of its component, the first to itself. */
    private static void join(boolean[] mask, int[] parents, Interval box, List<int[]> neighbours) {
        int rank = box.numDimensions();
        int width = (int) box.dimension(0);
        int[] strides = new int[rank];
        strides[0] = 1;
        for (int d = 1; d < rank; d++) strides[d] = strides[d - 1] * (int) box.dimension(d - 1);
        long[] position = box.minAsLongArray();
        int row = 0;
        int[] offsets = new int[neighbours.size()];
        int[] columns = new int[neighbours.size()];
        do {
            int present = 0;
            for (int[] step : neighbours) {
                boolean inside = true;
                int offset = step[0];
                for (int d = 1; d < rank; d++) {
                    long at = position[d] + step[d];
                    inside &= at >= box.min(d) && at <= box.max(d);
                    offset += step[d] * strides[d];
                }
                if (!inside) continue;
                offsets[present] = offset;
                columns[present++] = step[0];
            }
            joinRow(mask, parents, row, width, Arrays.copyOf(offsets, present), columns);
            row += width;
        } while (Rows.next(position, box));
    }

    private static void joinRow(boolean[] mask, int[] parents, int row, int width, int[] offsets, int[] columns) {
        for (int x = 0; x < width; x++) {
            int at = row + x;
            if (!mask[at]) continue;
            int root = at;
            for (int k = 0; k < offsets.length; k++) {
                int column = x + columns[k];
                if (column < 0 || column >= width || !mask[at + offsets[k]]) continue;
                int other = root(parents, at + offsets[k]);
                if (other < root) {
                    if (root != at) parents[root] = other;
                    root = other;
                } else if (other > root) parents[other] = root;
            }
            parents[at] = root;
        }
    }

    /** Halves the path on the way. */
    private static int root(int[] parents, int at) {
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** In place: a pixel's parent, which comes earlier, is a label already. */
    private static Components numbered(int[] parents) {
        int[] firsts = new int[16];
        int count = 0;
        for (int i = 0; i < parents.length; i++) {
            if (parents[i] == i) {
                if (count == firsts.length) firsts = Arrays.copyOf(firsts, 2 * count);
                firsts[count++] = i;
                parents[i] = count;
            } else parents[i] = parents[i] < 0 ? 0 : parents[parents[i]];
        }
        return new Components(parents, Arrays.copyOf(firsts, count));
    }
}
