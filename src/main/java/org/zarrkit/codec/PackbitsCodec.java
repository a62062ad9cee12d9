package org.zarrkit.codec;

import java.util.List;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/** {@code numcodecs.packbits}: eight booleans in a byte, the first in the highest bit; before them how many bits are unused. */
public record PackbitsCodec() implements ArrayToArray {

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
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        if (decoded.type() != DataType.BOOL)
            throw new InvalidMetadataException("codec 'numcodecs.packbits': it is for bool; the array is of type "
                    + decoded.type().zarrName());
        long size = 1 + (decoded.elements() + 7) / 8;
        if (size > Integer.MAX_VALUE)
            throw new UnsupportedFeatureException(
                    "codec 'numcodecs.packbits': a chunk of shape " + decoded.shape() + " is too large");
        return new ChunkSpec(DataType.UINT8, List.of((int) size), 0);
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        byte[] from = (byte[]) decodedArray;
        byte[] packed = (byte[]) encodedSpec(decoded).newArray();
        packed[0] = (byte) unused(from.length);
        for (int i = 0; i < from.length; i++) if (from[i] != 0) packed[1 + i / 8] |= (byte) (0x80 >> (i % 8));
        return packed;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        byte[] packed = (byte[]) encodedArray;
        byte[] to = (byte[]) out;
        if (packed[0] != unused(to.length))
            throw new CorruptChunkException("codec 'numcodecs.packbits': " + packed[0]
                    + " unused bits by the first byte, " + unused(to.length) + " expected");
        for (int i = 0; i < to.length; i++) to[i] = (byte) (packed[1 + i / 8] >> (7 - i % 8) & 1);
    }

    private static int unused(int elements) {
        return (8 - elements % 8) % 8;
    }
}
