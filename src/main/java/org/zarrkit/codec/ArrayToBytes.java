package org.zarrkit.codec;

import java.nio.ByteBuffer;

/** A codec that turns elements into bytes. */
public non-sealed interface ArrayToBytes extends Codec {

    ByteBuffer encode(Object decodedArray, ChunkSpec decoded);

    /** Decodes all remaining bytes into {@code out}, an array of the specification. */
    void decode(ByteBuffer encoded, Object out, ChunkSpec decoded);

    /** The exact size of a chunk's bytes, or the largest possible one where it varies. */
    long maxEncodedSize(ChunkSpec decoded);
}
