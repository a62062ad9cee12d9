package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Place;

class HierarchyRechunkTest {

    private static final RechunkOptions RAW =
            new RechunkOptions(Optional.empty(), Optional.of(List.of(2)), Optional.empty(), Optional.of("raw"));

    private final MemoryStore source = new MemoryStore();
    private final MemoryStore target = new MemoryStore();

    /** An image beside a table of strings, and the OME-XML of bioformats2raw. */
    @BeforeEach
    void fill() {
        Hierarchy.createGroup(source, "g/OME", GroupMetadata.of(3, Json.object().put("a", 1)));
        put("g/OME/METADATA.ome.xml", "<OME/>");
        put("g/table.parquet/part.0", "PAR1");
        put("g/.DS_Store", "x");
        ZarrArray array = ZarrArray.create(
                source,
                "g/pixels",
                ArrayMetadata.of(
                        3,
                        List.of(5L),
                        DataType.UINT16,
                        List.of(5),
                        List.of(
                                new CodecDescription("bytes", Map.of("endian", "little")),
                                new CodecDescription("gzip", Map.of("level", 1)))));
        array.writeShard(new short[] {1, 2, 3, 4, 5}, 0);
        put(
                "g/names/zarr.json",
                "{\"zarr_format\":3,\"node_type\":\"array\",\"shape\":[1],\"data_type\":\"string\",\"fill_value\":\"\","
                        + "\"chunk_grid\":{\"name\":\"regular\",\"configuration\":{\"chunk_shape\":[1]}},"
                        + "\"chunk_key_encoding\":\"default\",\"codecs\":[\"vlen-utf8\"]}");
        put("g/names/c/0", "abc");
    }

    private void put(String key, String text) {
        source.put(key, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private HierarchyRechunk rechunk(RechunkOptions options) {
        HierarchyRechunk rechunk = HierarchyRechunk.of(
                new Place(source, "g"), target, options, NodeChange.NONE, new HierarchyRechunk.Workers(1, 1 << 20));
        rechunk.begin();
        LongStream.range(0, rechunk.steps()).forEach(rechunk::copy);
        rechunk.finish();
        return rechunk;
    }

    @Test
    void whatIsNoPixelsIsCopiedAsItIs() {
        HierarchyRechunk rechunk = rechunk(RAW);
        assertThat(target.list("").toList())
                .containsExactlyInAnyOrder(
                        "zarr.json",
                        "OME/zarr.json",
                        "OME/METADATA.ome.xml",
                        "table.parquet/part.0",
                        "names/zarr.json",
                        "names/c/0",
                        "pixels/zarr.json",
                        "pixels/c/0",
                        "pixels/c/1",
                        "pixels/c/2");
        for (String key : List.of("OME/METADATA.ome.xml", "names/zarr.json", "names/c/0"))
            assertThat(target.get(key)).isEqualTo(source.get("g/" + key));
        assertThat(rechunk.notes()).singleElement().asString().contains("g/names", "'string'", "copied as it is");
        assertThat(ZarrArray.open(target, "pixels").readChunk(1)).isEqualTo(new short[] {3, 4});
        assertThat(Node.open(target, "OME").attributes().path("a").asInt()).isEqualTo(1);
    }

    @Test
    void whatCantBeReadCantBeGivenTheOtherFormat() {
        assertThatThrownBy(() -> rechunk(RechunkOptions.ofFormat(2)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("'string'");
        assertThat(target.list("")).isEmpty();
    }

    @Test
    void whatIsNotStoredAsItWasWrittenIsFound() {
        HierarchyRechunk rechunk = rechunk(RAW);
        LongStream.range(0, rechunk.steps()).forEach(rechunk::check);
        ZarrArray.open(target, "pixels").writeShard(new short[] {3, 5}, 1);
        assertDamaged(rechunk, "path 'pixels': the box [");
        rechunk = rechunk(RAW);
        target.delete("table.parquet/part.0");
        assertDamaged(rechunk, "key 'table.parquet/part.0'");
    }

    private static void assertDamaged(HierarchyRechunk rechunk, String what) {
        assertThatThrownBy(() -> LongStream.range(0, rechunk.steps()).forEach(rechunk::check))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContainingAll(what, "is not stored as it was written");
    }
}
