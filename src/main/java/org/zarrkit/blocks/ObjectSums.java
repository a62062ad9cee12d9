package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import net.imglib2.Interval;

/**
 * Sums over the pixels of each object: a row for each label that was met. 8 bytes for each of
 * {@code 1 + 3 * rank + 4 * channels} numbers, and about 30 for the label.
 */
final class ObjectSums {

    private static final int PAGE = 1 << 10;

    private final int rank;
    private final int channels;
    private final int width;
    private long[] labels = new long[16];
    /** Rows of {@code width} numbers: pixels; for each axis sum, least and most; for each channel the same and squares. */
    private double[][] pages = new double[1][];

    private int size;
    /** Open addressing: a row and 1 at the hash of its label, or further on; 0 where there is none. */
    private int[] table = new int[64];

    ObjectSums(int rank, int channels) {
        this.rank = rank;
        this.channels = channels;
        this.width = 1 + 3 * rank + 4 * channels;
    }

    /** How many objects there are. */
    int size() {
        return size;
    }

    /** All labels, ascending, as unsigned numbers. */
    long[] labels() {
        return LabelValues.ascending(Arrays.stream(labels, 0, size));
    }

    /** The row of a label that was met. */
    int rowOf(long label) {
        return table[slot(label)] - 1;
    }

    double pixels(int row) {
        return get(row, 0);
    }

    double positionSum(int row, int dimension) {
        return get(row, 1 + 3 * dimension);
    }

    double leastPosition(int row, int dimension) {
        return get(row, 2 + 3 * dimension);
    }

    double mostPosition(int row, int dimension) {
        return get(row, 3 + 3 * dimension);
    }

    double sum(int row, int channel) {
        return get(row, channel(channel));
    }

    double least(int row, int channel) {
        return get(row, channel(channel) + 1);
    }

    double most(int row, int channel) {
        return get(row, channel(channel) + 2);
    }

    /** The sum of the squares of the differences to the mean. */
    double squares(int row, int channel) {
        return get(row, channel(channel) + 3);
    }

    private int channel(int channel) {
        return 1 + 3 * rank + 4 * channel;
    }

    private double get(int row, int column) {
        return pages[row / PAGE][row % PAGE * width + column];
    }

    /** Adds the pixels of a box; of one box only, for squares are about the mean afterwards. */
    static ObjectSums of(Block labels, List<Block> channels) {
        ObjectSums sums = new ObjectSums(labels.interval().numDimensions(), channels.size());
        sums.addPositions(labels);
        for (int c = 0; c < channels.size(); c++) sums.addValues(labels, channels.get(c), c);
        return sums;
    }

    private void addPositions(Block block) {
        Interval box = block.interval();
        int length = (int) box.dimension(0);
        long[] position = box.minAsLongArray();
        int at = 0;
        do {
            for (int x = 0; x < length; ) {
                long label = Numbers.integer(block.pixels(), block.type(), at + x);
                int end = x + 1;
                while (end < length && Numbers.integer(block.pixels(), block.type(), at + end) == label) end++;
                if (label != 0) addRun(label, position, box.min(0) + x, end - x);
                x = end;
            }
            at += length;
        } while (Rows.next(position, box));
    }

    private void addRun(long label, long[] position, long first, int length) {
        int row = row(label);
        double[] numbers = pages[row / PAGE];
        int at = row % PAGE * width;
        numbers[at] += length;
        for (int d = 0; d < rank; d++) {
            double least = d == 0 ? first : position[d];
            double most = d == 0 ? first + length - 1 : position[d];
            int column = at + 1 + 3 * d;
            numbers[column] += length * (least + most) / 2;
            numbers[column + 1] = Math.min(numbers[column + 1], least);
            numbers[column + 2] = Math.max(numbers[column + 2], most);
        }
    }

