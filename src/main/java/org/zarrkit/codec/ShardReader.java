package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Reads the index of a shard once, when first needed, then only the inner chunks that are asked for. */
final class ShardReader implements ChunkReader {

    /** Readers of shards within this shard that are kept, with their indexes. */
    private static final int MOST_INNER_READERS = 64;

    private final ShardCoder shard;
    private final ByteSource value;
    private final int[] readablePerInner;
    private final Map<Integer, ChunkReader> innerReaders = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock readingIndex = new ReentrantLock();
    private volatile Optional<Optional<ShardIndex>> index = Optional.empty();

    ShardReader(ShardCoder shard, ByteSource value) {
        this.shard = shard;
        this.value = value;
        List<Integer> readable = shard.readableChunkShape();
        readablePerInner = new int[readable.size()];
        for (int i = 0; i < readablePerInner.length; i++)
            readablePerInner[i] = shard.inner().spec().shape().get(i) / readable.get(i);
    }

    private ShardReader(ShardCoder shard, ByteSource value, Optional<ShardIndex> index) {
        this(shard, value);
        this.index = Optional.of(index);
    }

    @Override
    public boolean read(long[] positionInReadableChunks, Object out) {
        return read(positionInReadableChunks, (inner, position) -> inner.read(position, out));
    }

    @Override
    public boolean read(long[] positionInReadableChunks, ChunkBox box, Object target) {
        return read(positionInReadableChunks, (inner, position) -> inner.read(position, box, target));
    }

    private boolean read(long[] positionInReadableChunks, BiPredicate<ChunkReader, long[]> read) {
        Optional<ChunkReader> inner = inner(innerChunk(positionInReadableChunks));
        if (inner.isEmpty()) return false;
        long[] positionInInner = new long[readablePerInner.length];
        for (int i = 0; i < positionInInner.length; i++)
            positionInInner[i] = positionInReadableChunks[i] % readablePerInner[i];
        return read.test(inner.get(), positionInInner);
    }

    /** The number of the inner chunk that has a readable chunk. */
    private int innerChunk(long[] positionInReadableChunks) {
        int chunk = 0;
        for (int i = 0; i < readablePerInner.length; i++) {
            long inGrid = Math.floorDiv(positionInReadableChunks[i], readablePerInner[i]);
            if (inGrid < 0 || inGrid >= shard.gridShape().get(i))
                throw new IllegalArgumentException(
                        "position " + positionInReadableChunks[i] + " on axis " + i + " is outside the shard");
            chunk = chunk * shard.gridShape().get(i) + (int) inGrid;
        }
        return chunk;
    }

    /** The chunks of nested shards are not joined: where they are is known from further indexes only. */
    @Override
    public List<Batch> batches(List<long[]> positionsInReadableChunks) {
        if (isNested() || index().isEmpty()) return ChunkReader.super.batches(positionsInReadableChunks);
        ShardIndex chunks = index().orElseThrow();
        List<Optional<ByteRange>> places = positionsInReadableChunks.stream()
                .map(position -> chunks.range(innerChunk(position)))
                .toList();
        return JoinedRanges.of(places).stream()
                .map(joined -> new Batch(
                        joined.indices().length < 2 ? this : new ShardReader(shard, joined.source(value), index()),
                        joined.indices()))
                .toList();
    }

    @Override
    public long chunksPresent(int[] end) {
        if (index().isEmpty()) return 0;
        long present = 0;
        int chunks = shard.gridShape().stream().reduce(1, (a, b) -> a * b);
        for (int i = 0; i < chunks; i++) {
            int[] endInInner = endInInner(i, end);
            if (Arrays.stream(endInInner).anyMatch(n -> n <= 0)) continue;
            if (!isNested()) present += index().orElseThrow().isPresent(i) ? 1 : 0;
            else
                present +=
                        inner(i).map(reader -> reader.chunksPresent(endInInner)).orElse(0L);
        }
        return present;
    }

    private int[] endInInner(int chunk, int[] end) {
        int[] inner = new int[end.length];
        int rest = chunk;
        for (int d = end.length - 1; d >= 0; d--) {
            int start = rest % shard.gridShape().get(d) * readablePerInner[d];
            inner[d] = Math.min(readablePerInner[d], end[d] - start);
            rest /= shard.gridShape().get(d);
        }
        return inner;
    }

    private boolean isNested() {
        return !shard.inner().spec().shape().equals(shard.readableChunkShape());
    }

    /** The reader of an inner chunk, or empty if it is absent. */
    private Optional<ChunkReader> inner(int chunk) {
        Optional<ByteRange> range = index().flatMap(chunks -> chunks.range(chunk));
        if (range.isEmpty()) return Optional.empty();
        if (!isNested()) return Optional.of(shard.inner().reader(part(range.get())));
        synchronized (innerReaders) {
            ChunkReader reader =
                    innerReaders.computeIfAbsent(chunk, c -> shard.inner().reader(part(range.get())));
            if (innerReaders.size() > MOST_INNER_READERS)
                innerReaders.remove(innerReaders.keySet().iterator().next());
            return Optional.of(reader);
        }
    }

    /** One thread reads the index; others wait for it, unless they are interrupted. */
    private Optional<ShardIndex> index() {
        if (index.isPresent()) return index.get();
        try {
            readingIndex.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("the index of the shard was not read: cancelled", e);
        }
        try {
            if (index.isEmpty())
                index = Optional.of(value.read(shard.indexRange()).map(shard::decodeIndex));
            return index.get();
        } finally {
            readingIndex.unlock();
        }
    }

    /** A part of the shard, which must be there in full. */
    private ByteSource part(ByteRange place) {
        return new ByteSource() {
            @Override
            public Optional<ByteBuffer> read(ByteRange range) {
                return read(range, byte[]::new);
            }

            @Override
            public Optional<ByteBuffer> read(ByteRange range, IntFunction<byte[]> memory) {
                long start = place.start() + range.startIn(place.length());
                long length = range.lengthIn(place.length());
                ByteBuffer bytes = value.read(ByteRange.of(start, length), memory)
                        .orElseThrow(() -> new StoreException("the shard has vanished after its index was read"));
                if (bytes.remaining() < length) throw ShardCoder.beyond(place, start + bytes.remaining());
                return Optional.of(bytes);
            }
        };
    }
}
