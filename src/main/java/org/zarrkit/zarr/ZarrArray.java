package org.zarrkit.zarr;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.zarrkit.codec.ChunkReader;
import org.zarrkit.codec.ChunkSpec;
import org.zarrkit.codec.CodecChain;
import org.zarrkit.codec.Workers;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/**
 * An open array: its chunks as primitive arrays in C order. Opening reads the metadata document alone.
 *
 * <p>Safe for many threads. {@link #writeBox} may be called for boxes that share a shard if it is called on the same
 * object; other writers must not share a shard, nor write while the array is resized. The indexes of shards are kept
 * once read: open the array again to see what another object or program has written.
 */
public final class ZarrArray {

    private final Place place;
    private final ArrayMetadata metadata;
    private final CodecChain chain;
    private final ChunkGrid grid;
    private final ChunkSpec chunkSpec;
    private final boolean storesEmptyChunks;
    private final Workers workers;
    private final ShardLocks locks = new ShardLocks();
    private final ReaderCache readers;

    private ZarrArray(Place place, ArrayMetadata metadata, boolean storesEmptyChunks, Workers workers) {
        this.place = place;
        this.metadata = metadata;
        this.storesEmptyChunks = storesEmptyChunks;
        this.workers = workers;
        try {
            ChunkSpec whole = metadata.chunkSpec(); // the type says more than a codec that is made for it
            chain = CodecChain.of(metadata.toCodecs(), whole);
        } catch (InvalidMetadataException | UnsupportedFeatureException e) {
            throw e.within(place.toString());
        }
        readers = new ReaderCache(place.store(), chain);
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
        return new ZarrArray(new Place(store, path), metadata, false, Workers.none());
    }

    /**
     * Writes the metadata document of a new array and those of missing groups above it, and opens it; chunks that stand
     * there already are not touched.
     *
     * @throws IllegalArgumentException if a name in the path is none that a node can have, or an array stands above
     */
    public static ZarrArray create(WritableStore store, String path, ArrayMetadata metadata) {
        ZarrArray array = of(store, path, metadata);
        Hierarchy.createAncestors(store, array.path(), metadata.zarrFormat());
        metadata.write(store, array.path());
        return array;
    }

    /** The same array; shards that are nothing but fill value are stored like others if {@code stored}. */
    public ZarrArray withEmptyChunksStored(boolean stored) {
        return new ZarrArray(place, metadata, stored, workers);
    }

    /** The same array; threads share the work of each call: chunks, parts of a chunk if its codecs allow, inner chunks. */
    public ZarrArray withWorkers(Workers other) {
        return new ZarrArray(place, metadata, storesEmptyChunks, other);
    }

    Workers workers() {
        return workers;
    }

    CodecChain chain() {
        return chain;
    }

    public ArrayMetadata metadata() {
        return metadata;
    }

    public Store store() {
        return place.store();
    }

    /** The path in the store; the root is the empty path. */
    public String path() {
        return place.path();
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
        return place.uri();
    }

    /** Where the array is, for messages. */
    public String place() {
        return place.toString();
    }

    /**
     * The whole chunk at a position, beyond the array's border too; an absent one is fill value.
     *
     * @throws CorruptChunkException if it does not decode to what the metadata promise
     * @throws UnsupportedFeatureException if the memory has no room for it; {@link #readBox} may need less
     */
    public Object readChunk(long... position) {
        return new WholeChunk(this, position).read();
    }

    /** As {@link #readChunk}, but cut off at the array's border, to {@link ChunkGrid#validChunkShape}. */
    public Object readValidChunk(long... position) {
        return new WholeChunk(this, position).readValid();
    }

    /**
     * Reads the chunk at a position into an array of its size; false, and nothing changed, if it is absent.
     *
     * @throws CorruptChunkException if it does not decode to what the metadata promise
     */
    public boolean readChunkInto(Object chunk, long... position) {
        return new WholeChunk(this, position).readInto(chunk);
    }

    void readShard(long[] shardPosition, Consumer<ChunkReader> read) {
        String key = key(shardPosition);
        try {
            read.accept(readers.get(key));
        } catch (CorruptChunkException e) {
            throw e.at(store().toString(), key);
        }
    }

    /**
     * Reads a box of elements into an array, in C order; absent chunks are fill value. Of a chunk only what the box
     * needs is read and decoded, where its codecs allow that; neighbouring chunks of a shard are read together.
     *
     * @throws IndexOutOfBoundsException if the box is not within the array
     * @throws CorruptChunkException if a chunk does not decode to what the metadata promise
     */
    public void readBox(long[] start, int[] shape, Object target) {
        new BoxReader(this, start, shape, target).read();
    }

