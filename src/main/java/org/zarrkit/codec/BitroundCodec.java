package org.zarrkit.codec;

import java.util.Map;
import org.zarrkit.error.UnsupportedFeatureException;

/** {@code bitround}: floats rounded to a number of bits of the mantissa; nothing to undo. */
public record BitroundCodec(int keepBits) implements ArrayToArray {

    static BitroundCodec of(Configuration configuration) {
        return new BitroundCodec(configuration.integer("keepbits", 0, 64));
    }

    @Override
    public String name() {
        return "bitround";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("keepbits", keepBits);
    }

    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        return decoded;
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        Object encoded = decoded.newArray();
        int n = Elements.length(encoded);
        System.arraycopy(decodedArray, 0, encoded, 0, n);
        if (encoded instanceof float[] a)
            for (int i = 0; i < n; i++)
                a[i] = Float.intBitsToFloat((int) rounded(Float.floatToRawIntBits(a[i]), 23 - keepBits));
        else if (encoded instanceof double[] a)
            for (int i = 0; i < n; i++)
                a[i] = Double.longBitsToDouble(rounded(Double.doubleToRawLongBits(a[i]), 52 - keepBits));
        else if (encoded instanceof short[] a && decoded.type() == DataType.FLOAT16)
            for (int i = 0; i < n; i++) a[i] = (short) rounded(a[i] & 0xFFFFL, 10 - keepBits);
        else
            throw new UnsupportedFeatureException("codec 'bitround': writing elements of type "
                    + decoded.type().zarrName() + " is not supported; floats are");
        return encoded;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        System.arraycopy(encodedArray, 0, out, 0, Elements.length(out));
    }

    /** To nearest, ties to even; {@code dropped} low bits become zero. */
    private static long rounded(long bits, int dropped) {
        if (dropped <= 0) return bits;
        long halfLess = (1L << (dropped - 1)) - 1;
        return (bits + (bits >> dropped & 1) + halfLess) & -(1L << dropped);
    }
}
