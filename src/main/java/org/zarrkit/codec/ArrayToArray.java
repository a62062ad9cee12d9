package org.zarrkit.codec;

/** A codec that rearranges or recodes elements. Arrays are primitive arrays of their specification's type, in C order. */
public non-sealed interface ArrayToArray extends Codec {

    /** What {@link #encode} makes of a chunk of this specification. */
    ChunkSpec encodedSpec(ChunkSpec decoded);

    /** The encoded elements, a new array or the given one. */
    Object encode(Object decodedArray, ChunkSpec decoded);

    /** Decodes into {@code out}, an array of the decoded specification. */
    void decode(Object encodedArray, Object out, ChunkSpec decoded);
}
