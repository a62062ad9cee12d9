package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Codecs bound to one chunk specification: decodes and encodes whole chunks, and reads parts of shards; safe for many threads. */
public final class CodecChain {

    /** A chunk of more bytes is not made room for before its encoded bytes are many enough. */
    private static final long LARGE = 1 << 20;

    private final List<Codec> codecs;
    private final List<ArrayToArray> arrayCodecs = new ArrayList<>();
    /** What each array codec decodes to, and last what the array-to-bytes codec decodes to. */
    private final List<ChunkSpec> arraySpecs = new ArrayList<>();

    private final ChunkCoder coder;
    private final List<BytesToBytes> bytesCodecs = new ArrayList<>();
    private final EncodedSizes sizes;
    private final Optional<ShardCoder> shard;

    private CodecChain(List<Codec> codecs, ChunkSpec spec) {
        this.codecs = List.copyOf(codecs);
        arraySpecs.add(spec);
        ChunkCoder bound = null;
        for (Codec codec : codecs) {
            // Zarr 3, codecs: array to array any number, then array to bytes exactly once, then bytes to bytes.
            if (bound == null && codec instanceof ArrayToArray c) add(c);
            else if (bound == null && codec instanceof ArrayToBytes c) bound = bound(c);
            else if (bound != null && codec instanceof BytesToBytes c) bytesCodecs.add(c);
            else throw wrongForm(codec, bound == null);
        }
        if (bound == null)
            throw new InvalidMetadataException(
                    "codecs " + names() + ": none turns an array into bytes, such as 'bytes'");
        coder = bound;
        sizes = EncodedSizes.of(coder, bytesCodecs);
        shard = readableInParts() ? Optional.of((ShardCoder) coder) : Optional.empty();
    }

    /**
     * The chain of these codecs for chunks of this specification.
     *
     * @throws InvalidMetadataException if the codecs don't form a chain, or one of them can't serve such chunks
     */
    public static CodecChain of(List<Codec> codecs, ChunkSpec spec) {
        return new CodecChain(codecs, spec);
    }

    /** What a chunk decodes to. */
    public ChunkSpec spec() {
        return arraySpecs.get(0);
    }

    public List<Codec> codecs() {
        return codecs;
    }

    /**
     * Decodes a whole chunk into {@code out}, a primitive array of {@link #spec()}, in C order.
     *
     * @throws org.zarrkit.error.CorruptChunkException if the bytes are damaged, too few or too many; {@code out} is then undefined
     */
    public void decode(ByteBuffer encoded, Object out) {
        spec().checked(out);
        requirePlausible(encoded);
        Object elements = arrayCodecs.isEmpty() ? out : encodedSpec().newArray();
        decodeBytes(onHeap(encoded), elements);
        decodeElements(elements, out, arraySpecs);
    }

    /** Whether {@link #decodeBox} leaves out what the box does not need; else it decodes the whole chunk. */
    private boolean decodesBoxes() {
        if (!arrayCodecs.isEmpty() || bytesCodecs.size() > 1) return false;
        return bytesCodecs.isEmpty()
                ? coder.decodesBoxes()
                : coder.isLittleEndian() && bytesCodecs.get(0).decodesBoxes();
    }

    boolean isSharded() {
        return coder instanceof ShardCoder;
    }

    /** Whether a part of a readable chunk can be read without decoding all of it. */
    public boolean readsBoxes() {
        return shard.isEmpty()
                ? decodesBoxes()
                : arrayCodecs.isEmpty() && shard.get().inner().readsBoxes();
    }

    /**
     * Reads and decodes a box of a chunk into {@code target}; false, and nothing changed, if there is no such value.
     * Where the codecs allow it the rest of the chunk is left out.
     */
    boolean decodeBox(ByteSource value, ChunkBox box, Object target) {
        if (decodesBoxes())
            return bytesCodecs.isEmpty()
                    ? coder.decodeBox(value, spec(), box, target)
                    : bytesCodecs.get(0).decodeBox(value, spec(), box, target);
        Optional<ByteBuffer> encoded = value.read(ByteRange.ALL, Scratch.ENCODED::atLeast);
        if (encoded.isEmpty()) return false;
        requirePlausible(encoded.get());
        decodeBox(encoded.get(), box, target);
        return true;
    }

