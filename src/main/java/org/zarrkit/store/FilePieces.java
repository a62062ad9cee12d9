package org.zarrkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Reads and writes heap buffers in pieces that stay in the second-level cache. The JDK copies each through a direct
 * buffer of the same size, which it keeps for the thread: whole values would be slower, and double the memory.
 */
final class FilePieces {

    private static final int PIECE = 256 << 10;

    private FilePieces() {}

    /** Fills the buffer from a place of the file on, as far as the file goes, and flips it. */
    static ByteBuffer read(FileChannel channel, long start, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + PIECE));
            if (channel.read(bytes, start + bytes.position()) < 0) break;
        }
        return bytes.limit(bytes.position()).position(0);
    }

    /** Writes the remaining bytes. */
    static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + PIECE));
            channel.write(bytes);
        }
    }
}
