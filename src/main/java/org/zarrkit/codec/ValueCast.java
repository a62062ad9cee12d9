package org.zarrkit.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.zarrkit.codec.CastValueCodec.OutOfRange;
import org.zarrkit.codec.CastValueCodec.Rounding;
import org.zarrkit.error.CorruptChunkException;

/** Casts numbers from type to type by value, as zarr-extensions' {@code cast_value} wants it; {@code special} ones first. */
record ValueCast(DataType from, DataType to, Rounding rounding, OutOfRange outOfRange, Map<Object, Long> special) {

    /** The powers of two behind the largest floating point numbers. */
    private static final Map<DataType, BigDecimal> END = Map.of(
            DataType.FLOAT16,
            BigDecimal.valueOf(1 << 16),
            DataType.FLOAT32,
            new BigDecimal(BigInteger.ONE.shiftLeft(128)),
            DataType.FLOAT64,
            new BigDecimal(BigInteger.ONE.shiftLeft(1024)));

    /** What elements of these bits are compared by: their value, with one NaN and one zero. */
    static Object key(long bits, DataType type) {
        return type.isFloat() ? Double.valueOf(Scalar.floating(bits, type) + 0.0) : Long.valueOf(bits);
    }

    void cast(Object source, Object target) {
        for (int i = 0; i < Elements.length(source); i++) {
            Long mapped = special.isEmpty() ? null : special.get(key(Elements.bits(source, i), from));
            if (mapped != null) Elements.fill(target, i, i + 1, mapped);
            else if (!castExactly(source, target, i)) castRoughly(source, target, i);
        }
    }

    /** Casts what both types hold exactly; false, and nothing done, where that is not sure. */
    private boolean castExactly(Object source, Object target, int i) {
        double x = ElementCast.toDouble(source, from, i);
        if (to.isFloat()) {
            boolean exact = from.isFloat() || Math.abs(x) < 0x1p53;
            if (!exact || !(Double.isNaN(x) || ElementCast.rounded(x, to) == x)) return false;
            ElementCast.setDouble(target, to, i, x);
            return true;
        }
        if (x != Math.rint(x) || Math.abs(x) >= 0x1p53) return false;
        if (x < Scalar.least(to).doubleValue() || x > Scalar.most(to).doubleValue()) return false;
        ElementCast.setBits(target, i, (long) x);
        return true;
    }

    private void castRoughly(Object source, Object target, int i) {
        double x = ElementCast.toDouble(source, from, i);
        if (!Double.isFinite(x)) throw lost(x);
        BigDecimal exact =
                from.isFloat() ? new BigDecimal(x) : new BigDecimal(ElementCast.toBigInteger(source, from, i));
        if (to.isFloat()) ElementCast.setDouble(target, to, i, toFloat(exact));
        else
            ElementCast.setBits(
                    target,
                    i,
                    toInteger(exact.setScale(0, rounding.mode()).toBigIntegerExact())
                            .longValue());
    }

    private BigInteger toInteger(BigInteger x) {
        BigInteger least = Scalar.least(to);
        BigInteger most = Scalar.most(to);
        if (x.compareTo(least) >= 0 && x.compareTo(most) <= 0 || outOfRange == OutOfRange.WRAP) return x;
        if (outOfRange == OutOfRange.ERROR) throw lost(x);
        return x.signum() < 0 ? least : most;
    }

    private double toFloat(BigDecimal x) {
        double nearest = nearest(x);
        boolean isBeyond = Double.isInfinite(nearest);
        if (isBeyond && x.abs().compareTo(END.get(to)) >= 0) return clamped(nearest, x);
        int side = isBeyond ? x.signum() : new BigDecimal(nearest).compareTo(x);
        double below = side > 0 ? next(nearest, -1) : nearest;
        double above = side < 0 ? next(nearest, 1) : nearest;
        double rounded =
                switch (rounding) {
                    case NEAREST_EVEN -> nearest;
                    case TOWARDS_NEGATIVE -> below;
                    case TOWARDS_POSITIVE -> above;
                    case TOWARDS_ZERO -> x.signum() < 0 ? above : below;
                    case NEAREST_AWAY -> isHalfway(x, below, above) ? (x.signum() < 0 ? below : above) : nearest;
                };
        return Double.isInfinite(rounded) ? clamped(rounded, x) : rounded;
    }

    private double clamped(double infinite, BigDecimal x) {
        if (outOfRange == OutOfRange.ERROR) throw lost(x);
        return infinite;
    }

    private double nearest(BigDecimal x) {
        return switch (to) {
            case FLOAT64 -> x.doubleValue();
            case FLOAT32 -> x.floatValue();
            default -> Half.toFloat(Half.of(x.doubleValue()));
        };
    }

    private double next(double value, int direction) {
        return switch (to) {
            case FLOAT64 -> direction > 0 ? Math.nextUp(value) : Math.nextDown(value);
            case FLOAT32 -> direction > 0 ? Math.nextUp((float) value) : Math.nextDown((float) value);
            default -> Half.next((float) value, direction);
        };
    }

    private static boolean isHalfway(BigDecimal x, double below, double above) {
        if (Double.isInfinite(below) || Double.isInfinite(above)) return false;
        BigDecimal fromBelow = x.subtract(new BigDecimal(below));
        return fromBelow.compareTo(new BigDecimal(above).subtract(x)) == 0;
    }

    private CorruptChunkException lost(Object value) {
        return new CorruptChunkException(
                "codec 'cast_value': found " + value + " of type " + from.zarrName() + ", which " + to.zarrName()
                        + " can't hold; expected: 'out_of_range' or 'scalar_map' to say what then");
    }
}
