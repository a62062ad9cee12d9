package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** The reader of a shard, whose readable chunks have places in it. */
interface PartReader extends ChunkReader {

    /**
     * Where in the shard a readable chunk is, or empty if it is absent; reads the indexes that are not known.
     *
     * @throws org.zarrkit.error.CorruptChunkException if it is said to be where nothing can be
     */
    Optional<ByteRange> place(long[] positionInReadableChunks);

    /** A reader of a single readable chunk, whose bytes are all that {@code leaf} has; its position is the origin. */
    ChunkReader leaf(ByteSource leaf);

    /** Where the index of the shard is. */
    ByteRange indexRange();

    /** Whether the index is known. */
    boolean hasIndex();

    /** The bytes of {@link #indexRange()}, which somebody else has read. */
    void takeIndex(ByteBuffer encoded);
}