    private void decodeBox(ByteBuffer encoded, ChunkBox box, Object target) {
        if (arrayCodecs.isEmpty() && coder.isLittleEndian() && !bytesCodecs.isEmpty()) {
            // Straight from the bytes: elements in between are one more pass over the chunk.
            byte[] bytes = (byte[]) ElementScratch.of(spec().asBytes());
            decodeBytes(onHeap(encoded), bytes);
            BytesCodec.getBox(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, box, target);
        } else {
            Object elements = ElementScratch.of(spec());
            decode(encoded, elements);
            box.copy(elements, target);
        }
    }

    /** The encoded chunk, in a new heap buffer from its start on; the array, of {@link #spec()}, is left as it is. */
    public ByteBuffer encode(Object array) {
        return Scratch.copyOf(encodeForNext(array, Workers.none()));
    }

    /**
     * As {@link #encode}, but the buffer, not to be changed, is valid only until the same thread encodes again. The
     * inner chunks of a shard are shared among workers.
     */
    public ByteBuffer encodeForNext(Object array, Workers workers) {
        Object elements = spec().checked(array);
        for (int i = 0; i < arrayCodecs.size(); i++)
            elements = arrayCodecs.get(i).encode(elements, arraySpecs.get(i));
        int last = bytesCodecs.size() - 1;
        if (last < 0) return coder.encodeForNext(elements, workers);
        if (last == 0 && coder.isLittleEndian()) return bytesCodecs.get(0).encodeElements(elements);
        ByteBuffer bytes = coder.encodeForNext(elements, workers);
        int typeSize = encodedSpec().type().sizeInBytes();
        // Not lent before the last: the next codec may be of the same kind, and use the same memory.
        for (int i = 0; i < last; i++) bytes = bytesCodecs.get(i).encode(bytes, typeSize);
        return bytesCodecs.get(last).encodeForNext(bytes, typeSize);
    }

    /** The shape of the smallest part that can be read alone, in array axis order: an inner chunk, or the whole chunk. */
    public List<Integer> readableChunkShape() {
        List<Integer> shape = shard.map(ShardCoder::readableChunkShape).orElse(spec().shape());
        if (shard.isPresent())
            for (int i = arrayCodecs.size() - 1; i >= 0; i--)
                shape = transpose(i).decodedShape(shape);
        return shape;
    }

    /** What {@link ChunkReader#read} decodes to. */
    public ChunkSpec readableSpec() {
        return spec().withShape(readableChunkShape());
    }

    /** A reader of one stored chunk; reads nothing yet. It keeps the index of a shard once read. */
    public ChunkReader reader(ByteSource value) {
        if (shard.isEmpty()) return new WholeChunkReader(this, value);
        return transposed(new ShardReader(shard.get(), value));
    }

    /** A reader of a single readable chunk, whose bytes are all that the source has; its position is the origin. */
    ChunkReader leafReader(ByteSource leaf) {
        return shard.isEmpty()
                ? new WholeChunkReader(this, leaf)
                : transposed(shard.get().inner().leafReader(leaf));
    }

    private ChunkReader transposed(ChunkReader encoded) {
        return arrayCodecs.isEmpty() ? encoded : new TransposedReader(this, encoded);
    }

    /** What the indexes take that a reader keeps, in bytes: that of the shard, and those of shards in it. */
    public long indexSizeInBytes() {
        if (shard.isEmpty()) return 0;
        boolean nested = shard.get().inner().indexSizeInBytes() > 0;
        return shard.get().indexRange().length() + (nested ? ShardReader.INNER_INDEXES : 0);
    }

    /** The size of an encoded chunk if it is fixed, else the largest that is plausible. */
    long maxEncodedSize() {
        return sizes.mostEncoded();
    }

    boolean isFixedSize() {
        return coder.isFixedSize() && bytesCodecs.stream().allMatch(BytesToBytes::isFixedSize);
    }