    private void addValues(Block labels, Block values, int channel) {
        double[] row = new double[1024];
        int column = channel(channel);
        int count = labels.size();
        long last = 0;
        double[] numbers = {};
        int at = 0;
        for (int from = 0; from < count; from += row.length) {
            int length = Math.min(row.length, count - from);
            Numbers.load(values, from, row, length);
            for (int i = 0; i < length; i++) {
                long label = Numbers.integer(labels.pixels(), labels.type(), from + i);
                if (label == 0) continue;
                if (label != last) {
                    int index = row(label);
                    numbers = pages[index / PAGE];
                    at = index % PAGE * width + column;
                    last = label;
                }
                numbers[at] += row[i];
                numbers[at + 1] = Math.min(numbers[at + 1], row[i]);
                numbers[at + 2] = Math.max(numbers[at + 2], row[i]);
                numbers[at + 3] += row[i] * row[i];
            }
        }
        centre(column);
    }

    /** From sums of squares to those about the mean. */
    private void centre(int column) {
        for (int row = 0; row < size; row++) {
            double[] numbers = pages[row / PAGE];
            int at = row % PAGE * width;
            double sum = numbers[at + column];
            numbers[at + column + 3] = Math.max(0, numbers[at + column + 3] - sum * sum / numbers[at]);
        }
    }

    /** Adds the sums of other pixels. Squares by Chan, Golub and LeVeque (1979). */
    void add(ObjectSums other) {
        for (int from = 0; from < other.size; from++) {
            int row = row(other.labels[from]);
            double[] a = pages[row / PAGE];
            double[] b = other.pages[from / PAGE];
            int atA = row % PAGE * width;
            int atB = from % PAGE * width;
            double n = a[atA];
            double m = b[atB];
            a[atA] += m;
            for (int d = 0; d < rank; d++) addThree(a, atA + 1 + 3 * d, b, atB + 1 + 3 * d);
            for (int c = 0; c < channels; c++) {
                int column = channel(c);
                double difference = n == 0 ? 0 : b[atB + column] / m - a[atA + column] / n;
                addThree(a, atA + column, b, atB + column);
                a[atA + column + 3] += b[atB + column + 3] + difference * difference * n * m / (n + m);
            }
        }
    }

    /** A sum, a least and a most. */
    private static void addThree(double[] a, int atA, double[] b, int atB) {
        a[atA] += b[atB];
        a[atA + 1] = Math.min(a[atA + 1], b[atB + 1]);
        a[atA + 2] = Math.max(a[atA + 2], b[atB + 2]);
    }

    private int row(long label) {
        int slot = slot(label);
        if (table[slot] == 0) {
            if (2 * (size + 1) > table.length) {
                rehash();
                slot = slot(label);
            }
            table[slot] = newRow(label) + 1;
        }
        return table[slot] - 1;
    }

    private int slot(long label) {
        int slot = (int) ((label * 0x9E3779B97F4A7C15L) >>> 32) & table.length - 1;
        while (table[slot] != 0 && labels[table[slot] - 1] != label) slot = slot + 1 & table.length - 1;
        return slot;
    }

    private void rehash() {
        table = new int[Math.multiplyExact(2, table.length)];
        for (int row = 0; row < size; row++) table[slot(labels[row])] = row + 1;
    }

    private int newRow(long label) {
        if (size == labels.length) labels = Arrays.copyOf(labels, 2 * size);
        int page = size / PAGE;
        if (page == pages.length) pages = Arrays.copyOf(pages, 2 * page);
        if (pages[page] == null) pages[page] = new double[PAGE * width];
        double[] numbers = pages[page];
        int at = size % PAGE * width;
        for (int d = 0; d < rank; d++) setEmpty(numbers, at + 1 + 3 * d);
        for (int c = 0; c < channels; c++) setEmpty(numbers, at + channel(c));
        labels[size] = label;
        return size++;
    }

    private static void setEmpty(double[] numbers, int at) {
        numbers[at + 1] = Double.POSITIVE_INFINITY;
        numbers[at + 2] = Double.NEGATIVE_INFINITY;
    }
}
