package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.ByteSource;

/**
 * {@code blosc}: a Blosc 1 frame. Decoding follows the header of the frame alone; the configuration is for writing.
 *
 * @param typeSize the size of an element in bytes, or 0 for that of the array
 * @param blockSize in bytes, or 0 for the encoder's choice
 */
public record BloscCodec(Compressor compressor, int level, Shuffle shuffle, int typeSize, int blockSize)
        implements BytesToBytes {

    /** What the blocks are compressed with: Blosc's {@code cname}. */
    public enum Compressor {
        BLOSCLZ,
        LZ4,
        LZ4HC,
        SNAPPY,
        ZLIB,
        ZSTD
    }

    /** What the bytes of a block are sorted by before compression. */
    public enum Shuffle {
        NOSHUFFLE,
        /** By their place in the element. */
        SHUFFLE,
        /** By bit, likewise. */
        BITSHUFFLE
    }

    static final int LARGEST_BLOCK = (Integer.MAX_VALUE - 255 * 4) / 3;

    public BloscCodec {
        if (level < 0 || level > 9 || typeSize < 0 || typeSize > 255 || blockSize < 0 || blockSize > LARGEST_BLOCK)
            throw new InvalidMetadataException("codec 'blosc': clevel " + level + ", typesize " + typeSize
                    + ", blocksize " + blockSize + "; expected: 0 to 9, 0 to 255, 0 to " + LARGEST_BLOCK);
    }

    static BloscCodec of(Configuration configuration) {
        int typeSize = configuration.integer("typesize", 0, 255, 0);
        return new BloscCodec(
                configuration.constant("cname", Compressor.class).orElse(Compressor.LZ4),
                configuration.integer("clevel", 0, 9, 5),
                shuffle(configuration, typeSize),
                typeSize,
                configuration.integer("blocksize", 0, LARGEST_BLOCK, 0));
    }

    /** Zarr 3 has names; numcodecs has 0 to 2, and -1: by bit for elements of one byte, else by byte. */
    private static Shuffle shuffle(Configuration configuration, int typeSize) {
        if (!configuration.has("shuffle")) return Shuffle.SHUFFLE;
        if (configuration.required("shuffle") instanceof String)
            return configuration.constant("shuffle", Shuffle.class).orElseThrow();
        int number = configuration.integer("shuffle", -1, 2);
        if (number < 0) return typeSize == 1 ? Shuffle.BITSHUFFLE : Shuffle.SHUFFLE;
        return Shuffle.values()[number];
    }

    @Override
    public String name() {
        return "blosc";
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("cname", compressor.name().toLowerCase(Locale.ROOT));
        configuration.put("clevel", level);
        configuration.put("shuffle", shuffle.name().toLowerCase(Locale.ROOT));
        if (typeSize > 0) configuration.put("typesize", typeSize);
        configuration.put("blocksize", blockSize);
        return configuration;
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int elementSize) {
        return Scratch.copyOf(encodeForNext(decoded, elementSize));
    }

    @Override
    public ByteBuffer encodeForNext(ByteBuffer decoded, int elementSize) {
        return encoder(elementSize).encode(decoded);
    }

    @Override
    public ByteBuffer encodeElements(Object elements) {
        return encoder(Elements.sizeInBytes(elements)).encode(elements);
    }

    private BloscEncoder encoder(int elementSize) {
        return new BloscEncoder(this, typeSize > 0 ? typeSize : elementSize);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        BloscFrame frame = BloscFrame.of(encoded);
        frame.header().requireAtMost(maxDecodedSize);
        byte[] decoded = new byte[frame.header().decodedSize()];
        if (decoded.length > 0) new BloscDecoder(frame, ChunkBox.whole(decoded.length), decoded).decode();
        return ByteBuffer.wrap(decoded);
    }

    @Override
    public void decodeElements(ByteBuffer encoded, Object out) {
        BloscFrame frame = BloscFrame.of(encoded);
        frame.header().requireExactly(BytesCodec.sizeInBytes(out));
        if (hasWholeElements(frame, out)) new BloscDecoder(frame, ChunkBox.whole(Elements.length(out)), out).decode();
        else BytesToBytes.super.decodeElements(encoded, out);
    }

    @Override
    public boolean decodesBoxes() {
        return true;
    }

    @Override
    public boolean decodeBox(ByteSource encoded, ChunkSpec chunk, ChunkBox box, Object target) {
        BloscBoxSource source = new BloscBoxSource(
                encoded, chunk.sizeInBytes(), box, chunk.type().sizeInBytes());
        Optional<BloscFrame> frame = source.read();
        if (frame.isEmpty()) return false;
        if (hasWholeElements(frame.get(), target)) new BloscDecoder(frame.get(), box, target).decode();
        else {
            ByteBuffer bytes = decode(source.readWhole().orElseThrow().bytes(), chunk.sizeInBytes());
            BytesCodec.getBox(bytes.order(ByteOrder.LITTLE_ENDIAN), 0, box, target);
        }
        return true;
    }

    private static boolean hasWholeElements(BloscFrame frame, Object elements) {
        return frame.header().blockSize() % Elements.sizeInBytes(elements) == 0;
    }

    /** A block of Zstandard has 128 KiB at most, and three bytes at least. */
    @Override
    public long leastEncodedSize(long decodedSize) {
        return decodedSize >> 16;
    }

    /** A frame stores what can't be compressed as it is. */
    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }
}
