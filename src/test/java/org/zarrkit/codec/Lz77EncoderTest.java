package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Lz77EncoderTest {

    private static final int BEFORE = 3;

    /** Both formats, as functions. */
    enum Format {
        BLOSCLZ {
            @Override
            int encode(byte[] from, int start, int size, byte[] to, int toStart, int level) {
                return BlosclzEncoder.encode(from, start, size, to, toStart, level);
            }

            @Override
            int decode(byte[] from, int start, int size, byte[] to, int toSize) {
                return Blosclz.decompress(from, start, size, to, 0, toSize);
            }
        },
        SNAPPY {
            @Override
            int encode(byte[] from, int start, int size, byte[] to, int toStart, int level) {
                return SnappyEncoder.encode(from, start, size, to, toStart);
            }

            @Override
            int decode(byte[] from, int start, int size, byte[] to, int toSize) {
                return Snappy.decompress(from, start, size, to, 0, toSize);
            }
        };

        abstract int encode(byte[] from, int start, int size, byte[] to, int toStart, int level);

        abstract int decode(byte[] from, int start, int size, byte[] to, int toSize);
    }

    /** Copies from all distances and of all lengths, among literals: every form of both formats comes up. */
    @ParameterizedTest
    @EnumSource
    void repeatedPartsOfAnyLengthAndDistanceComeBack(Format format) {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] data = withRepeats(random, 1 + random.nextInt(1 << 1 + random.nextInt(18)));
            comesBack(format, data, 1 + i % 9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamsOfEveryShortLengthComeBack(Format format) {
        for (int size = 0; size < 600; size++) {
            byte[] data = new byte[size];
            comesBack(format, data, 5);
            for (int i = 0; i < size; i++) data[i] = (byte) (i % 5);
            comesBack(format, data, 5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneByteRepeatedTakesFewBytes(Format format) {
        assertThat(format.encode(new byte[100_000], 0, 100_000, new byte[100_000], 0, 5))
                .isLessThan(100_000 / 20);
    }

    @ParameterizedTest
    @EnumSource
    void noiseIsNoSmallerAndNothingBehindTheStreamIsTouched(Format format) {
        Random random = new Random(2);
        for (int size : new int[] {1, 12, 13, 100, 5000, 200_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            byte[] to = new byte[size + BEFORE + 4];
            Arrays.fill(to, (byte) 99);
            assertThat(format.encode(noise, 0, size, to, BEFORE, 5)).isGreaterThanOrEqualTo(size);
            assertThat(to).startsWith(99, 99, 99).endsWith(99, 99, 99, 99);
        }
    }

    /** c-blosc leaves out a match that is the last thing in a stream. */
    @Test
    void theLastTwelveBytesAreLiterals() {
        byte[] data = new byte[1000];
        byte[] to = new byte[1000];
        int size = Format.BLOSCLZ.encode(data, 0, 1000, to, 0, 5);
        assertThat(to[size - 13]).isEqualTo((byte) 11);
        assertThat(Arrays.copyOfRange(to, size - 12, size)).containsOnly(0);
    }

    private static void comesBack(Format format, byte[] data, int level) {
        byte[] from = new byte[data.length + 2 * BEFORE];
        System.arraycopy(data, 0, from, BEFORE, data.length);
        byte[] to = new byte[data.length + BEFORE];
        int size = format.encode(from, BEFORE, data.length, to, BEFORE, level);
        if (size >= data.length) return;
        byte[] decoded = new byte[data.length];
        assertThat(format.decode(to, BEFORE, size, decoded, data.length)).isEqualTo(data.length);
        assertThat(decoded).isEqualTo(data);
    }

    private static byte[] withRepeats(Random random, int size) {
        byte[] data = new byte[size];
        for (int at = 0; at < size; ) {
            int n = Math.min(size - at, 1 + random.nextInt(1 << 1 + random.nextInt(11)));
            int distance = at == 0 ? 0 : 1 + random.nextInt(at);
            for (int i = 0; i < n; i++)
                data[at + i] = distance > 0 && n % 3 > 0 ? data[at + i - distance] : (byte) random.nextInt(256);
            at += n;
        }
        return data;
    }
}
