package org.zarrkit.ngff;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The intensities at which a channel is shown: {@code start} black, {@code end} full colour; {@code min} and
 * {@code max} bound what can be chosen. Real files state any part of it.
 */
public record Window(OptionalDouble min, OptionalDouble max, OptionalDouble start, OptionalDouble end) {

    public static final Window NONE =
            new Window(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public Window {
        for (OptionalDouble limit : List.of(min, max, start, end))
            if (!Double.isFinite(limit.orElse(0)))
                throw new IllegalArgumentException("window limit " + limit + "; expected a finite number");
    }

    public static Window of(double min, double max, double start, double end) {
        return new Window(
                OptionalDouble.of(min), OptionalDouble.of(max), OptionalDouble.of(start), OptionalDouble.of(end));
    }

    public boolean isComplete() {
        return min.isPresent() && max.isPresent() && start.isPresent() && end.isPresent();
    }

    /** The same window; what it lacks is taken from a range, such as that of the data type. */
    public Window completedFrom(double lowest, double highest) {
        double low = min.orElse(Math.min(lowest, start.orElse(lowest)));
        double high = max.orElse(Math.max(highest, end.orElse(highest)));
        return of(low, high, start.orElse(low), end.orElse(high));
    }
}
