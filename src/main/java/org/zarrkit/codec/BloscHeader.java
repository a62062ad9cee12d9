package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.zarrkit.codec.BloscCodec.Shuffle;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * The header of a Blosc 1 frame, checked: version, version of the compressor, flags, type size (a byte each), decoded
 * size, block size, encoded size (four bytes each, little-endian). Then come the starts of the blocks, and the blocks.
 */
record BloscHeader(int flags, int typeSize, int decodedSize, int blockSize, int encodedSize) {

    static final int SIZE = 16;
    static final int VERSION = 2;
    static final int BYTE_SHUFFLED = 0x01;
    static final int STORED = 0x02;
    static final int BIT_SHUFFLED = 0x04;
    static final int FROM_THE_FUTURE = 0x08;
    static final int NOT_SPLIT = 0x10;

    private static final int MAX_SPLITS = 16;
    private static final int SMALLEST_SPLIT = 128;

    /** The header at the start of a buffer. */
    static BloscHeader of(ByteBuffer encoded) {
        ByteBuffer bytes = encoded.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < SIZE) throw corrupt(bytes.remaining() + " bytes; the header alone has " + SIZE);
        int flags = bytes.get(2);
        if (bytes.get(0) != VERSION || (flags & FROM_THE_FUTURE) != 0)
            throw new UnsupportedFeatureException("codec 'blosc': a frame of version " + bytes.get(0) + " with flags "
                    + Integer.toHexString(flags & 0xFF) + "; only version " + VERSION + ", Blosc 1, is supported");
        BloscHeader header =
                new BloscHeader(flags & 0xFF, bytes.get(3) & 0xFF, bytes.getInt(4), bytes.getInt(8), bytes.getInt(12));
        header.check();
        return header;
    }

    private void check() {
        if (decodedSize < 0) throw corrupt("a decoded size of " + decodedSize + " by its header");
        if (decodedSize == 0) return;
        if (typeSize == 0 || blockSize <= 0 || blockSize > decodedSize)
            throw corrupt("elements of " + typeSize + " bytes in blocks of " + blockSize + ", " + decodedSize
                    + " bytes in all, by its header");
        long least = isStored() ? (long) SIZE + decodedSize : startsEnd();
        if (encodedSize < least || (isStored() && encodedSize != least))
            throw corrupt("a frame of " + encodedSize + " bytes by its header, " + least + " expected");
    }

    void requireExactly(long size) {
        if (decodedSize != size) throw corrupt(decodedSize + " decoded bytes found, " + size + " expected");
    }

    void requireAtMost(long size) {
        if (decodedSize > size) throw corrupt(decodedSize + " decoded bytes found, at most " + size + " expected");
    }

    /** Whether the decoded bytes follow the header as they are. */
    boolean isStored() {
        return (flags & STORED) != 0;
    }

    int blocks() {
        return (int) ((decodedSize + (long) blockSize - 1) / blockSize);
    }

    /** Where the starts of the blocks end in the frame. */
    long startsEnd() {
        return SIZE + 4L * blocks();
    }

    /** The decoded size of a block: the last may be smaller. */
    int blockSize(int block) {
        return (int) Math.min(blockSize, decodedSize - (long) block * blockSize);
    }

    Shuffle shuffle(int size) {
        if ((flags & BYTE_SHUFFLED) != 0) return typeSize > 1 ? Shuffle.SHUFFLE : Shuffle.NOSHUFFLE;
        return (flags & BIT_SHUFFLED) != 0 && size >= typeSize ? Shuffle.BITSHUFFLE : Shuffle.NOSHUFFLE;
    }

    /** In how many streams of equal size a block is compressed: one per byte of an element, or one. */
    int streams(int size) {
        return (flags & NOT_SPLIT) == 0 && size == blockSize && splits(typeSize, size) ? typeSize : 1;
    }

    /** Blosc splits no smaller blocks, whatever the flag says: older versions had no flag. */
    static boolean splits(int typeSize, int blockSize) {
        return typeSize <= MAX_SPLITS && blockSize / typeSize >= SMALLEST_SPLIT;
    }

    /** The number of the compressor's format. */
    int format() {
        return flags >> 5;
    }

    static CorruptChunkException corrupt(String found) {
        return new CorruptChunkException("codec 'blosc': " + found + "; the chunk may be damaged");
    }
}
