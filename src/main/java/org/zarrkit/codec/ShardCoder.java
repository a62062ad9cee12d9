package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.codec.ShardingCodec.IndexLocation;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.ByteRange;

/** Whole shards of one specification to bytes and back. */
final class ShardCoder implements ChunkCoder {

    private static final Scratch ENCODED = new Scratch();

    private final ChunkSpec spec;
    private final CodecChain inner;
    private final CodecChain index;
    private final boolean indexFirst;
    private final ShardingCodec codec;
    /** Whether inner chunks are stored that are nothing but fill value. */
    private final boolean storesFill;

    private final List<Integer> gridShape = new ArrayList<>();

    ShardCoder(ShardingCodec codec, ChunkSpec spec) {
        this(codec, spec, false);
    }

    private ShardCoder(ShardingCodec codec, ChunkSpec spec, boolean storesFill) {
        this.codec = codec;
        this.spec = spec;
        this.storesFill = storesFill;
        List<Integer> chunkShape = codec.chunkShape();
        boolean fits = chunkShape.size() == spec.shape().size();
        for (int i = 0; fits && i < chunkShape.size(); i++) {
            gridShape.add(spec.shape().get(i) / chunkShape.get(i));
            fits = spec.shape().get(i) % chunkShape.get(i) == 0;
        }
        // Zarr 3, sharding: the inner chunk shape must divide the shard shape.
        if (!fits)
            throw new InvalidMetadataException("codec 'sharding_indexed': its 'chunk_shape' is " + chunkShape
                    + "; expected: a shape that divides the shape of the shard, " + spec.shape());
        inner = CodecChain.of(codec.codecs(), spec.withShape(chunkShape));
        index = ShardIndex.chain(codec.indexCodecs(), gridShape);
        indexFirst = codec.indexLocation() == IndexLocation.START;
    }

    /** The same, but no inner chunk is left out of what is encoded. */
    ShardCoder complete() {
        return new ShardCoder(codec, spec, true);
    }

    CodecChain inner() {
        return inner;
    }

    /** How many inner chunks there are along each axis. */
    List<Integer> gridShape() {
        return gridShape;
    }

    List<Integer> readableChunkShape() {
        return inner.readableChunkShape();
    }

    ByteRange indexRange() {
        return indexFirst ? ByteRange.of(0, index.maxEncodedSize()) : ByteRange.suffix(index.maxEncodedSize());
    }

    /** The index, from the bytes of {@link #indexRange()}, which a short shard may have cut off. */
    ShardIndex decodeIndex(ByteBuffer encoded) {
        if (encoded.remaining() < index.maxEncodedSize())
            throw new CorruptChunkException("the shard has " + encoded.remaining() + " bytes; its index alone has "
                    + index.maxEncodedSize() + ": it is cut off");
        return ShardIndex.decode(index, encoded);
    }

    @Override
    public void decode(ByteBuffer encoded, Object out) {
        ByteRange place = indexRange();
        int size = encoded.remaining();
        ByteBuffer bytes = encoded.slice();
        ShardIndex chunks = decodeIndex(bytes.slice((int) place.startIn(size), (int) place.lengthIn(size)));
        if (!chunks.isComplete()) spec.fill(out);
        Object chunk = inner.spec().newArray();
        int[] strides = StridedCopy.strides(spec.shape());
        int[] innerStrides = StridedCopy.strides(inner.spec().shape());
        for (int i = 0; i < chunks(); i++) {
            if (!chunks.isPresent(i)) continue;
            ByteRange range = chunks.range(i).orElseThrow();
            if (range.start() + range.length() > size) throw beyond(range, size);
            inner.decode(bytes.slice((int) range.start(), (int) range.length()), chunk);
            StridedCopy.copy(inner.spec().shape(), chunk, 0, innerStrides, out, start(i, strides), strides);
        }
    }

    /** Inner chunks that are wholly fill value are left out, unless this is to be {@link #complete}. */
    @Override
    public ByteBuffer encodeForNext(Object array, Workers workers) {
        ShardIndex chunks = ShardIndex.empty(chunks());
        int start = indexFirst ? Math.toIntExact(index.maxEncodedSize()) : 0;
        // A shard within a shard must not use the memory of the outer one, which is not complete yet.
        boolean nested = inner.isSharded();
        ShardBytes bytes = new ShardBytes(nested ? byte[]::new : ENCODED::atLeast, chunks, start);
        int[] strides = StridedCopy.strides(spec.shape());
        int[] innerStrides = StridedCopy.strides(inner.spec().shape());
        workers.run(chunks(), i -> {
            Object chunk = nested ? inner.spec().newArray() : ElementScratch.of(inner.spec());
            StridedCopy.copy(inner.spec().shape(), array, start(i, strides), strides, chunk, 0, innerStrides);
            boolean absent = !storesFill && inner.spec().isFill(chunk);
            bytes.add(i, absent ? Optional.empty() : Optional.of(inner.encodeForNext(chunk, Workers.none())));
        });
        return bytes.complete(chunks.encode(index), indexFirst);
    }

    /** Gaps are legal and have no limit: this is a generous guess. */
    @Override
    public long maxEncodedSize() {
        long perChunk = inner.maxEncodedSize() + 1024;
        long chunks = new ChunkSpec(spec.type(), gridShape, 0).elements();
        return chunks > Long.MAX_VALUE / 4 / perChunk
                ? Long.MAX_VALUE / 2
                : 2 * chunks * perChunk + index.maxEncodedSize();
    }

    @Override
    public boolean isFixedSize() {
        return false;
    }

    static CorruptChunkException beyond(ByteRange range, long size) {
        return new CorruptChunkException("the index of the shard: an inner chunk is said to be at " + range.start()
                + ", " + range.length() + " bytes long; the shard ends at " + size + ": it is cut off or damaged");
    }

    private int chunks() {
        return (int) (index.spec().elements() / 2);
    }

    /** The first element of an inner chunk in the array of the shard. */
    private int start(int chunk, int[] strides) {
        int start = 0;
        int rest = chunk;
        for (int i = strides.length - 1; i >= 0; i--) {
            start += rest % gridShape.get(i) * inner.spec().shape().get(i) * strides[i];
            rest /= gridShape.get(i);
        }
        return start;
    }
}
