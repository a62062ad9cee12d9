package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/**
 * What several images have in common, their source and first operations: the block that a thread had last is kept for
 * the next image that asks for it, or a part of it.
 */
final class SharedBlocks implements BlockSource {

    private final LazyImage<?> common;
    private final ThreadLocal<Block> last = new ThreadLocal<>();

    private SharedBlocks(LazyImage<?> common) {
        this.common = common;
    }

    /**
     * The images as sources of blocks. For each block it is best to ask those with more operations first, as they need
     * more around it.
     *
     * @param images of which all that depends on whole images is worked out
     */
    static List<BlockSource> of(List<LazyImage<?>> images) {
        int steps = commonSteps(images);
        if (steps < 0 || images.size() == 1) return List.copyOf(images);
        LazyImage<?> common = LazyImage.of(images.get(0).source());
        for (BlockOp op : images.get(0).ops().subList(0, steps)) common = common.then(op);
        SharedBlocks shared = new SharedBlocks(common);
        List<BlockSource> sources = new ArrayList<>();
        for (LazyImage<?> image : images)
            sources.add(
                    Steps.chain(shared, image.ops().subList(steps, image.ops().size())));
        return sources;
    }

    /** How many operations are the same in all; -1 if the sources are not. */
    private static int commonSteps(List<LazyImage<?>> images) {
        LazyImage<?> first = images.get(0);
        int steps = first.ops().size();
        for (LazyImage<?> image : images) {
            if (image.source() != first.source()) return -1;
            steps = Math.min(steps, image.ops().size());
            int same = 0;
            while (same < steps && image.ops().get(same).equals(first.ops().get(same))) same++;
            steps = same;
        }
        return steps;
    }

    @Override
    public ImageSpec spec() {
        return common.spec();
    }

    @Override
    public Block read(Interval box) {
        Block kept = last.get();
        if (kept == null || !Intervals.contains(kept.interval(), box)) {
            kept = common.read(box);
            last.set(kept);
        }
        // A copy: who asks may change it.
        Block block = Block.of(box, kept.type());
        Rows.copy(kept, block);
        return block;
    }
}
