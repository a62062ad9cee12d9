package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;

/**
 * {@code packbits} (zarr-extensions): of each element the bits from {@code firstBit} to {@code lastBit}, one element
 * after the other, the lowest bit of each byte first.
 *
 * @param lastBit -1 for the highest of the type
 */
public record PackedBitsCodec(Padding padding, int firstBit, int lastBit) implements ArrayToBytes {

    /** Where the number of bits is that fill up the last byte. */
    public enum Padding {
        NONE,
        FIRST_BYTE,
        LAST_BYTE
    }

    static PackedBitsCodec of(Configuration configuration) {
        String padding = configuration.text("padding_encoding").orElse("none");
        for (Padding one : Padding.values())
            if (one.name().toLowerCase(Locale.ROOT).equals(padding))
                return new PackedBitsCodec(
                        one,
                        configuration.integer("first_bit", 0, 63, 0),
                        configuration.integer("last_bit", 0, 63, -1));
        throw configuration.wrong("padding_encoding", padding, "\"none\", \"first_byte\" or \"last_byte\"");
    }

    @Override
    public String name() {
        return "packbits";
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("padding_encoding", padding.name().toLowerCase(Locale.ROOT));
        if (firstBit > 0) configuration.put("first_bit", firstBit);
        if (lastBit >= 0) configuration.put("last_bit", lastBit);
        return configuration;
    }

    @Override
    public ChunkCoder bind(ChunkSpec decoded) {
        int typeBits = decoded.type() == DataType.BOOL ? 1 : 8 * decoded.type().sizeInBytes();
        int last = lastBit < 0 ? typeBits - 1 : lastBit;
        if (last >= typeBits || firstBit > last)
            throw new InvalidMetadataException(
                    "codec 'packbits': bits " + firstBit + " to " + last + "; expected: some of the " + typeBits
                            + " of " + decoded.type().zarrName());
        return new Bound(this, decoded, last - firstBit + 1);
    }

    /** @param bits of each element */
    private record Bound(PackedBitsCodec codec, ChunkSpec spec, int bits) implements ChunkCoder {

        private long packedSize() {
            return (spec.elements() * bits + 7) / 8;
        }

        private byte unused() {
            return (byte) (8 * packedSize() - spec.elements() * bits);
        }

        private int start() {
            return codec.padding == Padding.FIRST_BYTE ? 1 : 0;
        }

        @Override
        public ByteBuffer encodeForNext(Object array, Workers workers) {
            byte[] packed = new byte[Math.toIntExact(maxEncodedSize())];
            if (codec.padding != Padding.NONE) packed[start() == 1 ? 0 : packed.length - 1] = unused();
            long at = 8L * start();
            for (int i = 0; i < spec.elements(); i++) {
                long element = Elements.bits(array, i) >>> codec.firstBit;
                for (int b = 0; b < bits; b++, at++)
                    packed[(int) (at >> 3)] |= (byte) ((element >>> b & 1) << (at & 7));
            }
            return ByteBuffer.wrap(packed);
        }

        @Override
        public void decode(ByteBuffer encoded, Object out) {
            int size = encoded.remaining();
            if (size != maxEncodedSize())
                throw new CorruptChunkException(
                        "codec 'packbits': " + maxEncodedSize() + " bytes expected, " + size + " found");
            ByteBuffer bytes = encoded.slice();
            if (codec.padding != Padding.NONE && bytes.get(start() == 1 ? 0 : size - 1) != unused())
                throw new CorruptChunkException("codec 'packbits': " + bytes.get(start() == 1 ? 0 : size - 1)
                        + " unused bits by the byte that says so, " + unused() + " expected");
            boolean signed = !spec.type().isFloat() && !spec.type().isUnsigned();
            int signShift = signed ? Long.SIZE - bits : 0;
            long at = 8L * start();
            for (int i = 0; i < spec.elements(); i++) {
                long element = 0;
                for (int b = 0; b < bits; b++, at++) element |= (bytes.get((int) (at >> 3)) >>> (at & 7) & 1L) << b;
                Elements.fill(out, i, i + 1, (element << signShift >> signShift) << codec.firstBit);
            }
        }

        @Override
        public long maxEncodedSize() {
            return packedSize() + (codec.padding == Padding.NONE ? 0 : 1);
        }

        @Override
        public boolean isFixedSize() {
            return true;
        }
    }
}
