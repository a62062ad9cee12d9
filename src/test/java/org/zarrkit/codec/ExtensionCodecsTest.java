package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * {@code scale_offset} and {@code cast_value}, with the bytes and numbers of zarr-python 3.4 and cast-value-rs;
 * {@code reshape}, {@code packbits} and base64 by their texts.
 */
class ExtensionCodecsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The example of zarr-extensions: 1000 to 1255 in a byte. */
    @Test
    void integersAreShiftedAndCast() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT16, List.of(3), 1000);
        CodecChain chain = chain(
                spec,
                Codecs.of("scale_offset", Map.of("offset", 1000)),
                Codecs.of("cast_value", Map.of("data_type", "uint8")));
        short[] array = {1000, 1001, 1255};
        assertThat(hex(chain.encode(array))).isEqualTo("0001ff");
        assertThat(decoded(chain, "0001ff")).isEqualTo(array);
    }

    /** The example of zarr-extensions: NaN is stored as 0. */
    @Test
    void nanHasAnEncodedFormOfItsOwn() {
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT64, List.of(4), Double.doubleToRawLongBits(Double.NaN));
        Codec cast = Codecs.of(
                "cast_value",
                Map.of(
                        "data_type",
                        "uint8",
                        "rounding",
                        "nearest-even",
                        "scalar_map",
                        Map.of("encode", List.of(List.of("NaN", 0)), "decode", List.of(List.of(0, "NaN")))));
        CodecChain chain = chain(spec, Codecs.of("scale_offset", Map.of("offset", -10, "scale", 0.1)), cast);
        double[] array = {0, 2540, Double.NaN, 100};
        assertThat(hex(chain.encode(array))).isEqualTo("01ff000b");
        assertThat(decoded(chain, "01ff000b")).isEqualTo(array);
        assertThat(Codecs.of("cast_value", cast.configuration())).isEqualTo(cast);
    }

    @Test
    void whatIntegersCantHoldIsAnError() {
        ChunkSpec spec = new ChunkSpec(DataType.INT8, List.of(1), 0);
        CodecChain scaled = chain(spec, Codecs.of("scale_offset", Map.of("offset", -1, "scale", 3)));
        assertThat(decoded(scaled, "fd")).isEqualTo(new byte[] {-2});
        assertThatThrownBy(() -> decoded(scaled, "04"))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("multiple of the scale 3");
        CodecChain shifted = chain(spec, Codecs.of("scale_offset", Map.of("offset", 100)));
        assertThatThrownBy(() -> decoded(shifted, "64"))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("becomes 200, which is no int8");
    }

    @ParameterizedTest
    @CsvSource({
        "int8, float32, nearest-even, clamp, 0000203f, 1",
        "int8, float32, nearest-even, clamp, 0000003f, 0",
        "int8, float32, nearest-away, clamp, 0000003f, 1",
        "int8, float32, towards-zero, clamp, 000020bf, 0",
        "int8, float32, towards-negative, clamp, 000020bf, -1",
        "int8, float32, towards-positive, clamp, 0000203f, 1",
        "int8, float32, nearest-even, clamp, 00007a44, 127",
        "int8, int16, nearest-even, wrap, 8000, -128",
        "uint8, int16, nearest-even, wrap, ffff, -1",
        "float32, uint64, nearest-even, clamp, 0100000100000000, 1.6777216E7",
        "float32, uint64, towards-positive, clamp, 0100000100000000, 1.6777218E7",
        "float32, uint64, nearest-away, clamp, 0300000100000000, 1.677722E7",
        "float32, float64, towards-zero, clamp, 000000000000f047, Infinity",
        "float32, float64, towards-zero, clamp, 000000f8ffffef47, 3.4028235E38",
        "float32, float64, nearest-even, clamp, 000000f8ffffef47, Infinity",
    })
    void valuesAreRoundedAndBroughtIntoRangeAsToldTo(
            String type, String stored, String rounding, String outOfRange, String bytes, String expected) {
        ChunkSpec spec = new ChunkSpec(DataType.named(type).orElseThrow(), List.of(1), 0);
        CodecChain chain = chain(
                spec,
                Codecs.of("cast_value", Map.of("data_type", stored, "rounding", rounding, "out_of_range", outOfRange)));
        Object decoded = decoded(chain, bytes);
        String found = decoded instanceof byte[] a ? Byte.toString(a[0]) : Float.toString(((float[]) decoded)[0]);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void valuesOutOfRangeAreAnErrorUnlessToldOtherwise() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(1), 0);
        CodecChain chain = chain(spec, Codecs.of("cast_value", Map.of("data_type", "float32")));
        for (String bytes : List.of("00007a44", "0000c07f", "0000807f", "000080bf"))
            assertThatThrownBy(() -> decoded(chain, bytes))
                    .as(bytes)
                    .isInstanceOf(CorruptChunkException.class)
                    .hasMessageContaining("uint8 can't hold");
        CodecChain narrow = chain(
                new ChunkSpec(DataType.UINT16, List.of(1), 0), Codecs.of("cast_value", Map.of("data_type", "uint8")));
        assertThatThrownBy(() -> narrow.encode(new short[] {256})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wrongConfigurationsAreRefused() {
        ChunkSpec spec = new ChunkSpec(DataType.INT16, List.of(1), 5);
        List<Map<String, Object>> casts = List.of(
                Map.of(),
                Map.of("data_type", "bool"),
                Map.of("data_type", "float32", "out_of_range", "wrap"),
                Map.of("data_type", "int8", "rounding", "up"),
                Map.of("data_type", "int8", "scalar_map", Map.of("both", List.of())),
                Map.of("data_type", "int8", "scalar_map", Map.of("encode", List.of(List.of(1)))),
                Map.of("data_type", "int8", "scalar_map", Map.of("encode", List.of(List.of(1, 300)))),
                Map.of("data_type", "int8", "made_up", 1));
        for (Map<String, Object> configuration : casts)
            assertThatThrownBy(() -> chain(spec, Codecs.of("cast_value", configuration)))
                    .as("%s", configuration)
                    .isInstanceOf(InvalidMetadataException.class);
        for (Map<String, Object> configuration :
                List.<Map<String, Object>>of(Map.of("scale", 0), Map.of("offset", 0.5), Map.of("scale", 10_000)))
            assertThatThrownBy(() -> chain(spec, Codecs.of("scale_offset", configuration)))
                    .as("%s", configuration)
                    .isInstanceOf(InvalidMetadataException.class);
    }

    private static CodecChain chain(ChunkSpec spec, Codec... codecs) {
        List<Codec> all = new java.util.ArrayList<>(List.of(codecs));
        all.add(BytesCodec.LITTLE_ENDIAN);
        return CodecChain.of(all, spec);
    }

    private static Object decoded(CodecChain chain, String bytes) {
        Object decoded = chain.spec().newArray();
        chain.decode(ByteBuffer.wrap(HexFormat.of().parseHex(bytes)), decoded);
        return decoded;
    }

    private static String hex(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return HexFormat.of().formatHex(array);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[2, 3, 4] ; [24] ; 24",
                "[2, 3, 4] ; [-1, 4] ; 6, 4",
                "[2, 3, 4] ; [[0, 1], [2]] ; 6, 4",
                "[2, 3, 4] ; [[0], [1], 2, 2] ; 2, 3, 2, 2",
                "[2, 3, 4] ; [1, [0, 1, 2], []] ; 1, 24, 1",
                "[2, 3, 4] ; [[0], -1] ; 2, 12",
                "[] ; [1, 1] ; 1, 1",
                "[1] ; [] ; ''",
            })
    void reshapeKeepsTheElementsInTheirOrder(String decoded, String shape, String encoded) throws Exception {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, integers(decoded), 9);
        Codec codec = Codecs.of("reshape", Map.of("shape", JSON.readValue(shape, List.class)));
        ChunkSpec reshaped = ((ReshapeCodec) codec).encodedSpec(spec);
        assertThat(reshaped.shape()).isEqualTo(integers("[" + encoded + "]"));
        assertThat(reshaped.fillBits()).isEqualTo(9);
        byte[] array = new byte[(int) spec.elements()];
        for (int i = 0; i < array.length; i++) array[i] = (byte) i;
        CodecChain chain = chain(spec, codec);
        assertThat(chain.encode(array)).isEqualTo(ByteBuffer.wrap(array));
        assertThat(decoded(chain, hex(ByteBuffer.wrap(array)))).isEqualTo(array);
        assertThat(Codecs.of("reshape", codec.configuration())).isEqualTo(codec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[23]",
                "[-1, -1]",
                "[5, -1]",
                "[0, -1]",
                "[-2, 12]",
                "[[1], [0], [2]]",
                "[[0, 3]]",
                "[[0, 2], 3]",
                "[3, [0], 4]",
                "[\"x\"]",
                "[1.5, 16]",
                "[4294967296, 4294967296]",
                "[[0, 1], [1, 2]]",
                "[]"
            })
    void aReshapeThatDoesNotFitIsRefused(String shape) throws Exception {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(2, 3, 4), 0);
        Codec codec = Codecs.of("reshape", Map.of("shape", JSON.readValue(shape, List.class)));
        assertThatThrownBy(() -> chain(spec, codec))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContainingAll("'reshape'", "[2, 3, 4]");
    }

    /** By zarr-extensions: element i has the bits from i * k on, the lowest of a byte first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "bool ; 1,0,0,1,1,0,1,0,1,1 ; {} ; 5903",
                "bool ; 1,0,0,1,1,0,1,0,1,1 ; {'padding_encoding':'first_byte'} ; 065903",
                "bool ; 1,0,0,1,1,0,1,0,1,1 ; {'padding_encoding':'last_byte'} ; 590306",
                "uint16 ; 1,2,4095 ; {'last_bit':11} ; 012000ff0f",
                "int16 ; -1,-8,7,0 ; {'last_bit':3} ; 8f07",
                "int16 ; -16,16,0,112 ; {'first_bit':4,'last_bit':7} ; 1f70",
                "uint8 ; 3,255 ; {'first_bit':null,'last_bit':null} ; 03ff",
            })
    void packbitsPutsTheLowestBitFirst(String type, String values, String configuration, String encoded)
            throws Exception {
        List<Integer> numbers = integers("[" + values + "]");
        ChunkSpec spec = new ChunkSpec(DataType.named(type).orElseThrow(), List.of(numbers.size()), 0);
        Codec codec = Codecs.of("packbits", JSON.readValue(configuration.replace('\'', '"'), Map.class));
        Object array = spec.newArray();
        for (int i = 0; i < numbers.size(); i++) ElementCast.setBits(array, i, numbers.get(i));
        CodecChain chain = CodecChain.of(List.of(codec), spec);
        assertThat(hex(chain.encode(array))).isEqualTo(encoded);
        assertThat(decoded(chain, encoded)).isEqualTo(array);
        assertThat(Codecs.of("packbits", codec.configuration())).isEqualTo(codec);
        assertThatThrownBy(() -> decoded(chain, encoded.substring(2))).isInstanceOf(CorruptChunkException.class);
        assertThatThrownBy(() -> decoded(chain, encoded + "00")).isInstanceOf(CorruptChunkException.class);
    }

    @Test
    void packbitsKeepsFloats() {
        ChunkSpec spec = new ChunkSpec(DataType.FLOAT32, List.of(2), 0);
        CodecChain chain = CodecChain.of(List.of(Codecs.of("packbits", Map.of())), spec);
        float[] array = {1.5f, Float.NaN};
        assertThat(decoded(chain, hex(chain.encode(array)))).isEqualTo(array);
    }

    @Test
    void packbitsOfBitsThatTheTypeLacksIsRefused() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(2), 0);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("last_bit", 8), Map.of("first_bit", 3, "last_bit", 2), Map.of("first_bit", 8)))
            assertThatThrownBy(() -> CodecChain.of(List.of(Codecs.of("packbits", wrong)), spec))
                    .isInstanceOf(InvalidMetadataException.class)
                    .hasMessageContainingAll("'packbits'", "uint8");
        CodecChain padded = CodecChain.of(
                List.of(Codecs.of("packbits", Map.of("padding_encoding", "first_byte", "last_bit", 2))), spec);
        assertThatThrownBy(() -> decoded(padded, "033f"))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContaining("3 unused bits");
    }

    /** The text is Python's. */
    @Test
    void base64IsText() {
        ChunkSpec spec = new ChunkSpec(DataType.UINT8, List.of(4), 0);
        CodecChain chain =
                CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, Codecs.of("numcodecs.base64", Map.of())), spec);
        byte[] array = {0, 1, (byte) 250, (byte) 255};
        assertThat(chain.encode(array)).isEqualTo(ByteBuffer.wrap("AAH6/w==".getBytes()));
        assertThat(decoded(chain, HexFormat.of().formatHex("AAH6/w==".getBytes())))
                .isEqualTo(array);
        for (String damaged : List.of("AAH6/w=", "AAH6", "!AH6/w==", "AAH6/wAAAAAA"))
            assertThatThrownBy(() -> decoded(chain, HexFormat.of().formatHex(damaged.getBytes())))
                    .isInstanceOf(CorruptChunkException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numcodecs.jenkins_lookup3",
                "numcodecs.pcodec",
                "numcodecs.zfpy",
                "zfp",
                "n5_default",
                "conditional",
                "vlen-utf8",
                "vlen-bytes",
                "numcodecs.json2",
                "numcodecs.pickle"
            })
    void whatIsMissingIsRefusedByName(String name) {
        assertThatThrownBy(() -> Codecs.of(name, Map.of()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'" + name + "'");
    }

    private static List<Integer> integers(String json) throws IOException {
        return JSON.readerForListOf(Integer.class).readValue(json);
    }
}
