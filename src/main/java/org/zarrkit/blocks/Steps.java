package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import net.imglib2.Interval;

/** Operations one after the other, each reading from the one before. */
final class Steps {

    private Steps() {}

    static BlockSource chain(BlockSource source, List<BlockOp> ops) {
        BlockSource last = source;
        for (int i = 0; i < ops.size(); ) {
            List<PointOp> points = pointsFrom(ops, i);
            boolean exact = last.spec().type().isFloat() || last.spec().type().sizeInBytes() < 8;
            boolean fused = points.size() > 1 && exact;
            last = fused ? fused(last, points) : step(last, ops.get(i));
            i += fused ? points.size() : 1;
        }
        return last;
    }

    /** How far operations reach together along the axes of their input, x first; those that change its grid not counted. */
    static long[] halo(ImageSpec input, List<BlockOp> ops) {
        long[] halo = new long[input.rank()];
        ImageSpec spec = input;
        for (BlockOp op : ops) {
            long[] own = reach(spec, op);
            for (int d = 0; d < Math.min(halo.length, own.length); d++) halo[d] += own[d];
            spec = op.output(spec);
        }
        return halo;
    }

    private static long[] reach(ImageSpec input, BlockOp op) {
        if (op instanceof Combined combined) return halo(input, combined.steps());
        if (!(op instanceof NeighbourhoodOp neighbours)) return new long[0];
        return Arrays.stream(neighbours.halo(input)).asLongStream().toArray();
    }

    /** The operations on pixels that follow each other from an index on. */
    private static List<PointOp> pointsFrom(List<BlockOp> ops, int first) {
        List<PointOp> points = new ArrayList<>();
        for (int i = first; i < ops.size() && ops.get(i) instanceof PointOp op; i++) points.add(op);
        return points;
    }

    private static BlockSource fused(BlockSource input, List<PointOp> ops) {
        FusedPoints points = FusedPoints.of(ops, input.spec().type());
        ImageSpec spec = input.spec();
        for (PointOp op : ops) spec = op.output(spec);
        return new Step(input, spec, points::apply);
    }

    private static BlockSource step(BlockSource input, BlockOp op) {
        ImageSpec spec = op.output(input.spec());
        if (op instanceof PointOp point && !point.computesItself())
            return new Step(
                    input, spec, FusedPoints.of(List.of(point), input.spec().type())::apply);
        return new Step(input, spec, op::apply);
    }

    private record Step(BlockSource input, ImageSpec spec, BiConsumer<BlockSource, Block> op) implements BlockSource {
        @Override
        public Block read(Interval box) {
            Block block = Block.of(box, spec.type());
            op.accept(input, block);
            return block;
        }
    }
}
