package org.zarrkit.codec;

/** IEEE 754 half precision to and from single precision, exactly (the JDK has this from version 20 on). */
public final class Half {

    private Half() {}

    /** The value of a bit pattern; every half is exactly a float. */
    public static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int mantissa = bits & 0x3ff;
        if (exponent == 0x1f) return Float.intBitsToFloat(sign | 0x7f800000 | mantissa << 13);
        if (exponent != 0) return Float.intBitsToFloat(sign | exponent + 112 << 23 | mantissa << 13);
        float subnormal = mantissa * 0x1p-24f;
        return sign == 0 ? subnormal : -subnormal;
    }

    /** The bit pattern of the nearest half, ties to even; too large a value becomes infinite. */
    public static short of(double value) {
        int sign = (int) (Double.doubleToRawLongBits(value) >>> 48) & 0x8000;
        double magnitude = Math.abs(value);
        if (Double.isNaN(value)) return (short) (sign | 0x7e00);
        if (magnitude >= 65520) return (short) (sign | 0x7c00);
        int exponent = Math.max(-14, Math.getExponent(magnitude));
        int scaled = (int) Math.rint(Math.scalb(magnitude, 10 - exponent));
        return (short) (sign | scaled + (exponent + 14 << 10));
    }

    /** The half next to one, upwards if the direction is positive. */
    static float next(float half, int direction) {
        short bits = of(half);
        if (half == 0) return Math.copySign(0x1p-24f, direction);
        boolean away = half > 0 == direction > 0;
        return toFloat((short) (bits + (away ? 1 : -1)));
    }

    /** The half nearest to the sum, as NumPy adds them. */
    static short sum(short a, short b) {
        return of(toFloat(a) + toFloat(b));
    }

    /** The half nearest to the difference, as NumPy subtracts them. */
    static short difference(short a, short b) {
        return of(toFloat(a) - toFloat(b));
    }
}
