package org.zarrkit.image;

import org.zarrkit.codec.DataType;

/**
 * Values of pixels of one type as 64-bit keys in the same order, and back. NaN, of which there is one, is the largest;
 * negative zero comes before zero.
 */
abstract class PixelKeys {

    static PixelKeys of(DataType type) {
        return switch (type) {
            case BOOL, UINT8, INT8 -> new Bytes(type == DataType.INT8 ? 0 : 0xff);
            case UINT16, INT16 -> new Shorts(type == DataType.INT16 ? 0 : 0xffff);
            case UINT32, INT32 -> new Ints(type == DataType.INT32 ? 0 : 0xffffffffL);
            case UINT64 -> new Longs(Long.MIN_VALUE);
            case INT64 -> new Longs(0);
            case FLOAT16, FLOAT32 -> new Floats();
            case FLOAT64 -> new Doubles();
        };
    }

    abstract long key(Object pixels, int at);

    abstract void put(Object pixels, int at, long key);

    /** The mean of two values, halves up for integers. */
    long mean(long a, long b) {
        return (a | b) - ((a ^ b) >> 1);
    }

    boolean isNaN(long key) {
        return false;
    }

    private static final class Bytes extends PixelKeys {
        private final int mask;

        Bytes(int mask) {
            this.mask = mask;
        }

        @Override
        long key(Object pixels, int at) {
            byte value = ((byte[]) pixels)[at];
            return mask == 0 ? value : value & mask;
        }

        @Override
        void put(Object pixels, int at, long key) {
            ((byte[]) pixels)[at] = (byte) key;
        }
    }

    private static final class Shorts extends PixelKeys {
        private final int mask;

        Shorts(int mask) {
            this.mask = mask;
        }

        @Override
        long key(Object pixels, int at) {
            short value = ((short[]) pixels)[at];
            return mask == 0 ? value : value & mask;
        }

        @Override
        void put(Object pixels, int at, long key) {
            ((short[]) pixels)[at] = (short) key;
        }
    }

    private static final class Ints extends PixelKeys {
        private final long mask;

        Ints(long mask) {
            this.mask = mask;
        }

        @Override
        long key(Object pixels, int at) {
            int value = ((int[]) pixels)[at];
            return mask == 0 ? value : value & mask;
        }

        @Override
        void put(Object pixels, int at, long key) {
            ((int[]) pixels)[at] = (int) key;
        }
    }

    private static final class Longs extends PixelKeys {
        private final long flip;

        Longs(long flip) {
            this.flip = flip;
        }

        @Override
        long key(Object pixels, int at) {
            return ((long[]) pixels)[at] ^ flip;
        }

        @Override
        void put(Object pixels, int at, long key) {
            ((long[]) pixels)[at] = key ^ flip;
        }
    }

    private static final class Floats extends PixelKeys {
        private static final int NAN = Float.floatToIntBits(Float.NaN);

        @Override
        long key(Object pixels, int at) {
            int bits = Float.floatToIntBits(((float[]) pixels)[at]);
            return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        }

        @Override
        void put(Object pixels, int at, long key) {
            ((float[]) pixels)[at] = value(key);
        }

        private static float value(long key) {
            return Float.intBitsToFloat((int) (key < 0 ? key ^ Integer.MAX_VALUE : key));
        }

        @Override
        long mean(long a, long b) {
            float mean = (float) (((double) value(a) + value(b)) / 2);
            int bits = Float.floatToIntBits(mean);
            return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        }

        @Override
        boolean isNaN(long key) {
            return key == NAN;
        }
    }

    private static final class Doubles extends PixelKeys {
        private static final long NAN = Double.doubleToLongBits(Double.NaN);

        @Override
        long key(Object pixels, int at) {
            return key(((double[]) pixels)[at]);
        }

        private static long key(double value) {
            long bits = Double.doubleToLongBits(value);
            return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
        }

        @Override
        void put(Object pixels, int at, long key) {
            ((double[]) pixels)[at] = value(key);
        }

        private static double value(long key) {
            return Double.longBitsToDouble(key < 0 ? key ^ Long.MAX_VALUE : key);
        }

        @Override
        long mean(long a, long b) {
            double sum = value(a) + value(b);
            return key(Double.isInfinite(sum) ? value(a) / 2 + value(b) / 2 : sum / 2);
        }

        @Override
        boolean isNaN(long key) {
            return key == NAN;
        }
    }
}
