package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.zarrkit.error.UnsupportedFeatureException;

/** The bytes of a shard that is encoded: inner chunks come from any thread in any order, and are placed in C order. */
final class ShardBytes {

    private static final long LARGEST_SHARD = Integer.MAX_VALUE - 64;
    private static final int FIRST_ROOM = 1 << 20;

    private final IntFunction<byte[]> memory;
    private final ShardIndex index;
    private final Map<Integer, Optional<ByteBuffer>> early = new HashMap<>();
    private byte[] bytes;
    private int size;
    private int next;

    /** @param memory gives arrays at least as large as they are asked for; {@code start} bytes are left for the index */
    ShardBytes(IntFunction<byte[]> memory, ShardIndex index, int start) {
        this.memory = memory;
        this.index = index;
        size = start;
        bytes = memory.apply(Math.max(FIRST_ROOM, start));
    }

    /** Adds an inner chunk; empty if it is absent. The buffer may be lent: it is copied. */
    synchronized void add(int chunk, Optional<ByteBuffer> encoded) {
        if (chunk != next) {
            early.put(chunk, encoded.map(Scratch::copyOf));
            return;
        }
        Optional<Optional<ByteBuffer>> following = Optional.of(encoded);
        while (following.isPresent()) {
            place(following.get());
            next++;
            following = Optional.ofNullable(early.remove(next));
        }
    }

    private void place(Optional<ByteBuffer> encoded) {
        if (encoded.isEmpty()) return;
        index.set(next, size, encoded.get().remaining());
        append(encoded.get());
    }

    /** The shard, valid as long as the memory that was given; the index stands at the start or at the end. */
    ByteBuffer complete(ByteBuffer encodedIndex, boolean indexFirst) {
        if (indexFirst) encodedIndex.get(bytes, 0, encodedIndex.remaining());
        else append(encodedIndex);
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void append(ByteBuffer part) {
        long end = (long) size + part.remaining();
        if (end > LARGEST_SHARD)
            throw new UnsupportedFeatureException(
                    "a shard of " + end + " bytes or more; the largest that can be written is " + LARGEST_SHARD);
        if (end > bytes.length) {
            byte[] larger = memory.apply((int) Math.min(LARGEST_SHARD, Math.max(end, 2L * bytes.length)));
            System.arraycopy(bytes, 0, larger, 0, size);
            bytes = larger;
        }
        int length = part.remaining();
        part.get(bytes, size, length);
        size += length;
    }
}
