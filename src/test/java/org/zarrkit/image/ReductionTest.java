package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Downsampling;

class ReductionTest {

    @Test
    void integersAreRoundedHalvesUp() {
        assertThat((byte[]) mean(DataType.UINT8, new byte[] {1, 2, (byte) 255, (byte) 254, 7}))
                .containsExactly(2, (byte) 255, 7);
        assertThat((byte[]) mean(DataType.INT8, new byte[] {-1, -2, -3, 2, -128}))
                .containsExactly(-1, 0, -128);
        assertThat((short[]) mean(DataType.UINT16, new short[] {(short) 65535, (short) 65534}))
                .containsExactly((short) 65535);
        assertThat((int[]) mean(DataType.INT32, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, -3, -4}))
                .containsExactly(Integer.MAX_VALUE, -3);
        assertThat((int[]) mean(DataType.UINT32, new int[] {-1, -1})).containsExactly(-1);
        assertThat((long[]) mean(DataType.UINT64, new long[] {-1, -3, 1, 2})).containsExactly(-2, 2);
        assertThat((long[]) mean(
                        DataType.INT64, new long[] {Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}))
                .containsExactly(Long.MIN_VALUE, 0);
        assertThat((float[]) mean(DataType.FLOAT32, new float[] {1, 2, Float.MAX_VALUE, Float.MAX_VALUE, 9}))
                .containsExactly(1.5f, Float.MAX_VALUE, 9);
    }

    @Test
    void samplingTakesTheFirstPixel() {
        short[] result = new short[3];
        Reduction.of(Downsampling.SAMPLE, DataType.UINT16)
                .reduce(new short[] {5, 1, 7, 1, 9}, new int[] {5}, new int[] {2}, result, new int[] {3}, new int[1]);
        assertThat(result).containsExactly((short) 5, (short) 7, (short) 9);
    }

    /** The means that NumPy computes, cut-off boxes at the border included. */
    @ParameterizedTest
    @ValueSource(strings = {"222", "122"})
    void meansAreThoseOfNumPy(String factors) throws IOException {
        int[] size = {31, 29, 23};
        int[] f = {factors.charAt(2) - '0', factors.charAt(1) - '0', factors.charAt(0) - '0'};
        short[] volume = new short[31 * 29 * 23];
        read("volume-uint16").asShortBuffer().get(volume);
        int[] reduced = Reduction.size(size, f);
        short[] means = new short[reduced[0] * reduced[1] * reduced[2]];
        Reduction.of(Downsampling.MEAN, DataType.UINT16).reduce(volume, size, f, means, reduced, new int[3]);
        ByteBuffer expected = read("means-" + factors + "-of-uint16-as-float64");
        for (short mean : means) assertThat(mean & 0xffff).isEqualTo((int) Math.floor(expected.getDouble() + 0.5));
        assertThat(expected.hasRemaining()).isFalse();
    }

    private static ByteBuffer read(String name) throws IOException {
        Path file = Path.of("src/test/resources/fixtures/reference", name + ".bin");
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Object mean(DataType type, Object row) {
        int n = java.lang.reflect.Array.getLength(row);
        Object result = type.newArray((n + 1) / 2);
        Reduction.of(Downsampling.MEAN, type)
                .reduce(row, new int[] {n}, new int[] {2}, result, new int[] {(n + 1) / 2}, new int[1]);
        return result;
    }
}
