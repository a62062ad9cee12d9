package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

class CodecChainTest {

    private static final ChunkSpec SPEC = new ChunkSpec(DataType.UINT16, List.of(3, 4), 0);
    private static final short[] ARRAY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -12};

    @Test
    void bytesAreInTheStatedOrder() {
        assertThat(chain("bytes").encode(ARRAY).getShort(0)).isEqualTo((short) 0x0100);
        assertThat(CodecChain.of(List.of(BytesCodec.BIG_ENDIAN), SPEC)
                        .encode(ARRAY)
                        .getShort(0))
                .isEqualTo((short) 1);
    }

    @Test
    void transposeMovesAxes() {
        CodecChain chain = CodecChain.of(List.of(new TransposeCodec(List.of(1, 0)), BytesCodec.BIG_ENDIAN), SPEC);
        ByteBuffer encoded = chain.encode(ARRAY);
        assertThat(encoded.getShort(2)).isEqualTo((short) 5);
        assertThat(encoded.getShort(6)).isEqualTo((short) 2);
        short[] decoded = new short[12];
        chain.decode(encoded, decoded);
        assertThat(decoded).isEqualTo(ARRAY);
    }

    @Test
    void transposeOfThreeAxesIsTheOneOfTheSpecification() {
        // Zarr 3, transpose: encoded.shape[i] = decoded.shape[order[i]], encoded[p] = decoded[q] with p[i] =
        // q[order[i]].
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(2, 3, 4), 0);
        byte[] decoded = new byte[24];
        for (int i = 0; i < 24; i++) decoded[i] = (byte) i;
        TransposeCodec codec = new TransposeCodec(List.of(2, 0, 1));
        assertThat(codec.encodedSpec(spec).shape()).containsExactly(4, 2, 3);
        byte[] encoded = (byte[]) codec.encode(decoded, spec);
        for (int a = 0; a < 2; a++)
            for (int b = 0; b < 3; b++)
                for (int c = 0; c < 4; c++)
                    assertThat(encoded[(c * 2 + a) * 3 + b]).isEqualTo(decoded[(a * 3 + b) * 4 + c]);
    }

    @Test
    void bytesTooFewOrTooManyAreAnError() {
        for (int size : new int[] {0, 23, 25})
            assertThatThrownBy(() -> chain("bytes").decode(ByteBuffer.allocate(size), new short[12]))
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("24 bytes expected, " + size + " found");
    }

    @Test
    void aCompressorThatHoldsTooMuchOrTooLittleIsAnError() {
        for (String name : List.of("gzip", "zstd", "blosc"))
            for (int n : new int[] {11, 13}) {
                ChunkSpec other = SPEC.withShape(List.of(n));
                ByteBuffer encoded = CodecChain.of(codecs("bytes", name), other).encode(new short[n]);
                assertThatThrownBy(() -> chain("bytes", name).decode(encoded, new short[12]))
                        .isInstanceOf(CorruptChunkException.class);
            }
    }

    @Test
    void aWrongChecksumIsAnError() {
        ByteBuffer encoded = chain("bytes", "crc32c").encode(ARRAY);
        encoded.put(3, (byte) 99);
        assertThatThrownBy(() -> chain("bytes", "crc32c").decode(encoded, new short[12]))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void theGivenBufferMayBeDirectAndKeepsItsPosition() {
        ByteBuffer encoded = chain("bytes", "zstd").encode(ARRAY);
        ByteBuffer direct = ByteBuffer.allocateDirect(encoded.remaining() + 5)
                .position(5)
                .put(encoded.duplicate())
                .flip()
                .position(5);
        short[] decoded = new short[12];
        chain("bytes", "zstd").decode(direct, decoded);
        assertThat(decoded).isEqualTo(ARRAY);
        assertThat(direct.position()).isEqualTo(5);
    }

    @Test
    void aChainNeedsExactlyOneCodecFromArrayToBytes() {
        assertThatThrownBy(() -> chain("gzip")).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(() -> chain("bytes", "bytes")).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(() -> chain("gzip", "bytes")).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(() -> chain()).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(
                        () -> CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, new TransposeCodec(List.of(0, 1))), SPEC))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("transpose");
    }

    @Test
    void codecsThatDoNotFitTheArrayAreRefused() {
        assertThatThrownBy(() -> CodecChain.of(List.of(new BytesCodec(Endian.UNSTATED)), SPEC))
                .hasMessageContaining("endian");
        assertThatThrownBy(() -> new TransposeCodec(List.of(0, 2))).isInstanceOf(InvalidMetadataException.class);
        assertThatThrownBy(() -> CodecChain.of(List.of(new TransposeCodec(List.of(0)), BytesCodec.LITTLE_ENDIAN), SPEC))
                .isInstanceOf(InvalidMetadataException.class);
        CodecChain.of(List.of(new BytesCodec(Endian.UNSTATED)), new ChunkSpec(DataType.UINT8, List.of(2), 0));
    }

    @Test
    void anArrayOfAnotherKindOrSizeIsTheCallersMistake() {
        assertThatThrownBy(() -> chain("bytes").decode(ByteBuffer.allocate(24), new short[11]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chain("bytes").encode(new int[12])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownCodecsAreNamed() {
        assertThatThrownBy(() -> Codecs.of("imagecodecs_tiff", Map.of()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("imagecodecs_tiff");
    }

    @Test
    void configurationsThatAreNoneAreRefused() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of(), Map.of("level", "5"), Map.of("level", 10), Map.of("level", 1.5), Map.of("level", 1, "x", 2)))
            assertThatThrownBy(() -> Codecs.of("gzip", bad)).isInstanceOf(InvalidMetadataException.class);
        assertThat(Codecs.of("gzip", Map.of("level", 5.0, "x", Map.of("must_understand", false))))
                .isEqualTo(new GzipCodec(5));
    }

    @Test
    void aChunkLargerThanAnArrayIsAnErrorOnlyWhenItIsAskedFor() {
        ChunkSpec huge = new ChunkSpec(DataType.UINT8, List.of(1 << 30, 1 << 30, 1 << 30), 0);
        CodecChain chain = CodecChain.of(codecs("bytes", "gzip", "crc32c"), huge);
        assertThatThrownBy(() -> chain.spec().newArray()).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void fillIsComparedBitByBit() {
        ChunkSpec zero = new ChunkSpec(DataType.FLOAT32, List.of(2), 0);
        assertThat(zero.isFill(new float[] {0f, 0f})).isTrue();
        assertThat(zero.isFill(new float[] {0f, -0f})).isFalse();
        float quiet = Float.intBitsToFloat(0x7fc00000);
        ChunkSpec nan = new ChunkSpec(DataType.FLOAT32, List.of(2), 0x7fc00000L);
        assertThat(nan.isFill(new float[] {quiet, Float.intBitsToFloat(0x7fc00001)}))
                .isFalse();
        assertThat(nan.isFill(new float[] {quiet, quiet})).isTrue();
        ChunkSpec minusOne = new ChunkSpec(DataType.INT16, List.of(3), -1);
        assertThat(minusOne.isFill(new short[] {-1, -1, -1})).isTrue();
        assertThat(minusOne.isFill(new short[] {-1, 0, -1})).isFalse();
        short[] filled = new short[3];
        minusOne.fill(filled);
        assertThat(filled).containsOnly((short) -1);
    }

    private static CodecChain chain(String... names) {
        return CodecChain.of(codecs(names), SPEC);
    }

    private static List<Codec> codecs(String... names) {
        return Arrays.stream(names)
                .map(name -> switch (name) {
                    case "bytes" -> (Codec) BytesCodec.LITTLE_ENDIAN;
                    case "gzip" -> new GzipCodec(6);
                    case "zstd" -> new ZstdCodec(3, true);
                    case "crc32c" -> new Crc32cCodec();
                    default -> new BloscCodec(BloscCodec.Compressor.LZ4, 5, BloscCodec.Shuffle.SHUFFLE, 0, 0);
                })
                .toList();
    }
}
