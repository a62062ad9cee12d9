package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Chunks encoded by numcodecs, with the checksums of what they decode to. */
class CodecVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> decodesWhatNumcodecsEncoded() throws IOException {
        return vectors().map(v -> DynamicTest.dynamicTest(v.get("id").asText(), () -> decodesToItsChecksum(v)));
    }

    @Test
    void theListOfVectorsIsComplete() throws IOException {
        assertThat(vectors().count()).isGreaterThanOrEqualTo(653);
    }

    private static void decodesToItsChecksum(JsonNode vector) throws Exception {
        ByteBuffer encoded = ByteBuffer.wrap(
                Files.readAllBytes(root().resolve(vector.get("encoded").asText())));
        int size = vector.get("decoded_nbytes").asInt();
        Codec codec = codec(vector);
        byte[] decoded = codec instanceof BytesToBytes bytes
                ? array(bytes.decode(encoded, size))
                : array(decodedElements(codec, type(vector.get("config")), encoded, size));
        assertThat(decoded).hasSize(size);
        assertThat(sha256(decoded)).isEqualTo(vector.get("sha256_decoded").asText());
        if (codec instanceof BytesToBytes) decodesIntoElementsAlike(codec, encoded, decoded);
    }

    /** The way that avoids copies must give the same as the plain one. */
    private static void decodesIntoElementsAlike(Codec codec, ByteBuffer encoded, byte[] decoded) {
        for (DataType type : List.of(DataType.UINT8, DataType.UINT16, DataType.FLOAT32, DataType.INT64)) {
            if (decoded.length % type.sizeInBytes() != 0) continue;
            ChunkSpec spec = new ChunkSpec(type, List.of(decoded.length / type.sizeInBytes()), 0);
            Object elements = spec.newArray();
            CodecChain.of(List.of(BytesCodec.LITTLE_ENDIAN, codec), spec).decode(encoded, elements);
            assertThat(array(BytesCodec.LITTLE_ENDIAN.encode(elements))).isEqualTo(decoded);
        }
    }

    private static ByteBuffer decodedElements(Codec codec, DataType type, ByteBuffer encoded, int size) {
        ChunkSpec spec = new ChunkSpec(type, List.of(size / type.sizeInBytes()), 0);
        Object elements = spec.newArray();
        CodecChain.of(List.of(codec, BytesCodec.LITTLE_ENDIAN), spec).decode(encoded, elements);
        return BytesCodec.LITTLE_ENDIAN.encode(elements);
    }

    /** The type that a filter decodes to. */
    private static DataType type(JsonNode config) {
        String name = config.path("dtype").asText(config.path("decode_dtype").asText("|b1"));
        return switch (name) {
            case "|b1" -> DataType.BOOL;
            case "<u2" -> DataType.UINT16;
            case "<i4" -> DataType.INT32;
            case "<f8" -> DataType.FLOAT64;
            default -> throw new AssertionError("no vector has had this type so far: " + name);
        };
    }

    @SuppressWarnings("unchecked")
    private static Codec codec(JsonNode vector) {
        Map<String, Object> configuration = new LinkedHashMap<>(JSON.convertValue(vector.get("config"), Map.class));
        return Codecs.of("numcodecs." + configuration.remove("id"), configuration);
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static Stream<JsonNode> vectors() throws IOException {
        Path index = root().resolve("codecs/index.json");
        assumeTrue(Files.exists(index), "no conformance data at " + index.toAbsolutePath());
        List<JsonNode> vectors = new ArrayList<>();
        JSON.readTree(index.toFile()).forEach(vectors::add);
        return vectors.stream();
    }

    static Path root() {
        String property = System.getProperty("zarrkit.conformance");
        return property != null ? Path.of(property) : Path.of("..", "shared", "conformance");
    }
}
