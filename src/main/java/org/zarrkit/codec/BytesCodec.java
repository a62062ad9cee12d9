package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** {@code bytes}: the elements one after another, in C order. */
public record BytesCodec(Endian endian) implements ArrayToBytes {

    public static final BytesCodec LITTLE_ENDIAN = new BytesCodec(Endian.LITTLE);
    public static final BytesCodec BIG_ENDIAN = new BytesCodec(Endian.BIG);

    private static final Scratch DECODED = new Scratch();

    static BytesCodec of(Configuration configuration) {
        if (!configuration.has("endian")) return new BytesCodec(Endian.UNSTATED);
        if (configuration.required("endian").equals("little")) return LITTLE_ENDIAN;
        if (configuration.required("endian").equals("big")) return BIG_ENDIAN;
        throw configuration.wrong("endian", configuration.required("endian"), "\"little\" or \"big\"");
    }

    static long sizeInBytes(Object array) {
        return (long) Elements.length(array) * Elements.sizeInBytes(array);
    }

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public Map<String, Object> configuration() {
        return endian == Endian.UNSTATED
                ? Map.of()
                : Map.of("endian", endian.name().toLowerCase(Locale.ROOT));
    }

    /** Zarr 3, codec bytes: the endianness must be stated where an element has more than one byte. */
    @Override
    public ChunkCoder bind(ChunkSpec decoded) {
        if (endian == Endian.UNSTATED && decoded.type().sizeInBytes() > 1)
            throw new InvalidMetadataException("codec 'bytes': its configuration lacks 'endian', which the type "
                    + decoded.type().zarrName() + " needs; expected: \"little\" or \"big\"");
        return new Bound(this, decoded);
    }

    ByteBuffer encode(Object array) {
        return encode(array, new byte[Math.toIntExact(sizeInBytes(array))]);
    }

    /** As {@link #encode(Object)}, valid until the same thread asks again; of bytes it is the array itself. */
    ByteBuffer encodeForNext(Object array) {
        if (array instanceof byte[] bytes) return ByteBuffer.wrap(bytes);
        return encode(array, DECODED.atLeast(Math.toIntExact(sizeInBytes(array))));
    }

    private ByteBuffer encode(Object array, byte[] memory) {
        ByteBuffer bytes = ByteBuffer.wrap(memory, 0, (int) sizeInBytes(array));
        Elements.put(array, 0, Elements.length(array), bytes.order(endian.byteOrder()));
        return bytes;
    }

    void decode(ByteBuffer encoded, Object out) {
        long expected = sizeInBytes(out);
        if (encoded.remaining() != expected)
            throw new CorruptChunkException("codec 'bytes': " + expected + " bytes expected, " + encoded.remaining()
                    + " found" + (encoded.remaining() < expected ? "; the chunk may be cut off" : ""));
        Elements.get(encoded.slice().order(endian.byteOrder()), out, 0, Elements.length(out));
    }

    /** Sets a box of the target from the bytes of its elements, of which those from {@code first} on are there. */
    static void getBox(ByteBuffer elements, long first, ChunkBox box, Object target) {
        RunCopy.copy(elements, first, box.endInChunk(), box.runs(), target);
    }

    private record Bound(BytesCodec codec, ChunkSpec spec) implements ChunkCoder {

        @Override
        public ByteBuffer encodeForNext(Object array, Workers workers) {
            return codec.encodeForNext(array);
        }

        @Override
        public void decode(ByteBuffer encoded, Object out) {
            codec.decode(encoded, out);
        }

        @Override
        public boolean decodesBoxes() {
            return true;
        }

        /** Reads the bytes from the first element of the box to its last; of these, if they are all, not one may follow. */
        @Override
        public boolean decodeBox(ByteSource encoded, ChunkSpec chunk, ChunkBox box, Object target) {
            int size = chunk.type().sizeInBytes();
            long first = box.firstInChunk();
            ByteRange range = ByteRange.of(first * size, (box.endInChunk() - first) * size);
            boolean isAll = range.length() == chunk.sizeInBytes();
            Optional<ByteBuffer> bytes = encoded.read(isAll ? ByteRange.ALL : range, Scratch.ENCODED::atLeast);
            if (bytes.isEmpty()) return false;
            if (bytes.get().remaining() < range.length()) throw cutOff(range, bytes.get());
            if (bytes.get().remaining() > range.length())
                throw new CorruptChunkException("codec 'bytes': " + range.length() + " bytes expected, "
                        + bytes.get().remaining() + " found");
            getBox(bytes.get().slice().order(codec.endian.byteOrder()), first, box, target);
            return true;
        }

        private static CorruptChunkException cutOff(ByteRange range, ByteBuffer found) {
            return new CorruptChunkException("codec 'bytes': " + (range.start() + range.length())
                    + " bytes expected at least, " + (range.start() + found.remaining())
                    + " found; the chunk may be cut off");
        }

        @Override
        public long maxEncodedSize() {
            return spec.sizeInBytes();
        }

        @Override
        public boolean isFixedSize() {
            return true;
        }

        @Override
        public boolean isLittleEndian() {
            return codec.endian != Endian.BIG || spec.type().sizeInBytes() == 1;
        }
    }
}
