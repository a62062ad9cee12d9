package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;

/** {@code bytes}: the elements one after another, in C order. */
public record BytesCodec(Endian endian) implements ArrayToBytes {

    public static final BytesCodec LITTLE_ENDIAN = new BytesCodec(Endian.LITTLE);
    public static final BytesCodec BIG_ENDIAN = new BytesCodec(Endian.BIG);

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
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(sizeInBytes(array)));
        Elements.put(array, bytes.order(endian.byteOrder()));
        return bytes;
    }

    void decode(ByteBuffer encoded, Object out) {
        long expected = sizeInBytes(out);
        if (encoded.remaining() != expected)
            throw new CorruptChunkException("codec 'bytes': " + expected + " bytes expected, " + encoded.remaining()
                    + " found" + (encoded.remaining() < expected ? "; the chunk may be cut off" : ""));
        Elements.get(encoded.slice().order(endian.byteOrder()), out, 0, Elements.length(out));
    }

    private record Bound(BytesCodec codec, ChunkSpec spec) implements ChunkCoder {

        @Override
        public ByteBuffer encode(Object array) {
            return codec.encode(array);
        }

        @Override
        public void decode(ByteBuffer encoded, Object out) {
            codec.decode(encoded, out);
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
