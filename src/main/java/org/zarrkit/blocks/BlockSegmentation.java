package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.Interval;
import net.imglib2.iterator.IntervalIterator;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;

/** A segmentation of blocks of which it is known which objects are one. */
final class BlockSegmentation implements WorkedOut {

    /** Two blocks that follow each other along an axis. */
    private record Pair(long first, long second) {}

    private final SegmentBlocks asked;
    private final CellBoxes blocks;
    private final int[] overlap;
    /** For each block where its objects begin in {@link #numbers}. */
    private final int[] bases;

    private int[] numbers = new int[0];

    private BlockSegmentation(SegmentBlocks asked, ImageSpec image) {
        this.asked = asked;
        this.blocks = CellBoxes.of(asked.output(image));
        this.overlap = asked.overlap().stream().mapToInt(Long::intValue).toArray();
        this.bases = new int[Math.toIntExact(blocks.count())];
    }

    /** Goes through the image once. */
    static BlockSegmentation of(SegmentBlocks asked, LazyImage<?> image, BlockRunner runner, Progress progress) {
        BlockSegmentation segmentation = new BlockSegmentation(asked, image.spec());
        UnionFind sets = new UnionFind();
        Map<Pair, Block> waiting = new ConcurrentHashMap<>();
        progress.begin("segment", segmentation.blocks.count());
        runner.run(
                segmentation.blocks.count(),
                index -> {
                    segmentation.find(image, index, sets, waiting);
                    progress.blockDone(Intervals.numElements(segmentation.blocks.box(index))
                            * image.spec().type().sizeInBytes());
                },
                progress);
        segmentation.numbers = sets.numbered();
        return segmentation;
    }

    private void find(BlockSource image, long index, UnionFind sets, Map<Pair, Block> waiting) {
        Block labels = labels(image, index);
        int count = Arrays.stream((int[]) labels.pixels()).max().orElse(0);
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) keys[i] = index << 32 | i;
        bases[(int) index] = sets.add(keys);
        int[] pixels = (int[]) labels.pixels();
        // From here on the background is 0 and an object its number among the sets, and 1.
        for (int i = 0; i < pixels.length; i++) if (pixels[i] != 0) pixels[i] += bases[(int) index];
        long[] position = blocks.position(index);
        for (int d = 0; d < position.length; d++)
            for (int step = -1; step <= 1; step += 2) {
                long[] other = position.clone();
                other[d] += step;
                if (other[d] < 0 || other[d] >= blocks.grid().gridDimension(d)) continue;
                long next = blocks.index(other);
                Interval seenByBoth = Intervals.intersect(labels.interval(), grown(image, next));
                if (Intervals.isEmpty(seenByBoth)) continue;
                Block part = Block.of(seenByBoth, DataType.INT32);
                Rows.copy(labels, part);
                Block met = waiting.putIfAbsent(new Pair(Math.min(index, next), Math.max(index, next)), part);
                if (met == null) continue;
                waiting.remove(new Pair(Math.min(index, next), Math.max(index, next)));
                join((int[]) part.pixels(), (int[]) met.pixels(), sets);
            }
    }

    private void join(int[] a, int[] b, UnionFind sets) {
        LabelValues sizes = new LabelValues();
        LabelValues common = new LabelValues();
        for (int i = 0; i < a.length; i++) {
            if (a[i] != 0) sizes.add(a[i], 1);
            if (b[i] != 0) sizes.add(b[i], 1);
            if (a[i] != 0 && b[i] != 0) common.add((long) a[i] << 32 | b[i], 1);
        }
        for (long pair : common.sorted()) {
            int first = (int) (pair >>> 32);
            int second = (int) pair;
            double both = common.get(pair);
            if (both / (sizes.get(first) + sizes.get(second) - both) >= asked.agreement())
                sets.join(first - 1, second - 1);
        }
    }

    private Interval grown(BlockSource image, long index) {
        return Intervals.intersect(
                Radius.grown(blocks.box(index), overlap), image.spec().interval());
    }

    /** The objects of a block and its overlap by numbers from 1 on, in scan order; those outside of the block are not there. */
    private Block labels(BlockSource image, long index) {
        Block found = asked.segment(image, grown(image, index));
        Block own = Block.of(blocks.box(index), found.type());
        Rows.copy(found, own);
        LabelValues numbered = new LabelValues();
        for (int i = 0; i < own.size(); i++) {
            long label = Numbers.integer(own.pixels(), own.type(), i);
            if (label != 0 && numbered.get(label) == 0) numbered.put(label, numbered.size() + 1);
        }
        Block result = Block.of(found.interval(), DataType.INT32);
        int[] pixels = (int[]) result.pixels();
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (int) numbered.get(Numbers.integer(found.pixels(), found.type(), i));
        return result;
    }

    @Override
    public BlockOp asked() {
        return asked;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        IntervalIterator block = new IntervalIterator(blocks.touched(output.interval()));
        long[] position = new long[output.interval().numDimensions()];
        while (block.hasNext()) {
            block.fwd();
            block.localize(position);
            long index = blocks.index(position);
            Block labels = labels(input, index);
            int[] pixels = (int[]) labels.pixels();
            for (int i = 0; i < pixels.length; i++)
                if (pixels[i] != 0) pixels[i] = numbers[bases[(int) index] + pixels[i] - 1];
            Rows.copy(new Block(labels.interval(), output.type(), pixels), blocks.box(index), output);
        }
    }
}
