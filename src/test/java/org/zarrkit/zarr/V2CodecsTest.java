package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.MemoryStore;

class V2CodecsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CodecDescription LITTLE = new CodecDescription("bytes", Map.of("endian", "little"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'<u2' C [{'id':'delta','dtype':'<u2','astype':'<i2'}] {'id':'zlib','level':1}",
                "'>u2' C [{'id':'delta','dtype':'>u2','astype':'>i2'}] null",
                "'<f4' F [{'id':'fixedscaleoffset','offset':1,'scale':10,'dtype':'<f4','astype':'|u1'}] null",
                "'>f8' C [{'id':'astype','encode_dtype':'>f4','decode_dtype':'>f8'},{'id':'shuffle','elementsize':4}] {'id':'bz2','level':9}",
                "'<f4' C [{'id':'quantize','digits':1,'dtype':'<f4','astype':'<f4'}] {'id':'zstd','level':1}",
                "'<f8' C [{'id':'bitround','keepbits':10}] {'id':'lzma','format':1,'check':-1,'preset':0}",
                "'|b1' C [{'id':'packbits'}] null",
                "'<i4' C [{'id':'shuffle','elementsize':4}] null",
                "'<i4' C [{'id':'gzip','level':1},{'id':'fletcher32'}] null",
                "'<i4' C [{'id':'crc32'}] {'id':'blosc','cname':'snappy','clevel':5,'shuffle':2,'blocksize':0}",
                "'<u2' F [{'id':'shuffle','elementsize':2},{'id':'delta','dtype':'<u2','astype':'<u2'}] {'id':'zlib','level':1}",
                "'<i4' C [{'id':'delta','dtype':'>i4','astype':'>i4'}] null",
                "'<f2' C [{'id':'delta','dtype':'<f2','astype':'<f2'}] null",
                "'<i4' C [{'id':'crc32c','location':'start'}] null",
                "'<i4' C null {'id':'lz4','acceleration':1}",
                "'<i4' C null null"
            })
    void filtersAndCompressorsAreWrittenAsTheyWereReadAndTheirChunksComeBack(String text) throws Exception {
        String[] parts = text.replace('\'', '"').split(" ");
        ObjectNode document = document(parts[0], parts[1], parts[2], parts[3]);
        MemoryStore store = store(document);
        ArrayMetadata metadata = (ArrayMetadata) Node.open(store, "");

        MemoryStore copy = new MemoryStore();
        ZarrArray array = ZarrArray.create(copy, "", metadata);
        ObjectNode written = read(copy);
        assertThat(written.get("dtype")).isEqualTo(document.get("dtype"));
        assertThat(written.get("order")).isEqualTo(document.get("order"));
        assertThat(written.get("filters")).isEqualTo(document.get("filters"));
        assertThat(written.get("compressor")).isEqualTo(document.get("compressor"));

        Object elements = metadata.chunkSpec().newArray();
        fill(elements);
        array.writeShard(elements, 0, 0);
        assertThat(ZarrArray.open(copy, "").readChunk(0, 0)).isEqualTo(elements);
    }

    /** In Zarr 2 no type may be in another byte order than the step before: Zarr 3 says it once, in 'bytes'. */
    @Test
    void filtersOfZarr3GetTheByteOrderOfTheArray() throws Exception {
        ObjectNode written = written(List.of(
                new CodecDescription("numcodecs.delta", Map.of("dtype", "uint16", "astype", "<i2")),
                new CodecDescription("bytes", Map.of("endian", "big"))));
        assertThat(written.get("dtype").textValue()).isEqualTo(">u2");
        assertThat(written.get("filters").toString()).contains("\"dtype\":\">u2\"", "\"astype\":\">i2\"");
    }

    @Test
    void bloscOfNumcodecsKeepsItsNumberForTheShuffle() throws Exception {
        ObjectNode written =
                written(List.of(LITTLE, new CodecDescription("numcodecs.blosc", Map.of("cname", "lz4", "shuffle", 2))));
        assertThat(written.get("compressor").get("shuffle").intValue()).isEqualTo(2);
    }

    @Test
    void theEncodedTypeOfAstypeHasItsOwnByteOrder() throws Exception {
        MemoryStore store = store(document(
                "\"<u2\"", "C", "[{\"id\":\"astype\",\"encode_dtype\":\">i4\",\"decode_dtype\":\"<u2\"}]", "null"));
        ByteBuffer chunk = ByteBuffer.allocate(6 * 5 * 4);
        for (int i = 0; i < 30; i++) chunk.putInt(1000 + i);
        store.put("0.0", chunk.flip());
        short[] elements = (short[]) ZarrArray.open(store, "").readChunk(0, 0);
        assertThat(elements[29]).isEqualTo((short) 1029);
    }

    /** Chunks made with numcodecs 0.17 from the elements 1, 258, 3, 600, 0, 700 (of |b1: 1, 0, 1, 1, 1, 0). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'<u2' [{'id':'shuffle','elementsize':2},{'id':'delta','dtype':'<u2'}] 01020256fd63004500010000",
                "'<u2' [{'id':'delta','dtype':'>u2'}] 0100010100ff5502a7febc02",
                "'>u2' [{'id':'delta','dtype':'<u2','astype':'>i4'}] 0000010000000101000000ff000055020000a7fe0000bc02",
                "'|b1' [{'id':'shuffle','elementsize':1},{'id':'packbits'}] 02b8",
                "'|u1' [{'id':'packbits'}] 02b8",
                "'|b1' [{'id':'delta','dtype':'|b1'}] 010101000001",
            })
    void filtersOnBytesAndOfOtherByteOrdersAreReadAsNumcodecsWrites(String text) throws Exception {
        String[] parts = text.replace('\'', '"').split(" ");
        MemoryStore store = store(document(parts[0], "C", parts[1], "null").set("chunks", JSON.readTree("[2,3]")));
        store.put("0.0", ByteBuffer.wrap(HexFormat.of().parseHex(parts[2])));
        Object expected = parts[0].contains("1") ? new byte[] {1, 0, 1, 1, 1, 0} : new short[] {1, 258, 3, 600, 0, 700};
        ArrayMetadata metadata = (ArrayMetadata) Node.open(store, "");
        assertThat(ZarrArray.of(store, "", metadata).readChunk(0, 0)).isEqualTo(expected);
        ZarrArray copy = ZarrArray.create(new MemoryStore(), "", metadata);
        copy.writeShard(expected, 0, 0);
        assertThat(copy.readStored(0, 0)).contains(store.get("0.0").orElseThrow());
    }

    @Test
    void zarr3HasNoFilterOnElementsBehindOneOnBytes() throws Exception {
        MemoryStore store = store(document(
                "\"<u2\"",
                "C",
                "[{\"id\":\"shuffle\",\"elementsize\":2},{\"id\":\"delta\",\"dtype\":\"<u2\"}]",
                "null"));
        assertThatThrownBy(() -> FormatConversion.convert(store, "", 3))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'numcodecs.delta'");
    }

    @Test
    void optionsThatNumcodecsHasDefaultsForMayBeLeftOut() throws Exception {
        MemoryStore store = store(document("\"<u2\"", "C", "[{\"id\":\"gzip\"}]", "{\"id\":\"zstd\",\"level\":null}"));
        assertThat(((ArrayMetadata) Node.open(store, "")).codecs().toString()).contains("level=1", "level=0");
        assertThat(ZarrArray.open(store, "").readChunk(0, 0)).isEqualTo(new short[30]);
    }

    @Test
    void anUnknownIdIsNamedAsTheDocumentHasIt() throws Exception {
        MemoryStore store = store(document("\"<u2\"", "C", "null", "{\"id\":\"made-up\"}"));
        assertThatThrownBy(() -> ZarrArray.open(store, ""))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("in Zarr 2 the id 'made-up'");
    }

    private static ObjectNode written(List<CodecDescription> codecs) throws Exception {
        MemoryStore store = new MemoryStore();
        ZarrArray.create(store, "", ArrayMetadata.of(2, List.of(6L, 5L), DataType.UINT16, List.of(6, 5), codecs));
        return read(store);
    }

    private static ObjectNode document(String dtype, String order, String filters, String compressor) throws Exception {
        return (ObjectNode) JSON.readTree(
                "{\"zarr_format\":2,\"shape\":[6,5],\"chunks\":[6,5],\"fill_value\":0,\"order\":\"" + order
                        + "\",\"dtype\":" + dtype + ",\"filters\":" + filters + ",\"compressor\":" + compressor + "}");
    }

    private static MemoryStore store(ObjectNode document) {
        MemoryStore store = new MemoryStore();
        store.put(".zarray", ByteBuffer.wrap(document.toString().getBytes(StandardCharsets.UTF_8)));
        return store;
    }

    private static ObjectNode read(MemoryStore store) throws Exception {
        ByteBuffer bytes = store.get(".zarray").orElseThrow();
        return (ObjectNode) JSON.readTree(StandardCharsets.UTF_8.decode(bytes).toString());
    }

    /** Small whole numbers and halves: all filters of this test keep them. */
    private static void fill(Object elements) {
        for (int i = 0; i < 30; i++) {
            if (elements instanceof byte[] a) a[i] = (byte) (i % 3 == 0 ? 1 : 0);
            else if (elements instanceof short[] a) a[i] = (short) (i * 7 + 1);
            else if (elements instanceof int[] a) a[i] = i * 1001 + 1;
            else if (elements instanceof float[] a) a[i] = 1 + i / 2f;
            else if (elements instanceof double[] a) a[i] = 1 + i / 2d;
        }
    }
}
