package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A Blosc frame, or as much of it as is needed.
 *
 * @param starts the frame from its beginning to the end of the starts of the blocks at least
 * @param bytes the part of the frame that holds the blocks that are needed
 * @param first where in the frame that part begins
 */
record BloscFrame(BloscHeader header, ByteBuffer starts, ByteBuffer bytes, int first) {

    /** The frame that the buffer holds, no more and no less. */
    static BloscFrame of(ByteBuffer encoded) {
        BloscHeader header = BloscHeader.of(encoded);
        if (header.encodedSize() != encoded.remaining())
            throw BloscHeader.corrupt(
                    "a frame of " + header.encodedSize() + " bytes by its header, " + encoded.remaining() + " found");
        ByteBuffer bytes = encoded.slice().order(ByteOrder.LITTLE_ENDIAN);
        return new BloscFrame(header, bytes, bytes, 0);
    }

    /** Where a block is in the frame, within it and behind the starts. */
    int start(int block) {
        int start = starts.getInt(BloscHeader.SIZE + 4 * block);
        if (start < header.startsEnd() || start > header.encodedSize()) throw outside(block, start);
        return start;
    }

    static RuntimeException outside(int block, long at) {
        return BloscHeader.corrupt("block " + block + " reaches to byte " + at + " of the frame, where none can be");
    }
}
