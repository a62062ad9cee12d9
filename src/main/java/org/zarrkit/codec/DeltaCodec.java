package org.zarrkit.codec;

import java.util.Map;

/** {@code numcodecs.delta}: stores the first element, then the difference of each to the one before; integers wrap. */
public record DeltaCodec(DataType decodedType, DataType encodedType) implements TypedFilter {

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
    public void encodeElements(Object from, Object to) {
        Object differences = decodedType.newArray(Elements.length(from));
        subtract(from, differences);
        ElementCast.cast(differences, decodedType, to, encodedType);
    }

    @Override
    public void decodeElements(Object from, Object to) {
        ElementCast.cast(from, encodedType, to, decodedType);
        accumulate(to);
    }

    private void subtract(Object from, Object to) {
        int n = Elements.length(from);
        System.arraycopy(from, 0, to, 0, n);
        if (to instanceof byte[] a)
            for (int i = n - 1; i > 0; i--) a[i] = (byte) (isBool() ? a[i] ^ a[i - 1] : a[i] - a[i - 1]);
        else if (to instanceof short[] a)
            for (int i = n - 1; i > 0; i--)
                a[i] = isHalf() ? Half.difference(a[i], a[i - 1]) : (short) (a[i] - a[i - 1]);
        else if (to instanceof int[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof long[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof float[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
        else if (to instanceof double[] a) for (int i = n - 1; i > 0; i--) a[i] -= a[i - 1];
    }

    /** Of booleans numcodecs stores whether they change; its own decoder loses that, this one does not. */
    private void accumulate(Object array) {
        int n = Elements.length(array);
        if (array instanceof byte[] a)
            for (int i = 1; i < n; i++) a[i] = (byte) (isBool() ? a[i] ^ a[i - 1] : a[i] + a[i - 1]);
        else if (array instanceof short[] a)
            for (int i = 1; i < n; i++) a[i] = isHalf() ? Half.sum(a[i], a[i - 1]) : (short) (a[i] + a[i - 1]);
        else if (array instanceof int[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof long[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof float[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
        else if (array instanceof double[] a) for (int i = 1; i < n; i++) a[i] += a[i - 1];
    }

    private boolean isBool() {
        return decodedType == DataType.BOOL;
    }

    private boolean isHalf() {
        return decodedType == DataType.FLOAT16;
    }
}
