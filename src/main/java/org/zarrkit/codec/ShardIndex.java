package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.ByteRange;

/** Where each inner chunk is in a shard: pairs of offset and size, in C order of the grid of inner chunks. */
final class ShardIndex {

    /** Zarr 3, sharding: both numbers are 2^64-1 where an inner chunk is empty. */
    private static final long EMPTY = -1;

    private final long[] pairs;

    private ShardIndex(long[] pairs) {
        this.pairs = pairs;
    }

    static ShardIndex empty(int chunks) {
        long[] pairs = new long[2 * chunks];
        Arrays.fill(pairs, EMPTY);
        return new ShardIndex(pairs);
    }

    /** The codecs of an index for this grid of inner chunks. */
    static CodecChain chain(List<Codec> indexCodecs, List<Integer> gridShape) {
        List<Integer> shape = new ArrayList<>(gridShape);
        shape.add(2);
        CodecChain chain = CodecChain.of(stated(indexCodecs), new ChunkSpec(DataType.UINT64, shape, EMPTY));
        // Zarr 3, sharding: the size of the index must be known before it is read.
        if (!chain.isFixedSize())
            throw new InvalidMetadataException("codec 'sharding_indexed': its 'index_codecs' "
                    + indexCodecs.stream().map(Codec::name).toList()
                    + " make bytes of varying number; expected: such as 'bytes' and 'crc32c'");
        return chain;
    }

    /** GDAL leaves the byte order of an index out and means little-endian. */
    private static List<Codec> stated(List<Codec> indexCodecs) {
        List<Codec> stated = new ArrayList<>(indexCodecs);
        stated.replaceAll(
                c -> c instanceof BytesCodec b && b.endian() == Endian.UNSTATED ? BytesCodec.LITTLE_ENDIAN : c);
        return stated;
    }

    static ShardIndex decode(CodecChain chain, ByteBuffer encoded) {
        long[] pairs = (long[]) chain.spec().newArray();
        try {
            chain.decode(encoded, pairs);
        } catch (CorruptChunkException e) {
            throw new CorruptChunkException("the index of the shard: " + e.getMessage(), e);
        }
        return new ShardIndex(pairs);
    }

    ByteBuffer encode(CodecChain chain) {
        return chain.encode(pairs);
    }

    void set(int chunk, long offset, long size) {
        pairs[2 * chunk] = offset;
        pairs[2 * chunk + 1] = size;
    }

    boolean isPresent(int chunk) {
        return pairs[2 * chunk] != EMPTY || pairs[2 * chunk + 1] != EMPTY;
    }

    long present() {
        long present = 0;
        for (int i = 0; i < pairs.length / 2; i++) if (isPresent(i)) present++;
        return present;
    }

    boolean isComplete() {
        return present() == pairs.length / 2;
    }

    /** Where in the shard an inner chunk is, or empty if it is absent. */
    Optional<ByteRange> range(int chunk) {
        if (!isPresent(chunk)) return Optional.empty();
        long offset = pairs[2 * chunk];
        long size = pairs[2 * chunk + 1];
        if (offset < 0 || size < 0 || offset + size < 0)
            throw new CorruptChunkException("the index of the shard: inner chunk " + chunk + " is said to be at "
                    + Long.toUnsignedString(offset) + ", " + Long.toUnsignedString(size) + " bytes long");
        return Optional.of(ByteRange.of(offset, size));
    }
}
