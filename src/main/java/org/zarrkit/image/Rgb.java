package org.zarrkit.image;

import java.util.Arrays;
import java.util.Locale;

/** What pixels with the colours red, green and blue become. */
public enum Rgb {
    /** Three channels. */
    CHANNELS,
    /** Their brightness, as ImageJ's conversion to 8 bits computes it. */
    GREY;

    /** @throws IllegalArgumentException if it is neither {@code channels} nor {@code grey} */
    public static Rgb of(String text) {
        String name = text.strip().replace("gray", "grey");
        return Arrays.stream(values())
                .filter(value -> value.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rgb=" + text + "; expected channels or grey"));
    }

    /** As in {@link #of}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
