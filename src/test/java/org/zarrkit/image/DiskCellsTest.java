package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;

class DiskCellsTest {

    private static final long[] SIZE = {50, 37, 9};
    private static final int[] CELLS = {16, 16, 4};
    private static final int COUNT = 4 * 3 * 3;

    private final AtomicInteger computed = new AtomicInteger();

    /** Some cells are nothing but zeros. */
    private Object compute(Interval cell) {
        computed.incrementAndGet();
        short[] pixels = new short[(int) (cell.dimension(0) * cell.dimension(1) * cell.dimension(2))];
        if (cell.min(2) == 0) return pixels;
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) (i + cell.min(0) * 7 + cell.min(1));
        return pixels;
    }

    private short[] read(CellLoader loader, CellCache cache) {
        LazyCellImg<UnsignedShortType, ?> image = LazyCells.image(SIZE, CELLS, DataType.UINT16, cache, loader);
        short[] pixels = new short[(int) image.size()];
        PrimitiveBlocks.of(image).copy(image, pixels);
        return pixels;
    }

    @Test
    void cellsAreComputedOnceThoughMemoryForgetsThem() {
        short[] expected = read(this::compute, new CellCache(1 << 24));
        computed.set(0);
        DiskCells cells = DiskCells.of(SIZE, CELLS, DataType.UINT16, this::compute);
        for (int i = 0; i < 3; i++)
            assertThat(read(cells, new CellCache(1 << 24))).isEqualTo(expected);
        assertThat(computed).hasValue(COUNT);
    }

    @Test
    void nothingIsComputedBeforeItIsAskedFor() {
        DiskCells.of(new long[] {1L << 20, 1L << 20, 1 << 10}, CELLS, DataType.FLOAT32, this::compute);
        assertThat(computed).hasValue(0);
    }
}
