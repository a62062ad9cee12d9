package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.codec.ShardingCodec.IndexLocation;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.ByteRange;

/** Whole shards of one specification to bytes and back. */
final class ShardCoder implements ChunkCoder {

    private static final long LARGEST_SHARD = Integer.MAX_VALUE - 64;

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
    public ByteBuffer encode(Object array) {
        ShardIndex chunks = ShardIndex.empty(chunks());
        List<ByteBuffer> parts = new ArrayList<>();
        Object chunk = inner.spec().newArray();
        int[] strides = StridedCopy.strides(spec.shape());
        int[] innerStrides = StridedCopy.strides(inner.spec().shape());
        long size = indexFirst ? index.maxEncodedSize() : 0;
        for (int i = 0; i < chunks(); i++) {
            StridedCopy.copy(inner.spec().shape(), array, start(i, strides), strides, chunk, 0, innerStrides);
            if (!storesFill && inner.spec().isFill(chunk)) continue;
            ByteBuffer part = inner.encode(chunk);
            parts.add(part);
            chunks.set(i, size, part.remaining());
            size += part.remaining();
        }
        parts.add(indexFirst ? 0 : parts.size(), chunks.encode(index));
        return joined(parts);
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

    private static ByteBuffer joined(List<ByteBuffer> parts) {
        long size = parts.stream().mapToLong(ByteBuffer::remaining).sum();
        if (size > LARGEST_SHARD)
            throw new UnsupportedFeatureException(
                    "a shard of " + size + " bytes; the largest that can be written is " + LARGEST_SHARD);
        ByteBuffer joined = ByteBuffer.allocate((int) size);
        parts.forEach(joined::put);
        return joined.flip();
    }
}
