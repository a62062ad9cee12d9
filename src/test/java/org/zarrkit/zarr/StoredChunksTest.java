package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.UnlistableStore;

class StoredChunksTest {

    private static final List<CodecDescription> RAW =
            List.of(new CodecDescription("bytes", Map.of("endian", "little")));

    private final MemoryStore store = new MemoryStore();

    private ZarrArray array(List<Long> shape, List<Integer> shards, List<CodecDescription> codecs) {
        return ZarrArray.create(store, "a", ArrayMetadata.of(3, shape, DataType.UINT16, shards, codecs));
    }

    @Test
    void chunksBeyondTheBorderAreNoneOfTheArray() {
        // Written by an array of whole shards: its chunks are all there.
        array(List.of(8L), List.of(8), Compression.sharded(List.of(2), RAW))
                .writeShard(new short[] {1, 2, 3, 4, 5, 6, 7, 8}, 0);
        ZarrArray shorter = array(List.of(5L), List.of(8), Compression.sharded(List.of(2), RAW));
        assertThat(StoredChunks.of(shorter)).hasValueSatisfying(stored -> {
            assertThat(stored.chunks()).isEqualTo(3);
            assertThat(stored.objects()).isEqualTo(1);
            assertThat(stored.bytes()).isEqualTo(16 + 4 * 16 + 4);
        });
    }

    /** Each shard of the grid was once asked for: that would have taken years. */
    @Test
    void aHugeArrayIsCountedByWhatIsThere() {
        ZarrArray array = array(List.of(1L << 60), List.of(4), Compression.sharded(List.of(2), RAW));
        array.writeShard(new short[] {1, 0, 0, 0}, 1L << 50);
        store.put("a/c/x", ByteBuffer.allocate(3));
        StoredChunks stored = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> StoredChunks.of(array).orElseThrow());
        assertThat(stored.chunks()).isEqualTo(1);
        assertThat(stored.objects()).isEqualTo(1);
    }

    @Test
    void aStoreThatCantListIsAskedForEachObjectIfTheyAreFew() {
        array(List.of(8L), List.of(4), RAW).writeShard(new short[] {1, 2, 3, 4}, 1);
        assertThat(StoredChunks.of(ZarrArray.open(new UnlistableStore(store), "a")))
                .contains(new StoredChunks(1, 1, 8));
        array(List.of(1L << 40), List.of(4), RAW);
        assertThat(StoredChunks.of(ZarrArray.open(new UnlistableStore(store), "a")))
                .isEmpty();
    }
}
