package org.zarrkit.codec;

import java.util.List;
import java.util.stream.IntStream;

/** One stored chunk or shard, read piece by piece; safe for many threads. Nothing is read before it is asked for. */
public interface ChunkReader {

    /**
     * Reads one readable chunk into {@code out}; returns false, {@code out} untouched, if it is absent: all fill value.
     *
     * @param positionInReadableChunks within this chunk, in array axis order, in units of
     *     {@link CodecChain#readableChunkShape()}
     * @param out a primitive array of {@link CodecChain#readableSpec()}, in C order
     * @throws org.zarrkit.error.CorruptChunkException if the stored bytes are damaged; {@code out} is then undefined
     * @throws org.zarrkit.error.StoreException if they can't be read
     */
    boolean read(long[] positionInReadableChunks, Object out);

    /**
     * As {@link #read(long[], Object)}, but only a box of the readable chunk, into {@code target}, an array of the
     * box's target shape. What the box does not need is neither read nor decoded where the codecs allow that.
     */
    boolean read(long[] positionInReadableChunks, ChunkBox box, Object target);

    /** Readable chunks that are best read one after the other: their indices in a list, and the reader to use. */
    record Batch(ChunkReader reader, int[] indices) {

        /** The indices from 0 to before {@code chunks}, neighbours together, in at most {@code batches} batches. */
        public static List<Batch> ofEqualSize(ChunkReader reader, int chunks, int batches) {
            int count = Math.min(chunks, batches);
            return IntStream.range(0, count)
                    .mapToObj(i ->
                            IntStream.range((int) ((long) chunks * i / count), (int) ((long) chunks * (i + 1) / count)))
                    .map(indices -> new Batch(reader, indices.toArray()))
                    .toList();
        }
    }

    /**
     * Divides readable chunks into batches, as many as {@code pieces} or more if that can be. Those that are stored near
     * each other are in one batch, whose reader fetches them with one request when it is first used; a thread must use
     * it up before another batch.
     */
    default List<Batch> batches(List<long[]> positionsInReadableChunks, int pieces) {
        return Batch.ofEqualSize(this, positionsInReadableChunks.size(), pieces);
    }

    /**
     * How many readable chunks are stored of those whose position is below the given one on each axis; reads the indexes
     * of shards only, or one byte.
     */
    long chunksPresent(int[] end);
}
