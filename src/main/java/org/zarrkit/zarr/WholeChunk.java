package org.zarrkit.zarr;

import java.util.Arrays;
import org.zarrkit.error.CorruptChunkException;

/** One chunk of an array, read as a whole; memory for a large one is taken when enough is stored to fill it. */
final class WholeChunk {

    /** The stored size of a smaller chunk is not asked for by itself. */
    private static final long LARGE = 16 << 20;

    private final ZarrArray array;
    private final long[] position;
    private final int[] shape;
    private final int[] valid;

    /** @throws IndexOutOfBoundsException if there is no such chunk */
    WholeChunk(ZarrArray array, long[] position) {
        this.array = array;
        this.position = position;
        shape = ChunkGrid.ints(array.grid().chunkShape());
        valid = array.grid().validChunkShape(position);
    }

    /** All of it; an absent one is fill value. */
    Object read() {
        requireStored();
        Object chunk = array.chunkSpec().newArray();
        if (!readInto(chunk)) array.chunkSpec().fill(chunk);
        return chunk;
    }

    /** What is within the array; of an absent one it is fill value. */
    Object readValid() {
        if (Arrays.equals(valid, shape)) return read();
        requireStored();
        Object elements = array.newArray(valid);
        long[] start = position.clone();
        for (int d = 0; d < start.length; d++) start[d] *= shape[d];
        array.readBox(start, valid, elements);
        return elements;
    }

    /** In parts if the array has workers; false, and nothing changed, if it is absent. */
    boolean readInto(Object chunk) {
        array.chunkSpec().checked(chunk);
        int[] origin = new int[shape.length];
        ChunkOverlap whole = new ChunkOverlap(shape, origin, shape, shape, origin);
        int most = array.chain().readsBoxes() ? array.workers().threads() : 1;
        int parts = whole.parts(most, array.chunkSpec().type().sizeInBytes());
        long[] inShard = array.grid().positionInShard(position);
        boolean[] present = new boolean[1];
        array.readShard(
                array.grid().shardOf(position),
                reader -> present[0] = parts == 1
                        ? reader.read(inShard, chunk)
                        : whole.read(reader, inShard, chunk, parts, array.workers()));
        return present[0];
    }

    private void requireStored() {
        if (array.chunkSpec().sizeInBytes() <= LARGE) return;
        long[] shard = array.grid().shardOf(position);
        try {
            array.storedSize(shard).ifPresent(array.chain()::requireRoom);
        } catch (CorruptChunkException e) {
            throw e.at(array.store().toString(), array.key(shard));
        }
    }
}
