package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/** The codecs of numcodecs; bytes and numbers that are expected were made with numcodecs 0.16. */
class FilterCodecsTest {

    @Test
    void deltaStoresDifferencesThatWrap() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(4), 0);
        Codec delta = Codecs.of("numcodecs.delta", Map.of("dtype", "|u1"));
        byte[] array = {5, 3, (byte) 250, 1};
        assertThat(encoded(spec, array, delta)).isEqualTo("05fef707");
        comesBack(spec, array, delta);
    }

    @Test
    void deltaMayStoreAWiderType() {
        ChunkSpec spec = new ChunkSpec(DataType.INT16, List.of(3), 0);
        Codec delta = Codecs.of("numcodecs.delta", Map.of("dtype", "<i2", "astype", "<i4"));
        assertThat(encoded(spec, new short[] {5, -1, 7}, delta)).isEqualTo("05000000faffffff08000000");
        comesBack(spec, new short[] {5, -1, 7}, delta);
    }

    @Test
    void fixedScaleOffsetStoresRoundedNumbersOfAnotherType() {
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT64, List.of(3), 0);
        Codec codec = Codecs.of(
                "numcodecs.fixedscaleoffset", Map.of("offset", 1000, "scale", 10, "dtype", "<f8", "astype", "|u1"));
        double[] array = {1000, 1000.5, 1012.34};
        assertThat(encoded(spec, array, codec)).isEqualTo("00057b");
        double[] decoded = new double[3];
        chain(spec, codec).decode(chain(spec, codec).encode(array), decoded);
        assertThat(decoded).containsExactly(1000, 1000.5, 1012.3);
    }

    @Test
    void astypeConverts() {
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT64, List.of(3), 0);
        Codec codec = Codecs.of("numcodecs.astype", Map.of("decode_dtype", "<f8", "encode_dtype", "<i2"));
        assertThat(encoded(spec, new double[] {1.9, -1.9, 300}, codec)).isEqualTo("0100ffff2c01");
        ChunkSpec big = new ChunkSpec(DataType.UINT64, List.of(2), 0);
        Codec toDouble = Codecs.of("numcodecs.astype", Map.of("decode_dtype", "<u8", "encode_dtype", "<f8"));
        comesBack(big, new long[] {1L << 63, 5}, toDouble);
    }

    @Test
    void packbitsPutsTheFirstElementInTheHighestBit() {
        ChunkSpec spec = new ChunkSpec(DataType.BOOL, List.of(9), 0);
        byte[] array = {1, 0, 0, 1, 0, 0, 0, 0, 1};
        assertThat(encoded(spec, array, new PackbitsCodec())).isEqualTo("079080");
        comesBack(spec, array, new PackbitsCodec());
        ByteBuffer wrongCount = ByteBuffer.wrap(new byte[] {6, 0, 0});
        assertThatThrownBy(() -> chain(spec, new PackbitsCodec()).decode(wrongCount, new byte[9]))
                .isInstanceOf(CorruptChunkException.class);
    }

    @Test
    void bitroundAndQuantizeClearLowBits() {
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT32, List.of(2), 0);
        assertThat(encoded(spec, new float[] {1.2345f, -1000.7f}, new BitroundCodec(5)))
                .isEqualTo("0000a03f00007cc4");
        Codec quantize = Codecs.of("numcodecs.quantize", Map.of("digits", 1, "dtype", "<f4"));
        assertThat(encoded(spec, new float[] {1.2345f, -1000.7f}, quantize)).isEqualTo("0000a03f002c7ac4");
    }

    /** The elements are 1, 258, 3, 600, 0, 700; the bytes were made with numcodecs 0.17. */
    @Test
    void filtersComputeWithHalvesAsNumpyDoes() {
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT16, List.of(6), 0);
        short[] array = {0x3c00, 0x5c08, 0x4200, 0x60b0, 0, 0x6178};
        Map<Codec, String> expected = Map.of(
                Codecs.of("numcodecs.delta", Map.of("dtype", "<f2")),
                "003c045cf8dbaa60b0e07861",
                Codecs.of(
                        "numcodecs.fixedscaleoffset", Map.of("offset", 1, "scale", 2, "dtype", "<f2", "astype", "<f4")),
                "00000000008000440000804000c09544000000c000c0ae44",
                Codecs.of("numcodecs.quantize", Map.of("digits", 1, "dtype", "<f2", "astype", "<f4")),
                "0000803f0000814300004040000016440000000000002f44",
                Codecs.of("numcodecs.astype", Map.of("decode_dtype", "<f2", "encode_dtype", "<f8")),
                "000000000000f03f000000000020704000000000000008400000000000c0824000000000000000000000000000e08540");
        expected.forEach((codec, bytes) -> {
            assertThat(encoded(spec, array, codec)).as("%s", codec).isEqualTo(bytes);
            comesBack(spec, array, codec);
        });
        assertThat(encoded(spec, array, new BitroundCodec(5))).isEqualTo("003c005c0042c06000008061");
    }

    @Test
    void filtersForOtherTypesAreRefused() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT16, List.of(2), 0);
        Codec delta = Codecs.of("numcodecs.delta", Map.of("dtype", "<i4"));
        assertThatThrownBy(() -> chain(spec, delta)).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(() -> chain(spec, new PackbitsCodec())).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(() -> Codecs.of("numcodecs.delta", Map.of("dtype", "<M8[ns]")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("<M8[ns]");
    }

    @Test
    void checksumsAreThoseOfNumcodecs() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(5), 0);
        byte[] array = {1, 2, 3, 4, 5};
        Map<String, String> expected = Map.of(
                "adler32", "10002800" + "0102030405",
                "crc32", "f4990b47" + "0102030405",
                "crc32c", "0102030405" + "ab8f5153",
                "fletcher32", "0102030405" + "06090e0e");
        expected.forEach((name, bytes) -> {
            ByteBuffer encoded =
                    chain(spec, Codecs.of("numcodecs." + name, Map.of())).encode(array);
            assertThat(hex(encoded)).as(name).isEqualTo(bytes);
        });
    }

    @Test
    void compressorsComeBack() {
        Random random = new Random(1);
        List<Codec> codecs = List.of(
                new Bz2Codec(1),
                new ZlibCodec(-1),
                new Lz4Codec(1),
                Codecs.of("numcodecs.lzma", Map.of("format", 1, "check", 10)),
                Codecs.of("numcodecs.lzma", Map.of("format", 2, "preset", 1)),
                Codecs.of(
                        "numcodecs.lzma",
                        Map.of(
                                "format",
                                3,
                                "filters",
                                List.of(
                                        Map.of("id", 3, "dist", 2),
                                        Map.of("id", 33, "preset", 1, "dict_size", 4096)))));
        for (Codec codec : codecs)
            for (int n : new int[] {1, 100, 70_000}) {
                ChunkSpec spec = new ChunkSpec(DataType.INT16, List.of(n), 0);
                short[] array = new short[n];
                for (int i = 0; i < n; i++) array[i] = (short) (i / 7 + random.nextInt(5));
                comesBack(spec, array, codec);
                assertThat(Codecs.of(codec.name(), codec.configuration())).isEqualTo(codec);
            }
    }

    /** Two frames or members one after the other are one value: RFC 8878, RFC 1952, and bzip2 -c a b do so. */
    @Test
    void severalFramesAreOneValue() {
        for (BytesToBytes codec : List.of(new ZstdCodec(1, true), new GzipCodec(1), new Bz2Codec(1))) {
            ByteBuffer first = codec.encode(ByteBuffer.wrap(new byte[] {1, 2, 3}), 1);
            ByteBuffer second = codec.encode(ByteBuffer.wrap(new byte[] {4, 5}), 1);
            ByteBuffer both = ByteBuffer.allocate(first.remaining() + second.remaining())
                    .put(first)
                    .put(second)
                    .flip();
            assertThat(codec.decode(both, 5)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
            assertThatThrownBy(() -> codec.decode(both, 4)).isInstanceOf(CorruptChunkException.class);
        }
    }

    /** Made with {@code zstd.ZstdCompressor().compressobj()}, which writes no content size. */
    @Test
    void aZstdFrameWithoutContentSizeDecodes() {
        ByteBuffer frame = ByteBuffer.wrap(HexFormat.of().parseHex("28b52ffd00582900000102030405"));
        assertThat(new ZstdCodec(1, false).decode(frame, 5)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
    }

    /** Zeros without end in a few kilobytes: the expected size stops them. */
    @Test
    void aBombIsNotUnpacked() {
        ByteBuffer zeros = ByteBuffer.allocate(50 << 20);
        for (BytesToBytes codec : List.of(new GzipCodec(9), new ZstdCodec(1, false), new ZlibCodec(9), new Bz2Codec(9)))
            assertThatThrownBy(() -> codec.decode(codec.encode(zeros, 1), 1000))
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("1000");
    }

    private static CodecChain chain(ChunkSpec spec, Codec codec) {
        return CodecChain.of(
                codec instanceof BytesToBytes
                        ? List.of(BytesCodec.LITTLE_ENDIAN, codec)
                        : List.of(codec, BytesCodec.LITTLE_ENDIAN),
                spec);
    }

    private static String encoded(ChunkSpec spec, Object array, Codec codec) {
        return hex(chain(spec, codec).encode(array));
    }

    private static void comesBack(ChunkSpec spec, Object array, Codec codec) {
        Object decoded = spec.newArray();
        chain(spec, codec).decode(chain(spec, codec).encode(array), decoded);
        assertThat(decoded).as("%s", codec).isEqualTo(array);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return HexFormat.of().formatHex(array);
    }
}