    /**
     * Writes a whole shard. The array has its valid shape (see {@link ChunkGrid#validShardShape}); beyond the border
     * fill value is stored. A shard that is nothing but fill value is not stored, and one that was there is deleted,
     * unless {@link #withEmptyChunksStored} asks for it.
     *
     * @throws IllegalStateException if the store can't be written
     */
    public void writeShard(Object elements, long... position) {
        writableStore();
        encodeShard(elements, position)
                .ifPresentOrElse(encoded -> writeStored(encoded, position), () -> deleteStored(position));
    }

    /** What {@link #writeShard} stores, empty if nothing; not to be changed, and valid until the thread encodes again. */
    public Optional<ByteBuffer> encodeShard(Object elements, long... position) {
        int[] valid = grid.validShardShape(position);
        Object shard = Boxes.padded(elements, valid, chain.spec());
        boolean empty = !storesEmptyChunks && chain.spec().isFill(shard);
        return empty ? Optional.empty() : Optional.of(chain.encodeForNext(shard, workers));
    }

    WritableStore writableStore() {
        if (store() instanceof WritableStore writable) return writable;
        throw new IllegalStateException(store() + " can only be read");
    }

    /**
     * Writes a box of elements at any place. Shards that it covers are written without being read; of others the
     * elements around it are read first, one shard at a time.
     *
     * @param elements a primitive array of the box, in C order; left as it is
     * @throws IndexOutOfBoundsException if the box is not within the array; nothing is written then
     * @throws CorruptChunkException if a shard that is covered in part can't be read; it is left as it is
     * @throws IllegalStateException if the store can't be written
     */
    public void writeBox(long[] start, int[] shape, Object elements) {
        writableStore();
        new BoxWriter(this, locks, start, shape).write(elements);
    }

    /**
     * Reads the elements with the given indices along one axis, in their order, and a box's along the others. Each
     * chunk is decoded once if the indices are sorted.
     *
     * @param box its start and extent along {@code axis} are not looked at
     * @param target an array of the box's shape with {@code indices.length} along the axis, in C order
     */
    public void readAlong(int axis, long[] indices, Box box, Object target) {
        new AxisSelection(this, axis).read(indices, box, target);
    }

    /**
     * Gives the array another shape. What is cut off is deleted, in border shards too: an array that grows again has
     * fill value there, whatever was stored. At each moment the metadata promise no element that is not there.
     *
     * @return the array with the new shape; this one must not be used any more
     * @throws IllegalStateException if the store can't be written
     */
    public ZarrArray resize(List<Long> newShape) {
        return new Resizing(this).resize(newShape);
    }

    /**
     * Appends a box at the end of an axis; its shape along the others is that of the array. The metadata are written
     * last: an append that failed has left the array as it was.
     *
     * @return the longer array; this one must not be used any more
     */
    public ZarrArray append(int axis, int[] shape, Object elements) {
        return new Resizing(this).append(axis, shape, elements);
    }

    /** The stored bytes of the shard at a position, or empty if it is absent; read without being decoded. */
    public Optional<ByteBuffer> readStored(long... shardPosition) {
        return store().get(key(shardPosition));
    }

    /** Puts the bytes of a shard as they are, encoded by an array of the same codecs; they are not checked. */
    public void writeStored(ByteBuffer encoded, long... shardPosition) {
        writableStore().put(key(shardPosition), encoded);
        readers.forget(key(shardPosition));
    }

    /** Makes a shard absent: it is fill value. */
    public void deleteStored(long... shardPosition) {
        writableStore().delete(key(shardPosition));
        readers.forget(key(shardPosition));
    }

    /** The size of what is stored of the shard at a position; empty if it is absent. */
    public Optional<Long> storedSize(long... shardPosition) {
        return store().size(key(shardPosition));
    }

    /** The same place with other metadata. */
    ZarrArray withMetadata(ArrayMetadata other) {
        return new ZarrArray(place, other, storesEmptyChunks, workers);
    }

    /** A new array for a box of elements. */
    Object newArray(int[] shape) {
        try {
            return chunkSpec.type().newArray(new Box(new long[shape.length], shape).elements());
        } catch (UnsupportedFeatureException e) {
            throw e.within(place() + ": a box of shape " + java.util.Arrays.toString(shape));
        }
    }

    String key(long[] shardPosition) {
        return Keys.join(path(), metadata.keyEncoding().key(shardPosition));
    }

    @Override
    public String toString() {
        return place + ": " + metadata.typeName() + " " + metadata.shape();
    }
}
