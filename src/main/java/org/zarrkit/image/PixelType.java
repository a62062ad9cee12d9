package org.zarrkit.image;

import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileByteArray;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileDoubleArray;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileFloatArray;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileIntArray;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileLongArray;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileShortArray;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import org.zarrkit.codec.DataType;
import org.zarrkit.codec.Half;

/** The ImgLib2 types of elements: bool becomes 0 or 1 of {@code UnsignedByteType}, float16 exactly {@code FloatType}. */
public final class PixelType {

    private PixelType() {}

    /** The element type that pixels have in memory. */
    public static DataType inMemory(DataType stored) {
        return stored == DataType.FLOAT16 ? DataType.FLOAT32 : stored == DataType.BOOL ? DataType.UINT8 : stored;
    }

    /** A variable of the ImgLib2 type. */
    @SuppressWarnings("unchecked")
    public static <T extends NativeType<T> & RealType<T>> T of(DataType stored) {
        Object type =
                switch (stored) {
                    case BOOL, UINT8 -> new UnsignedByteType();
                    case INT8 -> new ByteType();
                    case INT16 -> new ShortType();
                    case UINT16 -> new UnsignedShortType();
                    case INT32 -> new IntType();
                    case UINT32 -> new UnsignedIntType();
                    case INT64 -> new LongType();
                    case UINT64 -> new UnsignedLongType();
                    case FLOAT16, FLOAT32 -> new FloatType();
                    case FLOAT64 -> new DoubleType();
                };
        return (T) type;
    }

    /** The element type of an ImgLib2 type. */
    public static DataType of(NativeType<?> type) {
        for (DataType candidate : DataType.values())
            if (inMemory(candidate) == candidate && PixelType.<UnsignedByteType>raw(candidate) == type.getClass())
                return candidate;
        throw new IllegalArgumentException("pixels of type " + type.getClass().getSimpleName() + " can't be stored");
    }

    private static <T extends NativeType<T> & RealType<T>> Class<?> raw(DataType stored) {
        Object type = PixelType.<T>of(stored);
        return type.getClass();
    }

    /** The elements as pixels have them in memory: the array itself, or for float16 its exact widening. */
    static Object widen(Object elements, DataType stored) {
        if (stored != DataType.FLOAT16) return elements;
        short[] halves = (short[]) elements;
        float[] floats = new float[halves.length];
        for (int i = 0; i < floats.length; i++) floats[i] = Half.toFloat(halves[i]);
        return floats;
    }

    /** The elements as a store has them: the inverse of {@link #widen}, to the nearest float16. */
    static Object narrow(Object pixels, DataType stored) {
        if (stored != DataType.FLOAT16) return pixels;
        float[] floats = (float[]) pixels;
        short[] halves = new short[floats.length];
        for (int i = 0; i < halves.length; i++) halves[i] = Half.of(floats[i]);
        return halves;
    }

    /** ImgLib2's access to a primitive array; of the volatile kind, which BigDataViewer needs and all others take. */
    static DataAccess access(Object array) {
        if (array instanceof byte[] a) return new VolatileByteArray(a, true);
        if (array instanceof short[] a) return new VolatileShortArray(a, true);
        if (array instanceof int[] a) return new VolatileIntArray(a, true);
        if (array instanceof long[] a) return new VolatileLongArray(a, true);
        if (array instanceof float[] a) return new VolatileFloatArray(a, true);
        if (array instanceof double[] a) return new VolatileDoubleArray(a, true);
        throw new IllegalArgumentException("no array of pixels: " + array.getClass());
    }
}
