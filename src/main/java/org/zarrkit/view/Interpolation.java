package org.zarrkit.view;

import java.util.Arrays;
import java.util.Locale;

/** What a canvas pixel between pixels of a level shows. Labels are never interpolated. */
public enum Interpolation {
    /** The nearest; halfway between two that of the higher index. */
    NEAREST,
    /** The trilinear mean of those around; beyond the outermost centres the outermost. */
    LINEAR;

    /** @throws IllegalArgumentException if it is neither {@code nearest} nor {@code linear} */
    public static Interpolation of(String text) {
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(text.strip()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("interpolation " + text + "; expected nearest or linear"));
    }

    /** As in {@link #of}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
