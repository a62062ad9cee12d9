package org.zarrkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Elements as bytes, for comparison with what other programs read. */
public final class LittleEndian {

    private LittleEndian() {}

    public static byte[] bytes(Object array) {
        int size = array instanceof byte[]
                ? 1
                : array instanceof short[] ? 2 : array instanceof int[] || array instanceof float[] ? 4 : 8;
        ByteBuffer bytes = ByteBuffer.allocate(size * java.lang.reflect.Array.getLength(array))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (array instanceof byte[] a) bytes.put(a);
        else if (array instanceof short[] a) bytes.asShortBuffer().put(a);
        else if (array instanceof int[] a) bytes.asIntBuffer().put(a);
        else if (array instanceof long[] a) bytes.asLongBuffer().put(a);
        else if (array instanceof float[] a) bytes.asFloatBuffer().put(a);
        else bytes.asDoubleBuffer().put((double[]) array);
        return bytes.array();
    }

    public static String sha256(Object array) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(array)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
