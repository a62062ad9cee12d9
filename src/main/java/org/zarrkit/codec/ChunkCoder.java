package org.zarrkit.codec;

import java.nio.ByteBuffer;
import org.zarrkit.store.ByteSource;

/** An array-to-bytes codec bound to one chunk specification; safe for many threads. */
public interface ChunkCoder {

    /**
     * The bytes of an array of the specification, in a heap buffer, not to be changed, that is valid only until the same
     * thread encodes again. Workers may share what there is to do.
     */
    ByteBuffer encodeForNext(Object array, Workers workers);

    /**
     * Decodes all remaining bytes of a heap buffer into {@code out}, an array of the specification.
     *
     * @throws org.zarrkit.error.CorruptChunkException if they are not what {@link #encodeForNext} writes; {@code out} is then undefined
     */
    void decode(ByteBuffer encoded, Object out);

    /** The size of a chunk's bytes if it is fixed, else the largest that is plausible. */
    long maxEncodedSize();

    /** Whether each chunk has the same size. */
    boolean isFixedSize();

    /** Whether the bytes are the elements in little-endian order and nothing else. */
    default boolean isLittleEndian() {
        return false;
    }

    /** Whether {@link #decodeBox} is there. */
    default boolean decodesBoxes() {
        return false;
    }

    /** As {@link BytesToBytes#decodeBox}, for a chunk that has no codec after this one. */
    default boolean decodeBox(ByteSource encoded, ChunkSpec chunk, ChunkBox box, Object target) {
        throw new UnsupportedOperationException(this + " decodes whole chunks only");
    }
}
