package org.zarrkit.blocks;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.zarrkit.ngff.Window;

/** The intensities between which the result of a function is shown, from those of its argument. */
final class Windows {

    private Windows() {}

    /** Each limit mapped, in order; one that has no finite value is left out. */
    static Window mapped(Window window, DoubleUnaryOperator function) {
        OptionalDouble[] range = ordered(of(window.min(), function), of(window.max(), function));
        OptionalDouble[] shown = ordered(of(window.start(), function), of(window.end(), function));
        return new Window(range[0], range[1], shown[0], shown[1]);
    }

    private static OptionalDouble of(OptionalDouble limit, DoubleUnaryOperator function) {
        if (limit.isEmpty()) return limit;
        double value = function.applyAsDouble(limit.getAsDouble());
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalDouble[] ordered(OptionalDouble a, OptionalDouble b) {
        boolean swap = a.isPresent() && b.isPresent() && a.getAsDouble() > b.getAsDouble();
        return swap ? new OptionalDouble[] {b, a} : new OptionalDouble[] {a, b};
    }
}
