package org.zarrkit.codec;

/** A filter of numcodecs: it takes its elements one after the other, whatever their shape, and states both its types. */
interface TypedFilter extends ArrayToArray {

    /** The type of the elements before encoding. */
    DataType decodedType();

    /** The type of the elements after encoding. */
    DataType encodedType();

    /** How many elements so many are encoded to. */
    default long encodedLength(long decodedLength) {
        return decodedLength;
    }

    /**
     * How many elements these are decoded to.
     *
     * @throws org.zarrkit.error.CorruptChunkException if they can't have been encoded by this filter
     */
    default long decodedLength(Object encoded) {
        return Elements.length(encoded);
    }

    /** Encodes all elements into an array of the encoded type and length. */
    void encodeElements(Object from, Object to);

    /** Decodes all elements into an array of the decoded type and length. */
    void decodeElements(Object from, Object to);

    /** As in zarr-python, what follows sees the fill value itself in the encoded type: it is not encoded. */
    @Override
    default ChunkSpec encodedSpec(ChunkSpec decoded) {
        ElementCast.requireType(name(), decodedType(), decoded.type());
        Object fill = decodedType().newArray(1);
        Object cast = encodedType().newArray(1);
        Elements.fill(fill, decoded.fillBits());
        ElementCast.cast(fill, decodedType(), cast, encodedType());
        return new ChunkSpec(encodedType(), decoded.shape(), Elements.bits(cast, 0));
    }

    @Override
    default Object encode(Object decodedArray, ChunkSpec decoded) {
        Object encoded = encodedType().newArray((int) encodedLength(Elements.length(decodedArray)));
        encodeElements(decodedArray, encoded);
        return encoded;
    }

    @Override
    default void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        decodeElements(encodedArray, out);
    }
}
