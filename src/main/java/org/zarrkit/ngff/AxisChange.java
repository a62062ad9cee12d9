package org.zarrkit.ngff;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be changed of an axis; what is empty stays.
 *
 * @param unit in any spelling that {@link Units} knows; "pixel" takes the unit away
 * @param pixelSize the distance of pixels of level 0; other levels keep their ratios to it
 * @param origin the position of the centre of the first pixel of level 0; other levels are shifted along
 */
public record AxisChange(Optional<String> unit, OptionalDouble pixelSize, OptionalDouble origin) {

    public static final AxisChange NONE =
            new AxisChange(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** @throws IllegalArgumentException if the pixel size or origin can't be one */
    public AxisChange {
        Objects.requireNonNull(unit);
        if (pixelSize.isPresent() && !(pixelSize.getAsDouble() > 0 && Scale.isPossible(pixelSize.getAsDouble())))
            throw new IllegalArgumentException("a pixel size of " + pixelSize.getAsDouble() + "; expected one above 0");
        if (origin.isPresent() && !Translation.isPossible(origin.getAsDouble()))
            throw new IllegalArgumentException("an origin of " + origin.getAsDouble() + "; expected a finite number");
    }

    public AxisChange withUnit(String spelling) {
        return new AxisChange(Optional.of(spelling), pixelSize, origin);
    }

    public AxisChange withPixelSize(double size) {
        return new AxisChange(unit, OptionalDouble.of(size), origin);
    }

    public AxisChange withOrigin(double position) {
        return new AxisChange(unit, pixelSize, OptionalDouble.of(position));
    }

    boolean movesLevels() {
        return pixelSize.isPresent() || origin.isPresent();
    }
}
