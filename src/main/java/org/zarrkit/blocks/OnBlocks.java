package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.BlockReader;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.ngff.Window;

/**
 * Something from outside on each block of an image. What it gives may depend on where the blocks lie, so they are the
 * cells of the image, each computed once while it is kept in the cache. The halo ends where the image does.
 *
 * @param name and parameters as they stand in its text
 * @param halo the pixels around a cell that the task gets in addition, x first
 * @param type of the result
 */
record OnBlocks(String name, Map<String, String> parameters, BlockTask task, List<Integer> halo, DataType type)
        implements BlockOp {

    OnBlocks {
        halo = Radius.checked(halo);
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return type == input.type() ? input : input.withType(type).withWindows(window -> Window.NONE);
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        return bound(input);
    }

    private <T extends NativeType<T> & RealType<T>> BlockOp bound(LazyImage<?> input) {
        ImageSpec spec = input.spec();
        int[] cells = spec.cells().stream().mapToInt(Integer::intValue).toArray();
        PrimitiveBlocks<T> computed = PrimitiveBlocks.of(LazyCells.<T>image(
                        input.dimensions(), cells, type, CellCache.shared(), cell -> compute(input, cell)))
                .threadSafe();
        return new Bound(this, new PyramidSource(output(spec), new Cells(computed, cells)));
    }

    private Object compute(LazyImage<?> input, Interval cell) {
        long[] min = cell.minAsLongArray();
        long[] max = cell.maxAsLongArray();
        for (int d = 0; d < min.length; d++) {
            min[d] -= halo.get(d);
            max[d] += halo.get(d);
        }
        Interval grown =
                Intervals.intersect(new FinalInterval(min, max), input.spec().interval());
        Object pixels = task.apply(input.read(grown), type);
        Block result = Block.of(cell, type);
        Rows.copy(new Block(grown, type, pixels), result);
        return result.pixels();
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException(name + " must be resolved before it is applied");
    }

    /** The results, through the cache. */
    private record Cells(PrimitiveBlocks<?> computed, int[] unit) implements BlockReader {
        @Override
        public void read(Interval box, Object pixels) {
            computed.copy(box, pixels);
        }
    }

    /** The operation on one image. */
    private record Bound(OnBlocks op, BlockSource computed) implements BlockOp {

        @Override
        public String name() {
            return op.name;
        }

        @Override
        public Map<String, String> parameters() {
            return op.parameters;
        }

        @Override
        public ImageSpec output(ImageSpec input) {
            return op.output(input);
        }

        @Override
        public void apply(BlockSource input, Block output) {
            Block block = computed.read(output.interval());
            System.arraycopy(block.pixels(), 0, output.pixels(), 0, output.size());
        }
    }
}
