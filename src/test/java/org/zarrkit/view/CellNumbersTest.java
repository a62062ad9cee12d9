package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.codec.DataType;

class CellNumbersTest {

    /** All bits set, or a fraction; as a value and as a label. */
    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(DataType.UINT8, new ByteArray(new byte[] {-1}), 255.0, 255L),
                Arguments.of(DataType.INT8, new ByteArray(new byte[] {-1}), -1.0, -1L),
                Arguments.of(DataType.UINT16, new ShortArray(new short[] {-1}), 65535.0, 65535L),
                Arguments.of(DataType.INT16, new ShortArray(new short[] {-1}), -1.0, -1L),
                Arguments.of(DataType.UINT32, new IntArray(new int[] {-1}), 4294967295.0, 4294967295L),
                Arguments.of(DataType.INT32, new IntArray(new int[] {-1}), -1.0, -1L),
                Arguments.of(DataType.UINT64, new LongArray(new long[] {-1}), 0x1p64, -1L),
                Arguments.of(DataType.UINT64, new LongArray(new long[] {(1L << 62) + 1}), 0x1p62, (1L << 62) + 1),
                Arguments.of(DataType.INT64, new LongArray(new long[] {-1}), -1.0, -1L),
                Arguments.of(DataType.FLOAT32, new FloatArray(new float[] {2.5f}), 2.5, 2L),
                Arguments.of(DataType.FLOAT64, new DoubleArray(new double[] {-0.1}), -0.1, 0L));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void pixelsOfEveryTypeAreTheirNumbers(DataType type, DataAccess pixels, double value, long label) {
        Cell<?> cell = new Cell<>(new int[] {1}, new long[] {0}, pixels);
        assertThat(CellNumbers.values(cell, type).applyAsDouble(0)).isEqualTo(value);
        assertThat(CellNumbers.labels(cell, type).applyAsLong(0)).isEqualTo(label);
    }
}
