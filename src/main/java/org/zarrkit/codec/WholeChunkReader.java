package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** A chunk that can only be read as a whole. */
record WholeChunkReader(CodecChain chain, ByteSource value) implements ChunkReader {

    @Override
    public boolean read(long[] positionInReadableChunks, Object out) {
        checkOrigin(positionInReadableChunks);
        Optional<ByteBuffer> encoded = value.read(ByteRange.ALL, Scratch.ENCODED::atLeast);
        encoded.ifPresent(bytes -> chain.decode(bytes, out));
        return encoded.isPresent();
    }

    @Override
    public boolean read(long[] positionInReadableChunks, ChunkBox box, Object target) {
        checkOrigin(positionInReadableChunks);
        return chain.decodeBox(value, box, target);
    }

    private static void checkOrigin(long[] position) {
        for (long p : position)
            if (p != 0) throw new IllegalArgumentException("position " + p + " in a chunk that is read as a whole");
    }

    @Override
    public long chunksPresent(int[] end) {
        for (int n : end) if (n <= 0) return 0;
        return value.read(ByteRange.of(0, 1)).isPresent() ? 1 : 0;
    }
}
