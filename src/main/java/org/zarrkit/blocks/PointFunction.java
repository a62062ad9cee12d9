package org.zarrkit.blocks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number, applied to each pixel. The type stays, integers are rounded and clamped: convert to float32
 * first to keep fractions.
 */
record PointFunction(Kind kind) implements PointOp {

    /** The functions; {@code log} is the natural logarithm. */
    enum Kind {
        ABS(Math::abs),
        SQRT(Math::sqrt),
        SQUARE(x -> x * x),
        LOG(Math::log),
        EXP(Math::exp),
        ROUND(x -> Math.floor(x + 0.5)),
        FLOOR(Math::floor);

        private final DoubleUnaryOperator function;

        Kind(DoubleUnaryOperator function) {
            this.function = function;
        }
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public void apply(double[] row, List<double[]> operands, int length) {
        for (int i = 0; i < length; i++) row[i] = kind.function.applyAsDouble(row[i]);
    }
}
