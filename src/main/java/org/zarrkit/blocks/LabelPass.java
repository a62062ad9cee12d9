package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/** How many pixels each label of an image has, in all of it or at its border; from one pass over what is needed. */
final class LabelPass {

    private final LazyImage<?> image;
    private final CellBoxes boxes;
    private final LabelValues counts = new LabelValues();

    private LabelPass(LazyImage<?> image) {
        requireLabels(image.spec());
        this.image = image;
        this.boxes = CellBoxes.of(image.spec());
    }

    /** @throws IllegalArgumentException if the pixels are no whole numbers */
    static void requireLabels(ImageSpec image) {
        if (image.type().isFloat())
            throw new IllegalArgumentException("labels are integers, but the image has the type "
                    + image.type().zarrName() + "; use the operation 'label' on a mask first");
    }

    /** Of the whole image. */
    static LabelValues count(LazyImage<?> image, BlockRunner runner, Progress progress) {
        LabelPass pass = new LabelPass(image);
        return pass.run("count labels", runner, progress, index -> List.of(pass.boxes.box(index)));
    }

    /** Of the outermost pixels along some axes. */
    static LabelValues countAtBorder(
            LazyImage<?> image, List<Integer> dimensions, BlockRunner runner, Progress progress) {
        LabelPass pass = new LabelPass(image);
        return pass.run("labels at the border", runner, progress, index -> pass.atBorder(index, dimensions));
    }

    /** The boxes, one pixel thick, in which a cell meets the border. */
    private List<Interval> atBorder(long index, List<Integer> dimensions) {
        Interval box = boxes.box(index);
        List<Interval> faces = new ArrayList<>();
        for (int d : dimensions) {
            long last = image.spec().dimensions().get(d) - 1;
            if (box.min(d) == 0) faces.add(face(box, d, 0));
            if (box.max(d) == last && last > 0) faces.add(face(box, d, last));
        }
        return faces;
    }

    private static Interval face(Interval box, int dimension, long position) {
        long[] min = box.minAsLongArray();
        long[] max = box.maxAsLongArray();
        min[dimension] = max[dimension] = position;
        return new FinalInterval(min, max);
    }

    private interface Parts {
        List<Interval> of(long index);
    }

    private LabelValues run(String what, BlockRunner runner, Progress progress, Parts parts) {
        progress.begin(what, boxes.count());
        runner.run(
                boxes.count(),
                index -> {
                    LabelValues found = new LabelValues();
                    count(index, parts.of(index), found);
                    synchronized (counts) {
                        counts.addAll(found);
                    }
                    progress.blockDone(Intervals.numElements(boxes.box(index))
                            * image.spec().type().sizeInBytes());
                },
                progress);
        return counts;
    }

    /** A cell of which several parts are needed is read, or computed, once. */
    private void count(long index, List<Interval> parts, LabelValues counts) {
        if (parts.isEmpty()) return;
        Block all = image.read(parts.size() == 1 ? parts.get(0) : boxes.box(index));
        for (Interval part : parts) {
            Block block = Block.of(part, all.type());
            Rows.copy(all, block);
            count(block, counts);
        }
    }

    private static void count(Block block, LabelValues counts) {
        int size = block.size();
        for (int i = 0; i < size; ) {
            long label = Numbers.integer(block.pixels(), block.type(), i);
            int start = i++;
            while (i < size && Numbers.integer(block.pixels(), block.type(), i) == label) i++;
            if (label != 0) counts.add(label, i - start);
        }
    }
}
