package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** A part of a shard, which must be there in full. */
record RequiredPart(ByteSource shard, ByteRange place) implements ByteSource {

    @Override
    public Optional<ByteBuffer> read(ByteRange range) {
        return read(range, byte[]::new);
    }

    @Override
    public Optional<ByteBuffer> read(ByteRange range, IntFunction<byte[]> memory) {
        long start = place.start() + range.startIn(place.length());
        long length = range.lengthIn(place.length());
        ByteBuffer bytes = shard.read(ByteRange.of(start, length), memory)
                .orElseThrow(() -> new StoreException("the shard has vanished after its index was read"));
        if (bytes.remaining() < length) throw ShardCoder.beyond(place, start + bytes.remaining());
        return Optional.of(bytes);
    }
}
