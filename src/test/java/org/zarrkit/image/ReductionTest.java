package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    /** The sum of the second box, or twice that, is more than an int holds. */
    @ParameterizedTest
    @ValueSource(ints = {16_384, 16_385, 30_000, 65_536})
    void meansOfLargeBoxesAreExact(int factor) {
        short[] pixels = new short[2 * factor];
        Arrays.fill(pixels, (short) 65_535);
        Arrays.fill(pixels, 0, factor / 2 + 1, (short) 65_534);
        assertThat((short[]) mean(DataType.UINT16, pixels, factor)).containsExactly((short) 65_534, (short) 65_535);
        Arrays.fill(pixels, Short.MIN_VALUE);
        assertThat((short[]) mean(DataType.INT16, pixels, factor)).containsOnly(Short.MIN_VALUE);
        byte[] bytes = new byte[factor];
        Arrays.fill(bytes, (byte) 200);
        assertThat((byte[]) mean(DataType.UINT8, bytes, factor)).containsExactly((byte) 200);
        assertThat((byte[]) mean(DataType.INT8, bytes, factor)).containsExactly((byte) 200);
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

    /** Against boxes collected pixel by pixel and reduced in plain arithmetic, for every type, rank and method. */
    @Property(tries = 300)
    void everyMethodIsWhatItsDefinitionSays(@ForAll long seed) {
        Random random = new Random(seed);
        Downsampling method = pick(random, Downsampling.values());
        DataType type = PixelType.inMemory(pick(random, DataType.values()));
        int rank = 1 + random.nextInt(4);
        int[] size = new int[rank];
        int[] factors = new int[rank];
        for (int d = 0; d < rank; d++) {
            size[d] = 1 + random.nextInt(7);
            factors[d] = 1 + random.nextInt(3);
        }
        Object source = type.newArray(Arrays.stream(size).reduce(1, (a, b) -> a * b));
        int values = random.nextBoolean() ? 3 : 1000; // few, as in labels, or many
        for (int i = 0; i < Array.getLength(source); i++) set(source, i, random, values);
        int[] reduced = Reduction.size(size, factors);
        Object target = type.newArray(Arrays.stream(reduced).reduce(1, (a, b) -> a * b));
        Reduction.of(method, type).reduce(source, size, factors, target, reduced, new int[rank]);
        for (int i = 0; i < Array.getLength(target); i++)
            assertThat(number(target, i, type))
                    .as("%s of %s, pixel %d", method, type, i)
                    .isEqualByComparingTo(expected(method, box(source, i, size, factors, type), type));
    }

    private static <E> E pick(Random random, E[] all) {
        return all[random.nextInt(all.length)];
    }

    private static void set(Object array, int i, Random random, int values) {
        long value = random.nextInt(values) == 0 ? random.nextLong() : random.nextInt(values);
        if (array instanceof byte[] a) a[i] = (byte) value;
        else if (array instanceof short[] a) a[i] = (short) value;
        else if (array instanceof int[] a) a[i] = (int) value;
        else if (array instanceof long[] a) a[i] = value;
        else if (array instanceof float[] a) a[i] = random.nextInt(values) / 8f - 1;
        else ((double[]) array)[i] = random.nextInt(values) / 8.0 - 1;
    }

    private static BigDecimal number(Object array, int i, DataType type) {
        if (type.isFloat()) return BigDecimal.valueOf(Array.getDouble(array, i));
        long value = Array.getLong(array, i);
        if (!type.isUnsigned()) return BigDecimal.valueOf(value);
        return new BigDecimal(BigInteger.valueOf(value).mod(BigInteger.ONE.shiftLeft(8 * type.sizeInBytes())));
    }

    private static List<BigDecimal> box(Object source, int target, int[] size, int[] factors, DataType type) {
        int[] reduced = Reduction.size(size, factors);
        List<BigDecimal> box = new ArrayList<>();
        for (int i = 0; i < Array.getLength(source); i++) {
            int at = i;
            int of = 0;
            int stride = 1;
            for (int d = 0; d < size.length; d++) {
                of += at % size[d] / factors[d] * stride;
                stride *= reduced[d];
                at /= size[d];
            }
            if (of == target) box.add(number(source, i, type));
        }
        return box;
    }

    private static BigDecimal expected(Downsampling method, List<BigDecimal> box, DataType type) {
        List<BigDecimal> sorted = box.stream().sorted().toList();
        int n = box.size();
        return switch (method) {
            case SAMPLE -> box.get(0);
            case MIN -> sorted.get(0);
            case MAX -> sorted.get(n - 1);
            case MEAN -> meanOf(box, type);
            case MEDIAN -> n % 2 == 1 ? sorted.get(n / 2) : meanOf(sorted.subList(n / 2 - 1, n / 2 + 1), type);
            case MODE ->
                sorted.stream()
                        .max(Comparator.<BigDecimal>comparingInt(v -> Collections.frequency(box, v))
                                .thenComparing(Comparator.reverseOrder()))
                        .orElseThrow();
        };
    }

    /** Integers are rounded halves up: floor((2 sum + n) / 2 n). */
    private static BigDecimal meanOf(List<BigDecimal> values, DataType type) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        double mean = sum.doubleValue() / values.size();
        if (type.isFloat()) return BigDecimal.valueOf(type == DataType.FLOAT32 ? (float) mean : mean);
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal two = BigDecimal.valueOf(2);
        return sum.multiply(two).add(count).divide(count.multiply(two), 0, RoundingMode.FLOOR);
    }

    @Test
    void notANumberIsNotLost() {
        float nan = Float.NaN;
        for (Downsampling method : Downsampling.values()) {
            float[] result = new float[1];
            Reduction.of(method, DataType.FLOAT32)
                    .reduce(new float[] {nan, nan, 1}, new int[] {3}, new int[] {3}, result, new int[] {1}, new int[1]);
            assertThat(result[0]).as(method.toString()).isNaN();
        }
    }

    private static ByteBuffer read(String name) throws IOException {
        Path file = Path.of("src/test/resources/fixtures/reference", name + ".bin");
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Object mean(DataType type, Object row) {
        return mean(type, row, 2);
    }

    private static Object mean(DataType type, Object row, int factor) {
        int[] size = {Array.getLength(row)};
        int[] factors = {factor};
        int[] reduced = Reduction.size(size, factors);
        Object result = type.newArray(reduced[0]);
        Reduction.of(Downsampling.MEAN, type).reduce(row, size, factors, result, reduced, new int[1]);
        return result;
    }
}
