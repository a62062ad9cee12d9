package org.zarrkit.codec;

import java.util.Map;

/** {@code numcodecs.delta}: stores the first element, then the difference of each to the one before; integers wrap. */
public record DeltaCodec(DataType decodedType, DataType encodedType) implements ArrayToArray {

    public DeltaCodec {
        ElementCast.requireNumbers("numcodecs.delta", decodedType, encodedType);
    }

    static DeltaCodec of(Configuration configuration) {
        DataType decoded = NumpyType.of(configuration, "dtype");
        return new DeltaCodec(decoded, NumpyType.of(configuration, "astype", decoded));
    }

    @Override
    public String name() {
        return "numcodecs.delta";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("dtype", NumpyType.name(decodedType), "astype", NumpyType.name(encodedType));
    }

    @Override
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        ElementCast.requireType(name(), decodedType, decoded.type());
        return decoded.withType(encodedType);
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        Object differences = decoded.newArray();
        subtract(decodedArray, differences, decodedType == DataType.BOOL);
        Object encoded = encodedSpec(decoded).newArray();
        ElementCast.cast(differences, decodedType, encoded, encodedType);
        return encoded;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        ElementCast.cast(encodedArray, encodedType, out, decodedType);
        accumulate(out, decodedType == DataType.BOOL);
    }

    private static void subtract(Object from, Object to, boolean bool) {
        int n = Elements.length(from);
        System.arraycopy(from, 0, to, 0, n);
        if (to instanceof byte[] a)
            for (int i = n - 1; i > 0; i--) a[i] = (byte) (bool ? a[i] ^ a[i - 1] : a[i] - a[i - 1]);
        else if (to instanceof short[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof int[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof long[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof float[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof double[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
    }

    private static void accumulate(Object array, boolean bool) {
        int n = Elements.length(array);
        if (array instanceof byte[] a)
            for (int i = 1; i < n; i++) a[i] = (byte) (bool ? a[i] ^ a[i - 1] : a[i] + a[i - 1]);
        else if (array instanceof short[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof int[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof long[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof float[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof double[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
    }
}
