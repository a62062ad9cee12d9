package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Reads the index of a shard once, when first needed, then only the inner chunks that are asked for. */
final class ShardReader implements PartReader {

    /** What the indexes of shards within this shard may take that are kept, in bytes. */
    static final long INNER_INDEXES = 4 << 20;

    private static final int MOST_INNER_READERS = 1 << 16;

    private final ShardCoder shard;
    private final ByteSource value;
    private final int[] readablePerInner;
    private final Map<Integer, ChunkReader> innerReaders = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostInnerReaders;
    private final ReentrantLock readingIndex = new ReentrantLock();
    private volatile Optional<Optional<ShardIndex>> index = Optional.empty();

    ShardReader(ShardCoder shard, ByteSource value) {
        this.shard = shard;
        this.value = value;
        List<Integer> readable = shard.readableChunkShape();
        readablePerInner = new int[readable.size()];
        for (int i = 0; i < readablePerInner.length; i++)
            readablePerInner[i] = shard.inner().spec().shape().get(i) / readable.get(i);
        long innerIndex = Math.max(1, shard.inner().indexSizeInBytes());
        mostInnerReaders = Math.max(1, Math.min(MOST_INNER_READERS, INNER_INDEXES / innerIndex));
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
        return inner(innerChunk(positionInReadableChunks))
                .map(inner -> read.test(inner, positionInInner(positionInReadableChunks)))
                .orElse(false);
    }

    private long[] positionInInner(long[] positionInReadableChunks) {
        long[] positionInInner = new long[readablePerInner.length];
        for (int i = 0; i < positionInInner.length; i++)
            positionInInner[i] = positionInReadableChunks[i] % readablePerInner[i];
        return positionInInner;
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

    @Override
    public List<Batch> batches(List<long[]> positionsInReadableChunks, int pieces) {
        if (index().isEmpty()) return PartReader.super.batches(positionsInReadableChunks, pieces);
        if (isNested()) readInnerIndexes(positionsInReadableChunks);
        List<Optional<ByteRange>> places =
                positionsInReadableChunks.stream().map(this::place).toList();
        return JoinedRanges.of(places, pieces).stream()
                .map(joined -> new Batch(
                        joined.indices().length < 2 ? this : new LeafReader(this, joined.source(value)),
                        joined.indices()))
                .toList();
    }

    @Override
    public Optional<ByteRange> place(long[] positionInReadableChunks) {
        int chunk = innerChunk(positionInReadableChunks);
        Optional<ByteRange> outer = index().flatMap(chunks -> chunks.range(chunk));
        if (outer.isEmpty() || !isNested()) return outer;
        PartReader inner = (PartReader) inner(chunk).orElseThrow();
        return inner.place(positionInInner(positionInReadableChunks)).map(range -> within(range, outer.get()));
    }

    /** A range in a part of the value as one of the value; what is beyond the part is an error. */
    private static ByteRange within(ByteRange range, ByteRange part) {
        if (range.start() + range.length() > part.length()) throw ShardCoder.beyond(range, part.length());
        return ByteRange.of(part.start() + range.start(), range.length());
    }

    @Override
    public ChunkReader leaf(ByteSource leaf) {
        return shard.inner().leafReader(leaf);
    }

    @Override
    public ByteRange indexRange() {
        return shard.indexRange();
    }

    /** The indexes of nested shards that are near each other are read with one request. */
    private void readInnerIndexes(List<long[]> positionsInReadableChunks) {
        List<PartReader> readers = new ArrayList<>();
        List<Optional<ByteRange>> places = new ArrayList<>();
        for (int chunk : positionsInReadableChunks.stream()
                .mapToInt(this::innerChunk)
                .distinct()
                .toArray()) {
            Optional<ByteRange> part = index().orElseThrow().range(chunk);
            if (part.isEmpty() || !(inner(chunk).orElseThrow() instanceof PartReader reader) || reader.hasIndex())
                continue;
            long size = part.get().length();
            readers.add(reader);
            places.add(Optional.of(ByteRange.of(
                    part.get().start() + reader.indexRange().startIn(size),
                    reader.indexRange().lengthIn(size))));
        }
        for (JoinedRanges joined : JoinedRanges.of(places, 1)) {
            ByteSource source = joined.source(value);
            for (int i : joined.indices())
                source.read(places.get(i).orElseThrow()).ifPresent(readers.get(i)::takeIndex);
        }
    }

    @Override
    public boolean hasIndex() {
        return index.isPresent();
    }

    @Override
    public void takeIndex(ByteBuffer encoded) {
        if (index.isEmpty()) index = Optional.of(Optional.of(shard.decodeIndex(encoded)));
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
        return shard.inner().indexSizeInBytes() > 0;
    }

    /** The reader of an inner chunk, or empty if it is absent. */
    private Optional<ChunkReader> inner(int chunk) {
        Optional<ByteRange> range = index().flatMap(chunks -> chunks.range(chunk));
        if (range.isEmpty()) return Optional.empty();
        if (!isNested()) return Optional.of(shard.inner().reader(new RequiredPart(value, range.get())));
        synchronized (innerReaders) {
            ChunkReader reader = innerReaders.computeIfAbsent(
                    chunk, c -> shard.inner().reader(new RequiredPart(value, range.get())));
            if (innerReaders.size() > mostInnerReaders)
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
}
