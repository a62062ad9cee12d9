package org.zarrkit.zarr;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a store has of an array; what stands beside its grid is not counted.
 *
 * @param chunks that are present: those in shards by the indexes of these
 * @param objects stored: shards, or chunks of an array without
 * @param bytes of all objects
 */
public record StoredChunks(long chunks, long objects, long bytes) {

    private static final StoredChunks NONE = new StoredChunks(0, 0, 0);

    /** A store that can't list is asked for each object, if there are no more. */
    private static final long MOST_ASKED_FOR = 1_000;

    /**
     * Counts; reads the index of each shard and no chunk. Empty if the store can't list, and too many objects would have
     * to be asked for.
     *
     * @throws org.zarrkit.error.CorruptChunkException if an index is damaged
     */
    public static Optional<StoredChunks> of(ZarrArray array) {
        boolean isListed;
        try (Stream<String> children = array.store().children(array.path())) {
            isListed = children.findAny().isPresent();
        }
        if (!isListed && array.grid().shardCount() > MOST_ASKED_FOR) return Optional.empty();
        try (Stream<long[]> positions = isListed ? listed(array) : all(array.grid())) {
            return Optional.of(positions.map(position -> at(array, position)).reduce(NONE, StoredChunks::plus));
        }
    }

    private static Stream<long[]> listed(ZarrArray array) {
        int start = array.path().isEmpty() ? 0 : array.path().length() + 1;
        ChunkKeyEncoding keys = array.metadata().keyEncoding();
        return array.store()
                .list(array.path())
                .flatMap(key -> keys.position(key.substring(start), array.grid().rank()).stream())
                .filter(array.grid()::hasShard);
    }

    private static Stream<long[]> all(ChunkGrid grid) {
        return LongStream.range(0, grid.shardCount()).mapToObj(i -> ChunkGrid.position(i, grid.shardsPerAxis()));
    }

    private static StoredChunks at(ZarrArray array, long[] shard) {
        return array.storedSize(shard)
                .map(size -> new StoredChunks(chunksPresent(array, shard), 1, size))
                .orElse(NONE);
    }

    /** How many chunks of a shard that is there are present; reads its index, and no chunk. */
    private static long chunksPresent(ZarrArray array, long[] shard) {
        long[] present = {1};
        int[] within = array.grid().validChunks(shard);
        if (array.chain().indexSizeInBytes() > 0)
            array.readShard(shard, reader -> present[0] = reader.chunksPresent(within));
        return present[0];
    }

    private StoredChunks plus(StoredChunks other) {
        return new StoredChunks(chunks + other.chunks, objects + other.objects, bytes + other.bytes);
    }
}
