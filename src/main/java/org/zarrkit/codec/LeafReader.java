package org.zarrkit.codec;

import java.util.Optional;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Reads readable chunks of a shard, whose indexes are known, from a part of it that is in memory. */
record LeafReader(PartReader shard, ByteSource value) implements ChunkReader {

    @Override
    public boolean read(long[] positionInReadableChunks, Object out) {
        Optional<ChunkReader> leaf = leaf(positionInReadableChunks);
        return leaf.isPresent() && leaf.get().read(new long[positionInReadableChunks.length], out);
    }

    @Override
    public boolean read(long[] positionInReadableChunks, ChunkBox box, Object target) {
        Optional<ChunkReader> leaf = leaf(positionInReadableChunks);
        return leaf.isPresent() && leaf.get().read(new long[positionInReadableChunks.length], box, target);
    }

    private Optional<ChunkReader> leaf(long[] position) {
        Optional<ByteRange> place = shard.place(position);
        return place.map(range -> shard.leaf(new RequiredPart(value, range)));
    }

    @Override
    public long chunksPresent(int[] end) {
        return shard.chunksPresent(end);
    }
}
