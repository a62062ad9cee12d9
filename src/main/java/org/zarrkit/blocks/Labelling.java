package org.zarrkit.blocks;

import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.iterator.IntervalIterator;
import net.imglib2.util.IntervalIndexer;
import net.imglib2.util.Intervals;

/**
 * The objects of a whole image, found. Each cell of the grid is labelled by itself, one pixel wider towards the cells that
 * follow; the pixels that two cells both labelled tell which of their components are one.
 */
final class Labelling implements WorkedOut {

    private final Label label;
    private final CellBoxes cells;
    private final boolean[] spreads;
    private final List<int[]> neighbours;
    /** For each cell where its components begin in {@link #numbers}. */
    private final int[] bases;

    private int[] numbers = new int[0];

    private Labelling(Label label, ImageSpec image) {
        this.label = label;
        this.cells = CellBoxes.of(image);
        this.spreads = label.spreads(image);
        this.neighbours = label.connectivity().earlierNeighbours(spreads);
        this.bases = new int[Math.toIntExact(cells.count())];
    }

    /** Goes through the image once. */
    static Labelling of(Label label, LazyImage<?> image, BlockRunner runner, Progress progress) {
        Labelling labelling = new Labelling(label, image.spec());
        UnionFind sets = new UnionFind();
        Seams seams = new Seams(labelling.cells, labelling.spreads, sets);
        progress.begin("label", labelling.cells.count());
        runner.run(
                labelling.cells.count(),
                index -> {
                    labelling.find(image, index, sets, seams);
                    progress.blockDone(Intervals.numElements(labelling.cells.box(index))
                            * image.spec().type().sizeInBytes());
                },
                progress);
        labelling.numbers = sets.numbered();
        return labelling;
    }

    /** How many objects there are. */
    long count() {
        int most = 0;
        for (int number : numbers) most = Math.max(most, number);
        return most;
    }

    private void find(BlockSource image, long index, UnionFind sets, Seams seams) {
        Interval wider = wider(index);
        Components components = Components.of(image.read(wider), neighbours);
        long[] keys = new long[components.count()];
        long[] position = new long[wider.numDimensions()];
        long[] size = image.spec().interval().dimensionsAsLongArray();
        for (int i = 0; i < keys.length; i++) {
            IntervalIndexer.indexToPositionWithOffset(
                    components.firsts()[i], wider.dimensionsAsLongArray(), wider.minAsLongArray(), position);
            keys[i] = IntervalIndexer.positionToIndex(position, size);
        }
        bases[(int) index] = sets.add(keys);
        seams.add(index, wider, components.labels(), bases[(int) index] - 1);
    }

    /** The box of a cell and, where others follow along the axes of objects, their first pixels. */
    private Interval wider(long index) {
        Interval box = cells.box(index);
        long[] max = box.maxAsLongArray();
        for (int d = 0; d < max.length; d++)
            if (spreads[d] && max[d] + 1 < cells.grid().imgDimension(d)) max[d]++;
        return new FinalInterval(box.minAsLongArray(), max);
    }

    @Override
    public BlockOp asked() {
        return label;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        IntervalIterator cell = new IntervalIterator(cells.touched(output.interval()));
        long[] position = new long[output.interval().numDimensions()];
        while (cell.hasNext()) {
            cell.fwd();
            cell.localize(position);
            long index = cells.index(position);
            Interval wider = wider(index);
            int[] labels = Components.of(input.read(wider), neighbours).labels();
            int base = bases[(int) index] - 1;
            for (int i = 0; i < labels.length; i++) if (labels[i] != 0) labels[i] = numbers[base + labels[i]];
            Block numbered = new Block(wider, output.type(), pixels(labels, output));
            // Beyond its own box a cell may not know which object a pixel is of, but the next cell writes there.
            Rows.copy(numbered, cells.box(index), output);
        }
    }

    private static Object pixels(int[] labels, Block output) {
        if (output.pixels() instanceof int[]) return labels;
        long[] wide = new long[labels.length];
        for (int i = 0; i < wide.length; i++) wide[i] = labels[i];
        return wide;
    }
}
