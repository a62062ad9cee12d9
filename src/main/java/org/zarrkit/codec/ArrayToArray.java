package org.zarrkit.codec;

/** A codec that rearranges or recodes elements. Arrays are primitive arrays of their specification's type, in C order. */
public non-sealed interface ArrayToArray extends Codec {

    /**
     * What {@link #encode} makes of a chunk of this specification.
     *
     * @throws org.zarrkit.error.InvalidMetadataException if this codec can't serve such chunks
     */
    ChunkSpec encodedSpec(ChunkSpec decoded);

    /** The encoded elements, a new array; the given one is left as it is. */
    Object encode(Object decodedArray, ChunkSpec decoded);

    /** Decodes into {@code out}, an array of the decoded specification; {@code encodedArray} may be changed. */
    void decode(Object encodedArray, Object out, ChunkSpec decoded);
}
