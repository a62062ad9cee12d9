package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;

class LabelValuesTest {

    private static LabelValues of(DataType type, Object... blocks) {
        LabelValues values = new LabelValues(type);
        for (Object block : blocks) values.add(block);
        return values;
    }

    @Test
    void valuesOfAllBlocksAreKnownOnce() {
        LabelValues values = of(DataType.INT32, new int[] {0, 0, 5, 5, 0, -3}, new int[] {7, 5});
        assertThat(values.colors().orElseThrow()).containsOnlyKeys(-3L, 0L, 5L, 7L);
    }

    @Test
    void unsignedValuesAreNotNegative() {
        assertThat(of(DataType.UINT8, new byte[] {-1}).colors().orElseThrow()).containsOnlyKeys(255L);
        assertThat(of(DataType.UINT32, new int[] {-1}).colors().orElseThrow()).containsOnlyKeys(0xFFFFFFFFL);
    }

    @Test
    void theBackgroundIsTransparentAndObjectsAreNot() {
        assertThat(of(DataType.UINT8, new byte[] {0, 1}).colors().orElseThrow())
                .containsEntry(0L, 0)
                .extractingByKey(1L)
                .satisfies(rgba -> assertThat(rgba & 0xFF).isEqualTo(255));
    }

    @Test
    void veryManyLabelsHaveNoColours() {
        int[] many = IntStream.rangeClosed(0, LabelValues.MOST).toArray();
        assertThat(of(DataType.UINT32, many).colors()).isEmpty();
        many[0] = 1;
        assertThat(of(DataType.UINT32, many).colors().orElseThrow()).hasSize(LabelValues.MOST);
    }

    @Test
    void aValueThatADocumentCannotNameLeavesAllWithoutColours() {
        assertThat(of(DataType.UINT64, new long[] {1, -1}).colors()).isEmpty();
    }
}
