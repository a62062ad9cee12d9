package org.zarrkit.codec;

import java.nio.ByteBuffer;
import org.zarrkit.store.ByteSource;

/** A codec that turns bytes into bytes: a compressor or a checksum. Buffers are heap buffers. */
public non-sealed interface BytesToBytes extends Codec {

    /** The encoded bytes; {@code typeSize} is the size of an element, for codecs that shuffle. */
    ByteBuffer encode(ByteBuffer decoded, int typeSize);

    /**
     * As {@link #encode}, but the buffer is valid only until the same thread encodes again, and must not be changed: it
     * may be the decoded bytes themselves.
     */
    default ByteBuffer encodeForNext(ByteBuffer decoded, int typeSize) {
        return encode(decoded, typeSize);
    }

    /**
     * Encodes the elements of a primitive array, which {@code bytes} makes little-endian bytes of; otherwise as
     * {@link #encodeForNext}. A codec that can do so without a copy in between overrides this.
     */
    default ByteBuffer encodeElements(Object elements) {
        return encodeForNext(BytesCodec.LITTLE_ENDIAN.encodeForNext(elements), Elements.sizeInBytes(elements));
    }

    /**
     * The decoded bytes.
     *
     * @param maxDecodedSize the most that can be right; a larger declared or met size is an error before it is allocated
     * @throws org.zarrkit.error.CorruptChunkException if the bytes are not what this codec writes, or too many
     */
    ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize);

    /** An upper bound for the size of what any encoder makes of {@code decodedSize} bytes. */
    long maxEncodedSize(long decodedSize);

    /**
     * A lower bound for the size of what any encoder makes of {@code decodedSize} bytes: fewer can't hold them. No
     * compressor that is known packs more than four million bytes into one.
     */
    default long leastEncodedSize(long decodedSize) {
        return isFixedSize() ? maxEncodedSize(decodedSize) : decodedSize >> 22;
    }

    /** Whether the encoded size is the same for all data of one size, and is {@link #maxEncodedSize}. */
    default boolean isFixedSize() {
        return false;
    }

    /**
     * Decodes into the elements of a primitive array, which {@code bytes} has made little-endian bytes of.
     * A codec that can do so without a copy in between overrides this.
     */
    default void decodeElements(ByteBuffer encoded, Object out) {
        BytesCodec.LITTLE_ENDIAN.decode(decode(encoded, BytesCodec.sizeInBytes(out)), out);
    }

    /** Whether {@link #decodeBox} is there: this codec can leave out a part of what it decodes. */
    default boolean decodesBoxes() {
        return false;
    }

    /**
     * Reads and decodes a box of a chunk, which {@code bytes} has made little-endian bytes of; false, and nothing
     * changed, if there is no such value.
     */
    default boolean decodeBox(ByteSource encoded, ChunkSpec chunk, ChunkBox box, Object target) {
        throw new UnsupportedOperationException("codec '" + name() + "' decodes whole chunks only");
    }
}
