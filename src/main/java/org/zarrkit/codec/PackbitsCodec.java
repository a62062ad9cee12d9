package org.zarrkit.codec;

import java.util.List;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/** {@code numcodecs.packbits}: eight booleans in a byte, the first in the highest bit; before them how many bits are unused. */
public record PackbitsCodec() implements TypedFilter {

    static PackbitsCodec of(Configuration configuration) {
        return new PackbitsCodec();
    }

    @Override
    public String name() {
        return "numcodecs.packbits";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of();
    }

    @Override
    public DataType decodedType() {
        return DataType.BOOL;
    }

    @Override
    public DataType encodedType() {
        return DataType.UINT8;
    }

    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        if (decoded.type() != DataType.BOOL)
            throw new InvalidMetadataException("codec 'numcodecs.packbits': it is for bool; the array is of type "
                    + decoded.type().zarrName());
        long size = encodedLength(decoded.elements());
        if (size > Integer.MAX_VALUE)
            throw new UnsupportedFeatureException(
                    "codec 'numcodecs.packbits': a chunk of shape " + decoded.shape() + " is too large");
        return new ChunkSpec(DataType.UINT8, List.of((int) size), 0);
    }

    @Override
    public long encodedLength(long decodedLength) {
        return 1 + (decodedLength + 7) / 8;
    }

    @Override
    public long decodedLength(Object encoded) {
        byte[] packed = (byte[]) encoded;
        long bits = 8 * (packed.length - 1L);
        if (packed.length == 0 || packed[0] < 0 || packed[0] > Math.min(7, bits))
            throw new CorruptChunkException("codec 'numcodecs.packbits': " + packed.length
                    + " bytes that begin with a wrong number of unused bits; 0 to 7 expected");
        return bits - packed[0];
    }

    @Override
    public void encodeElements(Object from, Object to) {
        byte[] bits = (byte[]) from;
        byte[] packed = (byte[]) to;
        packed[0] = (byte) unused(bits.length);
        for (int i = 0; i < bits.length; i++) if (bits[i] != 0) packed[1 + i / 8] |= (byte) (0x80 >> (i % 8));
    }

    @Override
    public void decodeElements(Object from, Object to) {
        byte[] packed = (byte[]) from;
        byte[] bits = (byte[]) to;
        if (packed[0] != unused(bits.length))
            throw new CorruptChunkException("codec 'numcodecs.packbits': " + packed[0]
                    + " unused bits by the first byte, " + unused(bits.length) + " expected");
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (packed[1 + i / 8] >> (7 - i % 8) & 1);
    }

    private static int unused(int elements) {
        return (8 - elements % 8) % 8;
    }
}
