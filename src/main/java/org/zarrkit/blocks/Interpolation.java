package org.zarrkit.blocks;

import java.util.Locale;

/** The value of an image between its pixels. */
enum Interpolation {
    /** That of the nearest pixel; halves up. For labels: no new values arise. */
    NEAREST,
    /** Linear along each axis. */
    LINEAR;

    static Interpolation parse(Arguments arguments) {
        return arguments.choice("interpolation", Interpolation.class, LINEAR);
    }

    /** The name in macros and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
