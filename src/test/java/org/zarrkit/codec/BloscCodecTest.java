package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.codec.BloscCodec.Compressor;
import org.zarrkit.codec.BloscCodec.Shuffle;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;

class BloscCodecTest {

    @ParameterizedTest
    @EnumSource
    void framesOfEveryShapeComeBack(Compressor compressor) {
        Random random = new Random(1);
        for (Shuffle shuffle : Shuffle.values())
            for (int typeSize : new int[] {1, 2, 3, 4, 7, 8, 16, 17, 255})
                for (int size : new int[] {0, 1, 127, 128, 1000, 4096, 70001})
                    for (int blockSize : new int[] {0, 256, 5000}) {
                        BloscCodec codec = new BloscCodec(compressor, 1, shuffle, typeSize, blockSize);
                        byte[] data = noisy(random, size);
                        ByteBuffer encoded = codec.encode(ByteBuffer.wrap(data), 1);
                        assertThat(codec.decode(encoded, size))
                                .as("%s, %d bytes", codec, size)
                                .isEqualTo(ByteBuffer.wrap(data));
                    }
    }

    @Test
    void elementsOfEveryTypeComeBackWithoutBytesInBetween() {
        Random random = new Random(2);
        for (DataType type : DataType.values())
            for (Shuffle shuffle : Shuffle.values())
                for (int n : new int[] {1, 100, 8192, 300_001}) {
                    ChunkSpec spec = new ChunkSpec(type, List.of(n), 0);
                    Object array = spec.newArray();
                    Elements.get(ByteBuffer.wrap(noisy(random, n * type.sizeInBytes())), array, 0, n);
                    BloscCodec codec = new BloscCodec(Compressor.LZ4, 5, shuffle, 0, 0);
                    CodecChain chain = CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, codec), spec);
                    Object decoded = spec.newArray();
                    chain.decode(chain.encode(array), decoded);
                    assertThat(BytesCodec.LITTLE_ENDIAN.encode(decoded))
                            .isEqualTo(BytesCodec.LITTLE_ENDIAN.encode(array));
                }
    }

    @Test
    void aFrameOfAnotherTypeSizeOrBlockSizeThanTheArrayDecodes() {
        Random random = new Random(3);
        byte[] data = noisy(random, 24_000);
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT32, List.of(6000), 0);
        for (int typeSize : new int[] {1, 2, 3, 8, 12})
            for (int blockSize : new int[] {129, 1000}) {
                BloscCodec codec = new BloscCodec(Compressor.ZSTD, 1, Shuffle.SHUFFLE, typeSize, blockSize);
                float[] decoded = new float[6000];
                CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, codec), spec)
                        .decode(codec.encode(ByteBuffer.wrap(data), 4), decoded);
                assertThat(BytesCodec.LITTLE_ENDIAN.encode(decoded)).isEqualTo(ByteBuffer.wrap(data));
            }
    }

    /** c-blosc splits unshuffled blocks too: a block of 4 · 150001 bytes has streams that cut elements of two bytes. */
    @Test
    void unshuffledStreamsMayBeginInTheMiddleOfAnElement() {
        int length = 151;
        byte[] data = noisy(new Random(6), 4 * length);
        ByteBuffer frame = ByteBuffer.allocate(20 + 4 * (4 + length)).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(new byte[] {2, 1, 1 << 5, 4})
                .putInt(data.length)
                .putInt(data.length)
                .putInt(frame.limit())
                .putInt(20);
        for (int i = 0; i < 4; i++) frame.putInt(length).put(data, i * length, length);
        short[] decoded = new short[2 * length];
        new BloscCodec(Compressor.LZ4, 5, Shuffle.SHUFFLE, 2, 0).decodeElements(frame.flip(), decoded);
        assertThat(BytesCodec.LITTLE_ENDIAN.encode(decoded)).isEqualTo(ByteBuffer.wrap(data));
    }

    @Test
    void whatCannotBeCompressedIsStored() {
        byte[] data = new byte[5000];
        new Random(4).nextBytes(data);
        ByteBuffer encoded =
                new BloscCodec(Compressor.LZ4, 5, Shuffle.NOSHUFFLE, 1, 0).encode(ByteBuffer.wrap(data), 1);
        assertThat(encoded.remaining()).isEqualTo(5016);
        assertThat(encoded.get(2) & BloscHeader.STORED).isNotZero();
    }

    @Test
    void shuffledElementsAreSplitIntoOneStreamPerByte() {
        ByteBuffer frame =
                new BloscCodec(Compressor.ZSTD, 1, Shuffle.SHUFFLE, 2, 0).encode(ByteBuffer.allocate(600_000), 2);
        assertThat(frame.get(2) & BloscHeader.NOT_SPLIT).isZero();
        assertThat(BloscHeader.of(frame).streams(256 << 10)).isEqualTo(2);
        assertThat(BloscHeader.of(frame).blocks()).isEqualTo(3);
    }

    @Test
    void theHeaderIsChecked() {
        BloscCodec codec = new BloscCodec(Compressor.LZ4, 5, Shuffle.SHUFFLE, 2, 0);
        ByteBuffer good = codec.encode(ByteBuffer.wrap(noisy(new Random(5), 4000)), 2);
        for (int[] change : new int[][] {{3, 0}, {4, 1}, {8, 0}, {12, 1}, {16, 7}}) {
            ByteBuffer bad =
                    ByteBuffer.allocate(good.limit()).put(good.duplicate()).flip();
            bad.put(change[0], (byte) change[1]);
            assertThatThrownBy(() -> codec.decode(bad, 4000))
                    .as("byte %d", change[0])
                    .isInstanceOf(CorruptChunkException.class);
        }
        ByteBuffer blosc2 =
                ByteBuffer.allocate(good.limit()).put(good.duplicate()).flip().put(0, (byte) 5);
        assertThatThrownBy(() -> codec.decode(blosc2, 4000)).isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> codec.decode(good, 3999)).isInstanceOf(CorruptChunkException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyCompressorMakesAnImageSmaller(Compressor compressor) {
        ByteBuffer image = ByteBuffer.allocate(2 * 512 * 512).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 512 * 512; i++) image.putShort((short) (1000 + i % 512 / 8 + i / 4096));
        image.flip();
        for (Shuffle shuffle : List.of(Shuffle.SHUFFLE, Shuffle.BITSHUFFLE)) {
            ByteBuffer encoded = new BloscCodec(compressor, 5, shuffle, 2, 0).encode(image, 2);
            assertThat(encoded.remaining()).as("%s", shuffle).isLessThan(image.remaining() / 10);
        }
    }

    @Test
    void configurationsOfZarr3AndOfNumcodecsAreUnderstood() {
        assertThat(Codecs.of(
                        "blosc",
                        Map.of("cname", "zstd", "clevel", 3, "shuffle", "bitshuffle", "typesize", 4, "blocksize", 0)))
                .isEqualTo(new BloscCodec(Compressor.ZSTD, 3, Shuffle.BITSHUFFLE, 4, 0));
        assertThat(Codecs.of("numcodecs.blosc", Map.of("cname", "lz4", "clevel", 5, "shuffle", -1)))
                .isEqualTo(new BloscCodec(Compressor.LZ4, 5, Shuffle.SHUFFLE, 0, 0));
    }

    /** Low bits random, high bits constant, with runs: some streams compress and some don't. */
    static byte[] noisy(Random random, int size) {
        byte[] data = new byte[size];
        for (int i = 0; i < size; i++)
            data[i] = (byte) (i % 2 == 0 ? random.nextInt(256) : (i / 512) % 3 == 0 ? 7 : random.nextInt(3));
        return data;
    }
}