    /** Behind a filter readers differ in what an absent inner chunk is: there shards are written complete. */
    private ChunkCoder bound(ArrayToBytes codec) {
        ChunkCoder bound = codec.bind(encodedSpec());
        boolean filtered = !arrayCodecs.stream().allMatch(TransposeCodec.class::isInstance);
        return filtered && bound instanceof ShardCoder shard ? shard.complete() : bound;
    }

    private void add(ArrayToArray codec) {
        ChunkSpec encoded = codec.encodedSpec(encodedSpec());
        arrayCodecs.add(codec);
        arraySpecs.add(encoded);
    }

    /** A few bytes must not claim a lot of memory: called before anything of the declared size is allocated. */
    private void requirePlausible(ByteBuffer encoded) {
        if (spec().sizeInBytes() > LARGE) requirePlausible(encoded.remaining());
    }

    private void requirePlausible(long size) {
        if (size < sizes.least())
            throw new CorruptChunkException("codecs " + names() + ": " + size + " bytes found, " + sizes.least()
                    + " expected at least for a chunk of " + spec().sizeInBytes()
                    + " bytes; the chunk may be cut off");
    }

    /**
     * Checks that a readable chunk can be in a stored value of this size: called before memory is taken for a large one.
     *
     * @throws CorruptChunkException if the value is too small
     */
    public void requireRoom(long storedSize) {
        if (shard.isPresent()) shard.get().inner().requireRoom(storedSize);
        else requirePlausible(storedSize);
    }

    private boolean readableInParts() {
        return coder instanceof ShardCoder
                && bytesCodecs.isEmpty()
                && arrayCodecs.stream().allMatch(TransposeCodec.class::isInstance);
    }

    /** What the array-to-bytes codec decodes to. */
    private ChunkSpec encodedSpec() {
        return arraySpecs.get(arraySpecs.size() - 1);
    }

    private TransposeCodec transpose(int i) {
        return (TransposeCodec) arrayCodecs.get(i);
    }

    private void decodeBytes(ByteBuffer encoded, Object out) {
        ByteBuffer bytes = encoded;
        boolean straight = coder.isLittleEndian() && !bytesCodecs.isEmpty();
        for (int i = bytesCodecs.size() - 1; i >= (straight ? 1 : 0); i--)
            bytes = bytesCodecs.get(i).decode(bytes, sizes.most().get(i));
        if (straight) bytesCodecs.get(0).decodeElements(bytes, out);
        else coder.decode(bytes, out);
    }

    /** What the array codecs, transposes, make of a readable chunk: it is first, what they encode it to last. */
    List<ChunkSpec> readableSpecs() {
        List<ChunkSpec> specs = new ArrayList<>(List.of(readableSpec()));
        for (ArrayToArray codec : arrayCodecs) specs.add(codec.encodedSpec(specs.get(specs.size() - 1)));
        return specs;
    }

    /** Where the transposes put a readable chunk. */
    long[] encodedPosition(long[] decodedPosition) {
        long[] position = decodedPosition;
        for (int i = 0; i < arrayCodecs.size(); i++) position = transpose(i).encodedPosition(position);
        return position;
    }

    /** Undoes the array codecs, whose decoded specifications are given. */
    void decodeElements(Object encoded, Object out, List<ChunkSpec> specs) {
        Object elements = encoded;
        for (int i = arrayCodecs.size() - 1; i >= 0; i--) {
            Object decoded = i == 0 ? out : specs.get(i).newArray();
            arrayCodecs.get(i).decode(elements, decoded, specs.get(i));
            elements = decoded;
        }
    }

    private static ByteBuffer onHeap(ByteBuffer bytes) {
        return bytes.hasArray()
                ? bytes.slice()
                : ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }

    private List<String> names() {
        return codecs.stream().map(Codec::name).toList();
    }

    private InvalidMetadataException wrongForm(Codec codec, boolean beforeBytes) {
        return new InvalidMetadataException("codecs " + names() + ": '" + codec.name() + "' may not stand "
                + (beforeBytes ? "before" : "after") + " the codec that turns the array into bytes;"
                + " expected: array codecs, one such codec, bytes codecs");
    }
}
