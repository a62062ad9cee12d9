package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;

class LazyCellsTest {

    private final List<Long> loaded = new ArrayList<>();
    private final LazyCellImg<UnsignedByteType, ?> image =
            LazyCells.image(new long[] {8}, new int[] {4}, DataType.UINT8, new CellCache(1 << 20), cell -> {
                loaded.add(cell.min(0));
                return new byte[4];
            });

    @Test
    void aCellThatIsNotInTheCacheIsNotLoadedByAskingForIt() {
        assertThat(LazyCells.ifPresent(image, 1)).isEmpty();
        assertThat(loaded).isEmpty();
        assertThat(LazyCells.get(image, 1).min(0)).isEqualTo(4);
        assertThat(LazyCells.ifPresent(image, 1).orElseThrow().min(0)).isEqualTo(4);
        assertThat(LazyCells.ifPresent(image, 0)).isEmpty();
        assertThat(loaded).containsExactly(4L);
    }

    @Test
    void cellsOfAnImageInMemoryAreAlwaysPresent() {
        var inMemory = new CellImgFactory<>(new UnsignedByteType(), 4).create(8);
        assertThat(LazyCells.ifPresent(inMemory, 1).orElseThrow().min(0)).isEqualTo(4);
    }
}
