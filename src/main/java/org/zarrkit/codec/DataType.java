package org.zarrkit.codec;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.zarrkit.error.UnsupportedFeatureException;

/** The element types that pixels can have, with their Zarr 3 names and the primitive arrays that hold them. */
public enum DataType {
    /** One byte, 0 or 1. */
    BOOL(1, byte[]::new),
    INT8(1, byte[]::new),
    UINT8(1, byte[]::new),
    INT16(2, short[]::new),
    UINT16(2, short[]::new),
    INT32(4, int[]::new),
    UINT32(4, int[]::new),
    INT64(8, long[]::new),
    UINT64(8, long[]::new),
    /** IEEE 754 half precision, held as its bit pattern. */
    FLOAT16(2, short[]::new),
    FLOAT32(4, float[]::new),
    FLOAT64(8, double[]::new);

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    private final int sizeInBytes;
    private final IntFunction<Object> allocator;

    DataType(int sizeInBytes, IntFunction<Object> allocator) {
        this.sizeInBytes = sizeInBytes;
        this.allocator = allocator;
    }

    /** The bytes of one element. */
    public int sizeInBytes() {
        return sizeInBytes;
    }

    /** The Zarr 3 name, such as {@code uint16}. */
    public String zarrName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a Zarr 3 name, or empty if it is none that pixels can have. */
    public static Optional<DataType> named(String zarrName) {
        for (DataType type : values()) if (type.zarrName().equals(zarrName)) return Optional.of(type);
        return Optional.empty();
    }

    /** NumPy's code: kind and size, such as {@code u2}. */
    public String numpyCode() {
        String kind = this == BOOL ? "b" : isFloat() ? "f" : isUnsigned() ? "u" : "i";
        return kind + sizeInBytes;
    }

    /** The type of a code of NumPy's, or empty if it is none that pixels can have. */
    public static Optional<DataType> ofNumpyCode(String code) {
        for (DataType type : values()) if (type.numpyCode().equals(code)) return Optional.of(type);
        return Optional.empty();
    }

    public boolean isFloat() {
        return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
    }

    public boolean isUnsigned() {
        return this == BOOL || this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
    }

    /**
     * A new primitive array of this type's kind: byte[], short[], int[], long[], float[] or double[].
     *
     * @throws UnsupportedFeatureException if it is larger than an array can be, or than the memory has room for
     */
    public Object newArray(long length) {
        if (length > LARGEST_ARRAY / sizeInBytes)
            throw new UnsupportedFeatureException(length + " elements of type " + zarrName() + " have "
                    + (double) length * sizeInBytes + " bytes; the largest that can be held at once is " + LARGEST_ARRAY
                    + ";"
                    + " read a smaller box");
        try {
            return allocator.apply((int) length);
        } catch (OutOfMemoryError e) { // an array that finds no room has taken none
            throw new UnsupportedFeatureException(
                    "no memory is left for " + length + " elements of type " + zarrName() + ", of at most "
                            + Runtime.getRuntime().maxMemory() + " bytes; read a smaller box, or start Java with"
                            + " a larger -Xmx",
                    e);
        }
    }
}
