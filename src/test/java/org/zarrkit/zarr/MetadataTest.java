package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.MemoryStore;

/** What the two specifications say must be read and must be refused. */
class MetadataTest {

    private static final String V3 = """
            {"zarr_format":3,"node_type":"array","shape":[4],"data_type":"int16",
             "chunk_grid":{"name":"regular","configuration":{"chunk_shape":[2]}},
             "chunk_key_encoding":{"name":"default"},"fill_value":7,
             "codecs":[{"name":"bytes","configuration":{"endian":"little"}}]}""";
    private static final String V2 = """
            {"zarr_format":2,"shape":[4],"chunks":[2],"dtype":"<i2","compressor":null,"fill_value":7,"order":"C",
             "filters":null}""";

    private final MemoryStore store = new MemoryStore();

    /** The document with some members replaced, or left out where the value is empty. */
    private void put(String document, Map<String, String> changes) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(document);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            JsonNode value = change.getValue().isEmpty() ? null : mapper.readTree(change.getValue());
            if (value == null) json.remove(change.getKey());
            else json.set(change.getKey(), value);
        }
        String name = document.equals(V3) ? "zarr.json" : ".zarray";
        store.put("x/" + name, ByteBuffer.wrap(mapper.writeValueAsBytes(json)));
    }

    private ArrayMetadata described() {
        return (ArrayMetadata) Node.open(store, "x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "zarr_format ; 4",
                "node_type ; ``",
                "node_type ; \"table\"",
                "shape ; ``",
                "shape ; [-1]",
                "shape ; [4.5]",
                "data_type ; ``",
                "data_type ; {\"name\":\"int16\",\"must_understand\":false}",
                "chunk_grid ; ``",
                "chunk_grid ; {\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[0]}}",
                "chunk_grid ; {\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[2,2]}}",
                "chunk_grid ; {\"name\":\"rectilinear\",\"configuration\":{}}",
                "chunk_key_encoding ; ``",
                "chunk_key_encoding ; {\"name\":\"default\",\"configuration\":{\"separator\":\"-\"}}",
                "chunk_key_encoding ; {\"name\":\"default\",\"configuration\":5}",
                "fill_value ; ``",
                "fill_value ; null",
                "fill_value ; 32768",
                "fill_value ; \"7\"",
                "codecs ; ``",
                "codecs ; []",
                "codecs ; [\"gzip\"]",
                "codecs ; [\"made-up\",\"bytes\"]",
                "codecs ; [\"bytes\"]",
                "dimension_names ; [\"x\",\"y\"]",
                "storage_transformers ; [{\"name\":\"made-up\"}]",
                "made_up ; 1",
                "made_up ; {\"must_understand\":true}",
            })
    void zarr3DocumentIsRefusedWithItsPlace(String member, String value) throws IOException {
        assertRefused(V3, member, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "chunk_key_encoding ; \"default\"",
                "chunk_key_encoding ; {\"name\":\"v2\"}",
                "dimension_names ; null",
                "dimension_names ; [null]",
                "storage_transformers ; []",
                "consolidated_metadata ; null",
                "attributes ; {\"a\":{\"b\":[1,null]}}",
                "made_up ; {\"must_understand\":false,\"n\":1}",
                "fill_value ; 7.0",
            })
    void zarr3DocumentIsRead(String member, String value) throws IOException {
        assertRead(V3, member, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "zarr_format ; 3",
                "shape ; ``",
                "chunks ; ``",
                "chunks ; [0]",
                "chunks ; [2,2]",
                "dtype ; \"i2\"",
                "dtype ; \"|i2\"",
                "dtype ; \"<x9\"",
                "fill_value ; ``",
                "fill_value ; 70000",
                "fill_value ; \"seven\"",
                "order ; \"K\"",
                "dimension_separator ; \"_\"",
                "compressor ; {\"level\":1}",
                "compressor ; {\"id\":\"made-up\"}",
                "filters ; [{\"id\":\"pickle\"}]",
                "filters ; {}",
                "filters ; [{\"id\":\"crc32\"},{\"id\":\"delta\",\"dtype\":\"<M8[ns]\"}]",
                "filters ; [{\"id\":\"crc32\"},{\"id\":\"bitround\",\"keepbits\":3}]",
            })
    void zarr2DocumentIsRefusedWithItsPlace(String member, String value) throws IOException {
        assertRefused(V2, member, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "fill_value ; \"7\"",
                "fill_value ; 7.0",
                "filters ; []",
                "dimension_separator ; \"/\"",
                "order ; \"F\"",
                "made_up ; 1",
                "dtype ; \">i2\"",
            })
    void zarr2DocumentIsRead(String member, String value) throws IOException {
        assertRead(V2, member, value);
    }

    @Test
    void missingChunksWithoutFillValueAreZero() throws IOException {
        put(V2, Map.of("fill_value", "null"));
        assertThat((short[]) ZarrArray.open(store, "x").readChunk(1)).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "float32 ; \"NaN\" ; 7fc00000",
                "float64 ; \"NaN\" ; 7ff8000000000000",
                "float32 ; \"0xffc00001\" ; ffc00001",
                "float64 ; \"0x7ff8000000000abc\" ; 7ff8000000000abc",
                "float64 ; \"-Infinity\" ; fff0000000000000",
                "float16 ; \"0x7e01\" ; 7e01",
                "float32 ; 1 ; 3f800000",
                "uint64 ; 18446744073709551615 ; ffffffffffffffff",
                "int64 ; -9223372036854775808 ; 8000000000000000",
                "bool ; true ; 1",
            })
    void fillValueHasItsBits(String type, String fill, String bits) throws IOException {
        put(V3, Map.of("data_type", '"' + type + '"', "fill_value", fill));
        assertThat(described().chunkSpec().fillBits()).isEqualTo(Long.parseUnsignedLong(bits, 16));
        described().write(store, "y");
        assertThat(((ArrayMetadata) Node.open(store, "y")).fillValue()).hasToString(fill);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "3 ; \"complex64\" ; [1.5,\"NaN\"] ; complex64",
                "3 ; \"complex128\" ; [\"0x7ff8000000000001\",0] ; complex128",
                "3 ; \"r24\" ; [1,2,255] ; r24",
                "3 ; {\"name\":\"numpy.datetime64\",\"configuration\":{\"unit\":\"s\"}} ; 0 ; numpy.datetime64",
                "2 ; \"<c8\" ; null ; complex64",
                "2 ; \">c16\" ; null ; complex128",
                "2 ; \"|S3\" ; \"YWJj\" ; |S3",
                "2 ; \"<U4\" ; \"\" ; <U4",
                "2 ; \"|V8\" ; \"AAAAAAAAAAA=\" ; |V8",
                "2 ; \"<M8[ns]\" ; 0 ; <M8[ns]",
                "2 ; [[\"a\",\"<i2\"],[\"b\",\"<f4\",[2]]] ; \"AAAAAAAAAAAAAA==\" ; structured",
            })
    void otherTypesAreDescribedAndRefusedForPixels(int format, String type, String fill, String name)
            throws IOException {
        String member = format == 3 ? "data_type" : "dtype";
        put(format == 3 ? V3 : V2, Map.of(member, type, "fill_value", fill));
        assertThat(described().typeName()).isEqualTo(name.strip());
        assertThat(described().shape()).containsExactly(4L);
        assertThatThrownBy(() -> ZarrArray.open(store, "x"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("memory:", "path 'x'", "'" + name.strip() + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "3 ; \"complex64\" ; [1]",
                "3 ; \"complex64\" ; \"NaN\"",
                "3 ; \"r16\" ; [1,256]",
                "3 ; \"r16\" ; [1]",
                "3 ; \"r12\" ; [1]",
                "2 ; \"|V4\" ; \"?\"",
            })
    void fillValueOfAnotherTypeIsChecked(int format, String type, String fill) throws IOException {
        String member = format == 3 ? "data_type" : "dtype";
        put(format == 3 ? V3 : V2, Map.of(member, type, "fill_value", fill));
        assertThatThrownBy(this::described)
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("fill_value");
    }

    @Test
    void anAxisOfLengthZeroHasNoChunks() throws IOException {
        put(V3, Map.of("shape", "[0]"));
        assertThat(ZarrArray.open(store, "x").grid().chunkCount()).isZero();
        put(V2, Map.of("shape", "[0,3]", "chunks", "[0,3]"));
        store.delete("x/zarr.json");
        assertThat(ZarrArray.open(store, "x").grid().chunkCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"default,c", "v2,0"})
    void anArrayWithoutAxesIsOneElement(String encoding, String key) throws IOException {
        put(
                V3,
                Map.of(
                        "shape",
                        "[]",
                        "chunk_grid",
                        "{\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[]}}",
                        "chunk_key_encoding",
                        "\"" + encoding + "\""));
        ZarrArray array = ZarrArray.open(store, "x");
        assertThat((short[]) array.readChunk()).containsExactly(7);
        array.writeBox(new long[0], new int[0], new short[] {9});
        assertThat(store.get("x/" + key)).isPresent();
        short[] read = new short[1];
        array.readBox(new long[0], new int[0], read);
        assertThat(read).containsExactly(9);
    }

    @Test
    void unknownMembersOfZarr2AreKept() throws IOException {
        put(V2, Map.of("made_up", "[1]"));
        described().write(store, "y");
        assertThat(Node.open(store, "y").unknownMembers().path("made_up")).hasToString("[1]");
    }

    private void assertRefused(String document, String member, String value) throws IOException {
        put(document, Map.of(member, value));
        assertThatThrownBy(() -> ZarrArray.open(store, "x"))
                .isInstanceOf(ZarrkitException.class)
                .hasMessageContaining("memory:")
                .hasMessageContaining("x");
    }

    private void assertRead(String document, String member, String value) throws IOException {
        put(document, Map.of(member, value));
        assertThat((short[]) ZarrArray.open(store, "x").readChunk(1)).containsOnly(7);
    }
}
