package org.zarrkit.zarr;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import org.zarrkit.codec.ChunkBox;
import org.zarrkit.codec.ChunkReader;
import org.zarrkit.codec.ChunkSpec;
import org.zarrkit.codec.CodecChain;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/**
 * An open array: its chunks as primitive arrays in C order. Safe for many threads; writers must not share a shard.
 * Opening reads the metadata document alone.
 */
public final class ZarrArray {

    /** Shard indexes kept; one of 4096 chunks has 64 kB. */
    private static final int READERS_KEPT = 256;

    private final Store store;
    private final String path;
    private final ArrayMetadata metadata;
    private final CodecChain chain;
    private final ChunkGrid grid;
    private final ChunkSpec chunkSpec;
    private final Map<String, ChunkReader> readers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChunkReader> eldest) {
            return size() > READERS_KEPT;
        }
    };

    private ZarrArray(Store store, String path, ArrayMetadata metadata) {
        this.store = store;
        this.path = path;
        this.metadata = metadata;
        try {
            chain = CodecChain.of(CodecDescription.toCodecs(metadata.codecs()), metadata.chunkSpec());
        } catch (InvalidMetadataException e) {
            throw new InvalidMetadataException(place() + ": " + e.getMessage(), e);
        } catch (UnsupportedFeatureException e) {
            throw new UnsupportedFeatureException(place() + ": " + e.getMessage(), e);
        }
        grid = new ChunkGrid(metadata.shape(), chain.readableChunkShape(), metadata.chunkShape());
        chunkSpec = chain.spec().withShape(grid.chunkShape());
    }

    /**
     * The array at a path of a store.
     *
     * @throws NotFoundException if there is none, or a group
     * @throws InvalidMetadataException if its metadata are not valid
     * @throws UnsupportedFeatureException if it has a codec or data type that Zarrkit does not have
     */
    public static ZarrArray open(Store store, String path) {
        if (Node.open(store, path) instanceof ArrayMetadata metadata) return of(store, path, metadata);
        throw new NotFoundException("there is a group, not an array, at " + store + ", path '" + path + "'");
    }

    /** The array with metadata that were read before. */
    public static ZarrArray of(Store store, String path, ArrayMetadata metadata) {
        return new ZarrArray(store, path, metadata);
    }

    /** Writes the metadata document of a new array, and opens it; chunks that stand there already are not touched. */
    public static ZarrArray create(WritableStore store, String path, ArrayMetadata metadata) {
        ZarrArray array = of(store, path, metadata);
        metadata.write(store, path);
        return array;
    }

    public ArrayMetadata metadata() {
        return metadata;
    }

    /** Chunks are the smallest parts that can be read alone, shards the stored objects. */
    public ChunkGrid grid() {
        return grid;
    }

    /** Type, shape and fill value of a chunk of the {@link #grid()}. */
    public ChunkSpec chunkSpec() {
        return chunkSpec;
    }

    /** Where the array is, to compare with other places. */
    public URI uri() {
        String base = store.uri().toString();
        return path.isEmpty() ? store.uri() : URI.create((base.endsWith("/") ? base : base + "/") + encoded(path));
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("path '" + path + "'", e);
        }
    }

    /** Where the array is, for messages. */
    public String place() {
        return store + (path.isEmpty() ? "" : ", path '" + path + "'");
    }

    /** The whole chunk at a position, beyond the array's border too; an absent one is fill value. */
    public Object readChunk(long... position) {
        Object chunk = chunkSpec.newArray();
        if (!readChunkInto(chunk, position)) chunkSpec.fill(chunk);
        return chunk;
    }

    /**
     * Reads the chunk at a position into an array of its size; false, and nothing changed, if it is absent.
     *
     * @throws CorruptChunkException if it does not decode to what the metadata promise
     */
    public boolean readChunkInto(Object chunk, long... position) {
        return read(position, (reader, inShard) -> reader.read(inShard, chunk));
    }

    private boolean read(long[] position, BiPredicate<ChunkReader, long[]> read) {
        grid.validChunkShape(position); // checks the position
        String key = key(grid.shardOf(position));
        try {
            return read.test(reader(key), grid.positionInShard(position));
        } catch (CorruptChunkException e) {
            throw e.at(store.toString(), key);
        }
    }

    /**
     * Reads a box of elements into an array, in C order; absent chunks are fill value. Of a chunk only what the box
     * needs is read and decoded, where its codecs allow that.
     */
    public void readBox(long[] start, int[] shape, Object target) {
        int rank = grid.rank();
        long[] first = new long[rank];
        long[] last = new long[rank];
        for (int d = 0; d < rank; d++) {
            if (start[d] < 0 || start[d] + shape[d] > grid.shape().get(d))
                throw new IndexOutOfBoundsException("axis " + d + ": " + shape[d] + " elements from " + start[d]
                        + " on are not all within " + grid.shape().get(d));
            if (shape[d] == 0) return;
            first[d] = start[d] / grid.chunkShape().get(d);
            last[d] = (start[d] + shape[d] - 1) / grid.chunkShape().get(d);
        }
        long[] position = first.clone();
        do {
            ChunkBox box = overlap(position, start, shape);
            boolean present = read(position, (reader, inShard) -> reader.read(inShard, box, target));
            if (!present) box.fill(target, chunkSpec.fillBits());
        } while (next(position, first, last));
    }

    /** What a chunk has of a box, and where in the box that is. */
    private ChunkBox overlap(long[] position, long[] start, int[] shape) {
        int rank = grid.rank();
        int[] chunkShape = ChunkGrid.ints(grid.chunkShape());
        int[] from = new int[rank];
        int[] to = new int[rank];
        int[] extent = new int[rank];
        for (int d = 0; d < rank; d++) {
            long corner = position[d] * chunkShape[d];
            long begin = Math.max(start[d], corner);
            from[d] = (int) (begin - corner);
            to[d] = (int) (begin - start[d]);
            extent[d] = (int) (Math.min(start[d] + shape[d], corner + chunkShape[d]) - begin);
        }
        return ChunkBox.of(chunkShape, from, extent, shape, to);
    }

    private static boolean next(long[] position, long[] first, long[] last) {
        for (int d = position.length - 1; d >= 0; d--) {
            if (++position[d] <= last[d]) return true;
            position[d] = first[d];
        }
        return false;
    }

    /**
     * Writes a whole shard. The array has its valid shape (see {@link ChunkGrid#validShardShape}); beyond the border
     * fill value is stored. A shard that is nothing but fill value is not stored, and one that was there is deleted.
     *
     * @throws IllegalStateException if the store can't be written
     */
    public void writeShard(Object elements, long... position) {
        if (!(store instanceof WritableStore target)) throw new IllegalStateException(store + " can only be read");
        int[] valid = grid.validShardShape(position);
        int[] whole = ChunkGrid.ints(grid.shardShape());
        Object shard = elements;
        if (!java.util.Arrays.equals(valid, whole)) {
            shard = chain.spec().newArray();
            chain.spec().fill(shard);
            int[] origin = new int[valid.length];
            Boxes.copy(elements, valid, origin, shard, whole, origin, valid);
        }
        String key = key(position);
        if (chain.spec().isFill(shard)) target.delete(key);
        else target.put(key, chain.encode(shard));
        synchronized (readers) {
            readers.remove(key);
        }
    }

    /** The stored bytes of the shard at a position, or empty if it is absent; read without being decoded. */
    public java.util.Optional<ByteBuffer> readStored(long... shardPosition) {
        return store.get(key(shardPosition));
    }

    /** The chunks present: reads no chunk, and the index of every shard. */
    public long chunksPresent() {
        return LongStream.range(0, grid.shardCount())
                .map(i ->
                        reader(key(ChunkGrid.position(i, grid.shardsPerAxis()))).chunksPresent())
                .sum();
    }

    private String key(long[] shardPosition) {
        return Keys.join(path, metadata.keyEncoding().key(shardPosition));
    }

    private ChunkReader reader(String key) {
        if (!grid.isSharded()) return chain.reader(store.source(key));
        synchronized (readers) {
            return readers.computeIfAbsent(key, k -> chain.reader(store.source(k)));
        }
    }

    @Override
    public String toString() {
        return place() + ": " + metadata.typeName() + " " + metadata.shape();
    }
}
