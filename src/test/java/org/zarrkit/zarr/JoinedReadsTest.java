package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.store.CountingStore;
import org.zarrkit.store.MemoryStore;

/** How many requests the reading of a box takes. */
class JoinedReadsTest {

    private final CountingStore store = new CountingStore(new MemoryStore());

    private static Map<String, Object> bytes() {
        return Map.of("name", "bytes", "configuration", Map.of("endian", "little"));
    }

    private static CodecDescription sharding(int... chunk) {
        List<Integer> shape = java.util.Arrays.stream(chunk).boxed().toList();
        return new CodecDescription(
                "sharding_indexed",
                Map.of("chunk_shape", shape, "codecs", List.of(bytes()), "index_codecs", List.of(bytes())));
    }

    /** 64 × 64 random elements in shards of 32 × 32 with chunks of 8 × 8. */
    private short[] written(CodecDescription... codecs) {
        ZarrArray array = ZarrArray.create(
                store, "a", ArrayMetadata.of(3, List.of(64L, 64L), DataType.UINT16, List.of(32, 32), List.of(codecs)));
        short[] elements = new short[64 * 64];
        Random random = new Random(1);
        for (int i = 0; i < elements.length; i++) elements[i] = (short) (1 + random.nextInt(1000));
        array.writeBox(new long[2], new int[] {64, 64}, elements);
        return elements;
    }

    private short[] read(ZarrArray array, long y, long x, int height, int width) {
        short[] target = new short[height * width];
        array.readBox(new long[] {y, x}, new int[] {height, width}, target);
        return target;
    }

    @Test
    void neighbouringChunksOfAShardAreReadWithOneRequest() {
        short[] elements = written(sharding(8, 8));
        ZarrArray array = ZarrArray.open(store, "a");
        assertThat(read(array, 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead())
                .as("an index and the chunks of each of 4 shards")
                .hasSize(8);
        assertThat(read(array, 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead()).as("the indexes are known").hasSize(12);
    }

    @Test
    void chunksOfATransposedShardAreReadTogether() {
        short[] elements = written(new CodecDescription("transpose", Map.of("order", List.of(1, 0))), sharding(8, 8));
        assertThat(read(ZarrArray.open(store, "a"), 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead()).hasSize(8);
    }

    @SafeVarargs
    private static CodecDescription nested(int outer, int inner, Map<String, Object>... between) {
        List<Map<String, Object>> codecs = new java.util.ArrayList<>(List.of(between));
        CodecDescription chunks = sharding(inner, inner);
        codecs.add(Map.of("name", chunks.name(), "configuration", chunks.configuration()));
        return new CodecDescription(
                "sharding_indexed",
                Map.of("chunk_shape", List.of(outer, outer), "codecs", codecs, "index_codecs", List.of(bytes())));
    }

    /** Each shard of 32 × 32 has 4 shards of 16 × 16, each of 16 chunks. */
    @Test
    void chunksOfNestedShardsAreReadTogether() {
        short[] elements = written(nested(16, 4));
        ZarrArray array = ZarrArray.open(store, "a");
        assertThat(read(array, 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead())
                .as("of each of 4 shards: its index, the indexes in it, the chunks")
                .hasSize(12);
        assertThat(read(array, 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead()).as("the indexes are known").hasSize(16);
        assertThat(read(array, 9, 9, 30, 30)).isEqualTo(part(elements, 9, 30));
    }

    @Test
    void chunksOfTransposedNestedShardsAreReadTogether() {
        Map<String, Object> transpose = Map.of("name", "transpose", "configuration", Map.of("order", List.of(1, 0)));
        short[] elements =
                written(new CodecDescription("transpose", Map.of("order", List.of(1, 0))), nested(16, 4, transpose));
        ZarrArray array = ZarrArray.open(store, "a");
        assertThat(read(array, 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead()).hasSize(12);
        assertThat(read(array, 9, 9, 30, 30)).isEqualTo(part(elements, 9, 30));
    }

    @Test
    void nestedShardsOfOneChunkAreReadTogetherAndAbsentOnesAreFillValue() {
        short[] elements = written(nested(8, 8));
        for (int y = 0; y < 16; y++) java.util.Arrays.fill(elements, 64 * y, 64 * y + 16, (short) 0);
        ZarrArray array = ZarrArray.open(store, "a");
        array.writeBox(new long[2], new int[] {64, 64}, elements);
        int before = store.chunksRead().size();
        assertThat(read(array, 0, 0, 64, 64)).isEqualTo(elements);
        assertThat(store.chunksRead()).hasSize(before + 12);
        assertThat(StoredChunks.of(array).orElseThrow().chunks()).isEqualTo(64 - 4);
    }

    private static short[] part(short[] elements, int start, int edge) {
        short[] part = new short[edge * edge];
        for (int y = 0; y < edge; y++) System.arraycopy(elements, (start + y) * 64 + start, part, y * edge, edge);
        return part;
    }

    @Test
    void ofAPlaneThroughManyChunksOnlyWhatIsNeededIsRead() {
        written(sharding(8, 8));
        ZarrArray array = ZarrArray.open(store, "a");
        read(array, 5, 0, 1, 32);
        assertThat(store.chunksRead()).as("an index and 4 chunks in part").hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chunksFarApartAreReadByThemselves(boolean farApart) {
        // Chunks of 512 kB in a row; of every fourth the gap is 1.5 MB, of every second 0.5 MB.
        int edge = 1 << 18;
        int chunks = 8;
        ZarrArray array = ZarrArray.create(
                store,
                "b",
                ArrayMetadata.of(
                        3,
                        List.of(2L * chunks, (long) edge),
                        DataType.UINT16,
                        List.of(2 * chunks, edge),
                        List.of(sharding(1, edge))));
        short[] shard = new short[2 * chunks * edge];
        for (int i = 0; i < shard.length; i++) shard[i] = (short) (1 + i % 999);
        array.writeShard(shard, 0, 0);
        int step = farApart ? 4 : 2;
        List<long[]> positions = List.of(new long[] {0, 0}, new long[] {step, 0}, new long[] {2L * step, 0});
        array.readShard(new long[2], reader -> {
            short[] out = new short[edge];
            for (var batch : reader.batches(positions, 1))
                for (int i : batch.indices()) {
                    assertThat(batch.reader().read(positions.get(i), out)).isTrue();
                    assertThat(out[77]).isEqualTo(shard[i * step * edge + 77]);
                }
        });
        assertThat(store.chunksRead()).hasSize(farApart ? 4 : 2);
    }

    @Test
    void requestsAreNoLargerThanSixteenMegabytes() {
        int edge = 1 << 20;
        ZarrArray array = ZarrArray.create(
                store,
                "c",
                ArrayMetadata.of(
                        3, List.of(20L, (long) edge), DataType.UINT8, List.of(20, edge), List.of(sharding(1, edge))));
        byte[] shard = new byte[20 * edge];
        java.util.Arrays.fill(shard, (byte) 1);
        array.writeShard(shard, 0, 0);
        byte[] read = new byte[20 * edge];
        array.readBox(new long[2], new int[] {20, edge}, read);
        assertThat(read).isEqualTo(shard);
        assertThat(store.chunksRead()).as("an index, 16 MB and 4 MB").hasSize(3);
    }
}
