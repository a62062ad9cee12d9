package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    /** Every box has the value that counting gives, the smallest of the most frequent; sizes, factors and types vary. */
    @ParameterizedTest
    @EnumSource(value = DataType.class, names = "BOOL", mode = EnumSource.Mode.EXCLUDE)
    void modesAreThoseOfCounting(DataType stored) {
        DataType type = PixelType.inMemory(stored);
        Random random = new Random(7);
        for (int trial = 0; trial < 30; trial++) {
            int[] size = {1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(5)};
            int[] factors = {1 + random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(3)};
            Object pixels = type.newArray(size[0] * size[1] * size[2]);
            for (int i = 0; i < Array.getLength(pixels); i++) set(pixels, i, random.nextInt(4) - 2);
            int[] reduced = Reduction.size(size, factors);
            Object modes = type.newArray(reduced[0] * reduced[1] * reduced[2]);
            Reduction.of(Downsampling.MODE, type).reduce(pixels, size, factors, modes, reduced, new int[3]);
            for (int i = 0; i < Array.getLength(modes); i++)
                assertThat(value(modes, i, type)).isEqualTo(counted(pixels, size, factors, reduced, i, type));
        }
    }

    /** Values at both ends of the type, so that order and sign matter. */
    private static void set(Object pixels, int i, int value) {
        if (pixels instanceof byte[] a) a[i] = (byte) value;
        else if (pixels instanceof short[] a) a[i] = (short) value;
        else if (pixels instanceof int[] a) a[i] = value;
        else if (pixels instanceof long[] a) a[i] = value;
        else if (pixels instanceof float[] a) a[i] = value * 0.5f;
        else ((double[]) pixels)[i] = value * 0.5;
    }

    private static BigDecimal value(Object pixels, int i, DataType type) {
        if (type.isFloat()) return BigDecimal.valueOf(Array.getDouble(pixels, i));
        BigDecimal value = BigDecimal.valueOf(Array.getLong(pixels, i));
        boolean wraps = type.isUnsigned() && value.signum() < 0;
        return wraps ? value.add(BigDecimal.valueOf(2).pow(8 * type.sizeInBytes())) : value;
    }

    private static BigDecimal counted(Object pixels, int[] size, int[] factors, int[] reduced, int i, DataType type) {
        int[] at = {i % reduced[0], i / reduced[0] % reduced[1], i / reduced[0] / reduced[1]};
        Map<BigDecimal, Integer> counts = new TreeMap<>();
        for (int z = at[2] * factors[2]; z < Math.min(size[2], (at[2] + 1) * factors[2]); z++)
            for (int y = at[1] * factors[1]; y < Math.min(size[1], (at[1] + 1) * factors[1]); y++)
                for (int x = at[0] * factors[0]; x < Math.min(size[0], (at[0] + 1) * factors[0]); x++)
                    counts.merge(value(pixels, (z * size[1] + y) * size[0] + x, type), 1, Integer::sum);
        int most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
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
