package org.zarrkit.blocks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.AxisType;

/**
 * The measures of all objects of a label image, from one pass over it: a row for each object, by ascending label. Positions
 * and volume are in physical units (pixel sizes and origin of the label image), the bounding box in pixels.
 */
public final class Measurements {

    private final ImageSpec image;
    private final List<String> channels;
    private final ObjectSums sums;
    private final long[] labels;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private Measurements(ImageSpec image, List<String> channels, ObjectSums sums) {
        this.image = image;
        this.channels = channels;
        this.sums = sums;
        this.labels = sums.labels();
        nameColumns();
    }

    /**
     * Measures all objects: pixels that are not 0, by their number. The sums are added in the order of the blocks, so that
     * equal runs give equal numbers.
     *
     * @param labels of an integer type
     * @param images whose intensities are measured, each of the size of the labels; with more channels, each of these
     */
    public static Measurements of(
            LazyImage<?> labels, List<? extends LazyImage<?>> images, BlockRunner runner, Progress progress) {
        ImageSpec spec = labels.spec();
        if (spec.type().isFloat())
            throw new IllegalArgumentException("labels are integers, but the image has the type "
                    + spec.type().zarrName() + "; use the operation 'label' on a mask first");
        List<String> names = new ArrayList<>();
        List<Operand> channels = new ArrayList<>();
        for (LazyImage<?> image : images) addChannels(image, spec, names, channels);
        channels.forEach(channel -> channel.image().prepare());
        ObjectSums sums = new ObjectSums(spec.rank(), channels.size());
        InOrder<ObjectSums> ordered = new InOrder<>(sums::add);
        CellBoxes boxes = CellBoxes.of(spec);
        progress.begin("measure", boxes.count());
        runner.run(
                boxes.count(),
                index -> {
                    Interval box = boxes.box(index);
                    List<Block> values = channels.stream().map(c -> c.read(box)).toList();
                    ordered.accept(index, ObjectSums.of(labels.readOnce(box), values));
                    progress.blockDone(Intervals.numElements(box) * spec.type().sizeInBytes());
                },
                progress);
        return new Measurements(spec, names, sums);
    }

    private static void addChannels(LazyImage<?> image, ImageSpec labels, List<String> names, List<Operand> channels) {
        boolean split = image.spec().rank() == labels.rank() + 1
                && image.multiscale().indexOf(AxisType.CHANNEL).isPresent();
        long count = split ? image.spec().dimensions().get(image.spec().dimension("channel")) : 1;
        for (long c = 0; c < count; c++) {
            LazyImage<?> one = split
                    ? image.then(new Slice(
                            image.spec().axis(image.spec().dimension("channel")).name(), c))
                    : image;
            Operand operand = new Operand(image.multiscale().name(), one);
            operand.requireFitting(labels);
            channels.add(operand);
            names.add("C" + (names.size() + 1));
        }
    }

    private void nameColumns() {
        column("Label");
        column("Voxels");
        column("Volume");
        for (int d = 0; d < image.rank(); d++) column(axis(d).toUpperCase(java.util.Locale.ROOT));
        for (int d = 0; d < image.rank(); d++) {
            column(axis(d) + "Min");
            column(axis(d) + "Max");
        }
        for (String channel : channels)
            for (String measure : List.of("Mean", "SD", "Min", "Max", "Sum"))
                column(channels.size() == 1 ? measure : measure + " " + channel);
    }

    private String axis(int d) {
        return image.axis(d).name();
    }

    private void column(String name) {
        columns.put(name, names.size());
        names.add(name);
    }

    /** How many objects there are. */
    public int count() {
        return labels.length;
    }

    /** The names of the columns: Label, Voxels, Volume, centroid, bounding box, and for each channel the intensities. */
    public List<String> columns() {
        return List.copyOf(names);
    }

    /** The label of a row; unsigned if the image is. */
    public long label(int row) {
        return labels[row];
    }

    /** A number of a row, by the name of its column. */
    public double value(int row, String column) {
        Integer index = columns.get(column);
        if (index == null)
            throw new IllegalArgumentException("there is no column '" + column + "'; there are " + names);
        return value(row, index);
    }

    private double value(int row, int column) {
        int at = sums.rowOf(labels[row]);
        double pixels = sums.pixels(at);
        int rank = image.rank();
        if (column == 0) return label(row);
        if (column == 1) return pixels;
        if (column == 2) return pixels * pixelVolume();
        if (column < 3 + rank) {
            int d = column - 3;
            return image.origin()[d] + image.pixelSizes()[d] * sums.positionSum(at, d) / pixels;
        }
        if (column < 3 + 3 * rank) {
            int d = (column - 3 - rank) / 2;
            return (column - 3 - rank) % 2 == 0 ? sums.leastPosition(at, d) : sums.mostPosition(at, d);
        }
        int channel = (column - 3 - 3 * rank) / 5;
        return switch ((column - 3 - 3 * rank) % 5) {
            case 0 -> sums.sum(at, channel) / pixels;
            case 1 -> pixels < 2 ? 0 : Math.sqrt(sums.squares(at, channel) / (pixels - 1));
            case 2 -> sums.least(at, channel);
            case 3 -> sums.most(at, channel);
            default -> sums.sum(at, channel);
        };
    }

    /** Of the axes of space alone. */
    private double pixelVolume() {
        double volume = 1;
        for (int d = 0; d < image.rank(); d++)
            if (image.axis(d).type() == AxisType.SPACE) volume *= image.pixelSizes()[d];
        return volume;
    }

    /** All rows as comma-separated values, below a line with the names of the columns. */
    public void writeCsv(Appendable out) throws IOException {
        out.append(String.join(",", names)).append('\n');
        for (int row = 0; row < count(); row++) {
            out.append(Long.toUnsignedString(label(row)));
            for (int c = 1; c < names.size(); c++) out.append(',').append(OpText.number(value(row, c)));
            out.append('\n');
        }
    }
}
