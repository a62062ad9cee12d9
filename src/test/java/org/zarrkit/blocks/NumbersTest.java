package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;

class NumbersTest {

    /** As -1 it became a small number. */
    @Test
    void theLargestUnsignedIntegersAreNotTakenForNegativeOnes() {
        Block block = new Block(new FinalInterval(1), DataType.UINT64, new long[] {-1});
        assertThatThrownBy(() -> Numbers.load(block, 0, new double[1], 1))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("18446744073709551615");
        double[] row = new double[1];
        Numbers.load(new Block(block.interval(), DataType.INT64, new long[] {-1}), 0, row, 1);
        assertThat(row).containsExactly(-1);
    }

    /** 0 / 0 stayed NaN until the last of the operations. */
    @Test
    void whatIsNoNumberIsZeroForTheNextOperationToo() {
        Block whole = Block.of(new FinalInterval(3, 2), DataType.UINT8);
        LazyImage<?> image = TestVolumes.image(whole, 3);
        LazyImage<?> result = image.then(List.of("divide value=0", "add value=5"), location -> image);
        assertThat((byte[]) result.read(result.spec().interval()).pixels()).containsOnly(5);
    }
}
