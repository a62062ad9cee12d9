package org.zarrkit.blocks;

import java.util.Arrays;
import org.zarrkit.codec.DataType;

/** What is known so far of the pixels along an axis, for each of the other positions. */
abstract class Projection {

    /** @param length of the axis */
    static Projection of(Project.Method method, DataType type, int size, long length) {
        boolean small = !type.isFloat() && type.sizeInBytes() <= 2;
        return switch (method) {
            case MIN, MAX ->
                small
                        ? new SmallExtreme(method == Project.Method.MAX, size)
                        : new Extreme(method == Project.Method.MAX, size);
            case MEAN, SUM, SD -> new Moments(method, size, length);
            case MEDIAN -> new Median(size, length);
        };
    }

    /** Adds a block that is {@code length} long along an axis and as the output along all others. */
    final void add(Block block, int axis) {
        int[] edges = block.edges();
        int inner = 1;
        for (int d = 0; d < axis; d++) inner *= edges[d];
        int outer = 1;
        for (int d = axis + 1; d < edges.length; d++) outer *= edges[d];
        if (inner == 1) addColumns(block, edges[axis], outer);
        else
            for (int o = 0; o < outer; o++)
                for (int i = 0; i < edges[axis]; i++) addRow(block, (o * edges[axis] + i) * inner, inner, o * inner);
    }

    /** Along x: a few values for each of many positions; turned, so that rows are as long as the output. */
    private void addColumns(Block block, int length, int count) {
        Block turned = Block.of(new net.imglib2.FinalInterval(count, length), block.type());
        Block flat = new Block(new net.imglib2.FinalInterval(length, count), block.type(), block.pixels());
        Strides.permute(flat, java.util.List.of(1, 0), turned);
        for (int i = 0; i < length; i++) addRow(turned, i * count, count, 0);
    }

    /** Adds {@code length} pixels from an index on to the positions from {@code at} on. */
    abstract void addRow(Block block, int from, int length, int at);

    abstract void store(Block output);

    /** Of integers of 8 and 16 bits, without a way over double precision. */
    private static final class SmallExtreme extends Projection {
        private final boolean most;
        private final int[] values;

        SmallExtreme(boolean most, int size) {
            this.most = most;
            this.values = new int[size];
            Arrays.fill(values, most ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        }

        @Override
        void addRow(Block block, int from, int length, int at) {
            if (block.pixels() instanceof short[] pixels) {
                int bits = block.type().isUnsigned() ? 0xffff : -1;
                if (most) for (int i = 0; i < length; i++) larger(at + i, pixels[from + i] & bits);
                else for (int i = 0; i < length; i++) smaller(at + i, pixels[from + i] & bits);
            } else {
                byte[] pixels = (byte[]) block.pixels();
                int bits = block.type().isUnsigned() ? 0xff : -1;
                if (most) for (int i = 0; i < length; i++) larger(at + i, pixels[from + i] & bits);
                else for (int i = 0; i < length; i++) smaller(at + i, pixels[from + i] & bits);
            }
        }

        private void larger(int at, int value) {
            values[at] = Math.max(values[at], value);
        }

        private void smaller(int at, int value) {
            values[at] = Math.min(values[at], value);
        }

        @Override
        void store(Block output) {
            for (int i = 0; i < values.length; i++) Numbers.put(output.pixels(), i, values[i]);
        }
    }

    /** NaN where one value is NaN. */
    private static final class Extreme extends Projection {
        private final boolean most;
        private final double[] values;
        private final double[] row;

        Extreme(boolean most, int size) {
            this.most = most;
            this.values = new double[size];
            this.row = new double[size];
            Arrays.fill(values, most ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }

        @Override
        void addRow(Block block, int from, int length, int at) {
            Numbers.load(block, from, row, length);
            if (most) for (int i = 0; i < length; i++) values[at + i] = Math.max(values[at + i], row[i]);
            else for (int i = 0; i < length; i++) values[at + i] = Math.min(values[at + i], row[i]);
        }

        @Override
        void store(Block output) {
            Numbers.store(values, output);
        }
    }

    /** Sums, and for the standard deviation the sums of squares of differences to the first value. */
    private static final class Moments extends Projection {
        private final Project.Method method;
        private final long length;
        private final double[] sums;
        private final double[] squares;
        private final double[] first;
        private final double[] row;
        private final int[] seen;

        Moments(Project.Method method, int size, long length) {
            this.method = method;
            this.length = length;
            this.sums = new double[size];
            this.squares = new double[method == Project.Method.SD ? size : 0];
            this.first = new double[squares.length];
            this.seen = new int[squares.length];
            this.row = new double[size];
        }

        @Override
        void addRow(Block block, int from, int n, int at) {
            Numbers.load(block, from, row, n);
            if (squares.length == 0) for (int i = 0; i < n; i++) sums[at + i] += row[i];
            else addSquares(n, at);
        }

        private void addSquares(int n, int at) {
            for (int i = 0; i < n; i++) {
                if (seen[at + i]++ == 0) first[at + i] = row[i];
                double difference = row[i] - first[at + i];
                sums[at + i] += difference;
                squares[at + i] += difference * difference;
            }
        }

        @Override
        void store(Block output) {
            for (int i = 0; i < sums.length; i++) {
                if (method == Project.Method.MEAN) sums[i] /= length;
                if (method == Project.Method.SD)
                    sums[i] = length < 2
                            ? 0
                            : Math.sqrt(Math.max(0, squares[i] - sums[i] * sums[i] / length) / (length - 1));
            }
            Numbers.store(sums, output);
        }
    }

    /** Needs all values. */
    private static final class Median extends Projection {
        private final int size;
        private final int[] counts;
        private final double[][] values;
        private final double[] row;

        Median(int size, long length) {
            this.size = size;
            this.counts = new int[size];
            this.values = new double[size][Math.toIntExact(length)];
            this.row = new double[size];
        }

        @Override
        void addRow(Block block, int from, int length, int at) {
            Numbers.load(block, from, row, length);
            for (int i = 0; i < length; i++) values[at + i][counts[at + i]++] = row[i];
        }

        @Override
        void store(Block output) {
            double[] medians = new double[size];
            for (int i = 0; i < size; i++) {
                Arrays.sort(values[i]);
                int n = values[i].length;
                medians[i] = (values[i][(n - 1) / 2] + values[i][n / 2]) / 2;
            }
            Numbers.store(medians, output);
        }
    }
}
