package org.zarrkit.ngff;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be changed of a channel; what is empty stays.
 *
 * @param color red, green and blue as {@code 0xRRGGBB}
 * @param start the intensity shown black
 * @param end the intensity shown in full colour
 */
public record ChannelChange(
        Optional<String> label,
        Optional<Integer> color,
        OptionalDouble start,
        OptionalDouble end,
        Optional<Boolean> active) {

    public static final ChannelChange NONE = new ChannelChange(
            Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    /** @throws IllegalArgumentException if a channel can't have that colour or window */
    public ChannelChange {
        Objects.requireNonNull(label);
        Objects.requireNonNull(active);
        if (start.isPresent() && end.isPresent() && !(start.getAsDouble() < end.getAsDouble()))
            throw new IllegalArgumentException(
                    "a window from " + start.getAsDouble() + " to " + end.getAsDouble() + "; expected a larger end");
        new Channel(
                label,
                color,
                new Window(OptionalDouble.empty(), OptionalDouble.empty(), start, end),
                true,
                UnknownMembers.NONE);
    }

    public ChannelChange withLabel(String name) {
        return new ChannelChange(Optional.of(name), color, start, end, active);
    }

    public ChannelChange withColor(int rgb) {
        return new ChannelChange(label, Optional.of(rgb), start, end, active);
    }

    public ChannelChange withWindow(double from, double to) {
        return new ChannelChange(label, color, OptionalDouble.of(from), OptionalDouble.of(to), active);
    }

    public ChannelChange withActive(boolean shown) {
        return new ChannelChange(label, color, start, end, Optional.of(shown));
    }
}
