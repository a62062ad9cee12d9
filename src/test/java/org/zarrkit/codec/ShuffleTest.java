package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.ByteShuffle.Planes;

/** The fast ways to sort bytes and bits, each against the plainest loop that does the same. */
class ShuffleTest {

    private static final int[] SIZES = {0, 1, 7, 8, 100, 2047, 2048, 2049, 5000};

    @Test
    void shortsAreMergedFromPlanesAsByThePlainLoop() {
        for (int n : SIZES) {
            Planes planes = new Planes(2);
            planes.bytes[0] = random(n + 13);
            planes.bytes[1] = random(n + 5);
            planes.starts[0] = 11;
            planes.starts[1] = 5;
            short[] out = new short[n + 3];
            PlaneMerger.merge(planes, 0, out, 3, n);
            byte[] plain = new byte[2 * n];
            ByteShuffle.unshufflePlain(planes, 0, plain, 0, n);
            assertThat(BytesCodec.LITTLE_ENDIAN.encode(out).position(6)).isEqualTo(ByteBuffer.wrap(plain));
        }
    }

    @Test
    void bytesAreMergedFromPlanesAsByThePlainLoop() {
        for (int typeSize : new int[] {1, 2, 3, 4, 5, 8, 16})
            for (int n : SIZES) {
                Planes planes = Planes.of(random(n * typeSize + 9), 9, typeSize, n);
                byte[] out = new byte[n * typeSize];
                ByteShuffle.unshuffle(planes, 0, out, 0, n);
                byte[] plain = new byte[n * typeSize];
                ByteShuffle.unshufflePlain(planes, 0, plain, 0, n);
                assertThat(out).isEqualTo(plain);
            }
    }

    @Test
    void shuffleUndoesUnshuffle() {
        for (int typeSize : new int[] {1, 2, 3, 4, 8})
            for (int n : SIZES) {
                byte[] planes = random(n * typeSize);
                byte[] merged = new byte[n * typeSize + 2];
                ByteShuffle.unshufflePlain(Planes.of(planes, 0, typeSize, n), 0, merged, 2, n);
                byte[] again = new byte[n * typeSize];
                ByteShuffle.shuffle(merged, 2, n * typeSize, again, typeSize);
                assertThat(again).isEqualTo(planes);
            }
    }

    @Test
    void bitsAreSortedAsByThePlainLoop() {
        for (int typeSize : new int[] {1, 2, 3, 4, 8})
            for (int n : new int[] {8, 16, 64, 72, 136, 2048}) {
                int size = n * typeSize + typeSize - 1;
                byte[] data = random(size + 3);
                byte[] sorted = new byte[2 * size];
                BitShuffle.shuffle(data, 3, sorted, size, typeSize);
                for (int bit = 0; bit < 8 * typeSize; bit++)
                    for (int i = 0; i < n; i++) {
                        int expected = data[3 + i * typeSize + bit / 8] >> bit % 8 & 1;
                        assertThat(sorted[bit * (n / 8) + i / 8] >> i % 8 & 1).isEqualTo(expected);
                    }
                byte[] again = new byte[2 * size];
                BitShuffle.unshuffle(sorted, 0, again, size, typeSize);
                assertThat(ByteBuffer.wrap(again, 0, size)).isEqualTo(ByteBuffer.wrap(data, 3, size));
            }
    }

    @Test
    void bitsOfElementsThatAreNoMultipleOfEightStayAsTheyAre() {
        byte[] data = random(18);
        byte[] sorted = new byte[36];
        BitShuffle.shuffle(data, 0, sorted, 18, 2);
        assertThat(ByteBuffer.wrap(sorted, 0, 18)).isEqualTo(ByteBuffer.wrap(data));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
