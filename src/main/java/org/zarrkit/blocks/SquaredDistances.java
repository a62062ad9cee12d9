package org.zarrkit.blocks;

import java.util.Arrays;

/**
 * The squares of the distances to the nearest pixel that is 0, axis after axis; up to a limit. A row of the block is an
 * array of its own, so that the JIT compiles the loops to vector instructions.
 */
final class SquaredDistances {

    private final double limit;
    private final int[] edges;
    private double[][] rows;

    private SquaredDistances(Block block, double limit) {
        this.limit = limit;
        this.edges = block.edges();
        this.rows = new double[block.size() / edges[0]][edges[0]];
        for (int r = 0; r < rows.length; r++)
            for (int x = 0; x < edges[0]; x++)
                rows[r][x] = Numbers.number(block.pixels(), block.type(), r * edges[0] + x);
    }

    /**
     * Of a block without its halo.
     *
     * @param spacing the distance of neighbours along each axis that is gone along, x first
     */
    static double[] of(Block block, int[] halo, double[] spacing, double limit) {
        SquaredDistances distances = new SquaredDistances(block, limit);
        distances.alongX(halo[0], spacing[0]);
        for (int d = 1; d < spacing.length; d++) distances.along(d, halo[d], spacing[d]);
        int width = distances.edges[0];
        double[] all = new double[width * distances.rows.length];
        for (int r = 0; r < distances.rows.length; r++) System.arraycopy(distances.rows[r], 0, all, r * width, width);
        return all;
    }

    private void alongX(int halo, double spacing) {
        int length = edges[0];
        for (int r = 0; r < rows.length; r++) {
            double[] row = rows[r];
            double steps = Double.POSITIVE_INFINITY;
            double[] before = new double[length];
            for (int x = 0; x < length; x++) before[x] = steps = row[x] == 0 ? 0 : steps + 1;
            steps = Double.POSITIVE_INFINITY;
            for (int x = length - 1; x >= 0; x--) {
                steps = row[x] == 0 ? 0 : steps + 1;
                double nearest = Math.min(before[x], steps) * spacing;
                before[x] = Math.min(limit, nearest * nearest);
            }
            rows[r] = Arrays.copyOfRange(before, halo, length - halo);
        }
        edges[0] -= 2 * halo;
    }

    private void along(int axis, int halo, double spacing) {
        int inner = 1;
        for (int d = 1; d < axis; d++) inner *= edges[d];
        int size = edges[axis];
        int count = size - 2 * halo;
        double[][] result = new double[rows.length / size * count][];
        for (int r = 0; r < result.length; r++) {
            int at = (r / (inner * count) * size + r / inner % count + halo) * inner + r % inner;
            double[] nearest = rows[at].clone();
            for (int step = 1; step <= halo; step++) {
                double square = step * spacing * step * spacing;
                if (square >= limit) break;
                nearer(nearest, rows[at - step * inner], square);
                nearer(nearest, rows[at + step * inner], square);
            }
            result[r] = nearest;
        }
        rows = result;
        edges[axis] = count;
    }

    private static void nearer(double[] nearest, double[] other, double square) {
        for (int x = 0; x < nearest.length; x++) {
            double distance = other[x] + square;
            nearest[x] = distance < nearest[x] ? distance : nearest[x];
        }
    }
}
