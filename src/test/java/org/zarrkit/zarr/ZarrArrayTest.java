package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.MemoryStore;

class ZarrArrayTest {

    private static final CodecDescription LITTLE = new CodecDescription("bytes", Map.of("endian", "little"));
    private static final CodecDescription GZIP = new CodecDescription("gzip", Map.of("level", 1));

    private final MemoryStore store = new MemoryStore();

    @Test
    void absentChunkReadsAsFillValue() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(3, List.of(5L, 4L), List.of(2, 4), List.of(LITTLE)));
        assertThat((short[]) array.readChunk(2, 0)).containsOnly((short) 0).hasSize(8);
        assertThat(StoredChunks.of(array).orElseThrow().chunks()).isZero();
    }

    @Test
    void chunkOutsideTheGridIsACallersMistake() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(3, List.of(5L, 4L), List.of(2, 4), List.of(LITTLE)));
        assertThatThrownBy(() -> array.readChunk(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.readChunk(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shardOfFillValueIsNotStored() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(3, List.of(4L), List.of(2), List.of(LITTLE)));
        array.writeShard(new short[] {1, 2}, 1);
        assertThat(store.list("a")).containsExactly("a/c/1", "a/zarr.json");
        array.writeShard(new short[] {0, 0}, 1);
        assertThat(store.list("a")).containsExactly("a/zarr.json");
    }

    @Test
    void readingIntoAnArrayAllocatesLessThanOneHundredthOfWhatItDecodes(@TempDir Path folder) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        List<List<CodecDescription>> chains = new java.util.ArrayList<>(List.of(List.of(LITTLE)));
        for (CodecDescription codec : List.of(
                new CodecDescription("blosc", Map.of("cname", "lz4", "clevel", 5, "shuffle", "shuffle")),
                new CodecDescription("blosc", Map.of("cname", "zstd", "clevel", 1, "shuffle", "bitshuffle")),
                new CodecDescription("zstd", Map.of("level", 1)),
                new CodecDescription("gzip", Map.of("level", 1)),
                new CodecDescription("numcodecs.zlib", Map.of("level", 1)),
                new CodecDescription("numcodecs.lz4", Map.of("acceleration", 1)),
                new CodecDescription("crc32c", Map.of()))) chains.add(List.of(LITTLE, codec));
        for (List<CodecDescription> codecs : chains) {
            ZarrArray array = ZarrArray.create(
                    LocalStore.of(folder.resolve("" + chains.indexOf(codecs))),
                    "a",
                    uint16(3, List.of(128L, 128L, 64L), List.of(128, 128, 64), codecs));
            short[] chunk = new short[128 * 128 * 64];
            for (int i = 0; i < chunk.length; i++) chunk[i] = (short) (i / 64 + i % 7);
            array.writeShard(chunk, 0, 0, 0);
            short[] read = new short[chunk.length];
            for (int i = 0; i < 3; i++) array.readChunkInto(read, 0, 0, 0);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 10; i++) array.readChunkInto(read, 0, 0, 0);
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(read).isEqualTo(chunk);
            assertThat(allocated).as("%s", codecs).isLessThan(10L * 2 * chunk.length / 100);
        }
    }

    @Test
    void damagedChunkIsAnErrorThatSaysWhere() {
        ZarrArray array = ZarrArray.create(store, "a", uint16(2, List.of(4L), List.of(2), List.of(LITTLE, GZIP)));
        array.writeShard(new short[] {1, 2}, 0);
        store.put("a/0", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> array.readChunk(0))
                .isInstanceOf(CorruptChunkException.class)
                .hasMessageContainingAll("memory:", "'a/0'", "gzip");
    }

    @Test
    void absentArrayIsNotFound() {
        assertThatThrownBy(() -> ZarrArray.open(store, "none"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("none");
    }

    @Test
    void errorInADocumentSaysWhere() {
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE)).write(store, "a");
        String document = new String(store.get("a/zarr.json").orElseThrow().array());
        store.put(
                "a/zarr.json",
                ByteBuffer.wrap(document.replace("\"uint16\"", "17").getBytes()));
        assertThatThrownBy(() -> ZarrArray.open(store, "a"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContainingAll("a/zarr.json", "data_type", "17");
    }

    /** Java's small maps have another order in every run. */
    @Test
    void sameMetadataAreTheSameBytes() {
        CodecDescription blosc = new CodecDescription(
                "blosc", Map.of("typesize", 2, "cname", "zstd", "shuffle", "shuffle", "clevel", 1, "blocksize", 0));
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE, blosc)).write(store, "a");
        String document = new String(store.get("a/zarr.json").orElseThrow().array());
        assertThat(document.replaceAll("\\s", ""))
                .contains("\"blocksize\":0,\"clevel\":1,\"cname\":\"zstd\",\"shuffle\":\"shuffle\",\"typesize\":2");
    }

    /** zarr-python 3.4 can't open an array whose codec of numcodecs has none. */
    @Test
    void codecsOfNumcodecsHaveAConfigurationEvenIfItIsEmpty() {
        CodecDescription fletcher = new CodecDescription("numcodecs.fletcher32", Map.of());
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE, fletcher)).write(store, "a");
        uint16(3, List.of(4L), List.of(2), Compression.sharded(List.of(1), List.of(LITTLE, fletcher)))
                .write(store, "b");
        for (String key : List.of("a/zarr.json", "b/zarr.json")) {
            String document = new String(store.get(key).orElseThrow().array()).replaceAll("\\s", "");
            assertThat(document)
                    .containsAnyOf(
                            "\"name\":\"numcodecs.fletcher32\",\"configuration\":{}",
                            "\"configuration\":{},\"name\":\"numcodecs.fletcher32\"");
        }
    }

    @Test
    void unknownMembersAreKept() {
        uint16(3, List.of(4L), List.of(2), List.of(LITTLE)).write(store, "a");
        String document = new String(store.get("a/zarr.json").orElseThrow().array());
        String more = document.replaceFirst("\\{", "{\"mine\": {\"must_understand\": false, \"n\": 1},");
        store.put("a/zarr.json", ByteBuffer.wrap(more.getBytes()));
        Node.open(store, "a").write(store, "b");
        assertThat(new String(store.get("b/zarr.json").orElseThrow().array())).contains("\"mine\"");
    }

    private static ArrayMetadata uint16(
            int format, List<Long> shape, List<Integer> chunks, List<CodecDescription> codecs) {
        return ArrayMetadata.of(format, shape, DataType.UINT16, chunks, codecs);
    }
}
