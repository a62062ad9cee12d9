package org.zarrkit.image;

import java.util.Locale;

/** Amounts of memory as a person writes them: {@code 512M}, {@code 2G}. */
public final class MemorySize {

    private MemorySize() {}

    /**
     * The bytes.
     *
     * @throws IllegalArgumentException if the text is no amount; the message begins with {@code what}
     */
    public static long parse(String what, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!upper.matches("[1-9][0-9]{0,8}[KMGT]B?"))
            throw new IllegalArgumentException(what + " " + text + "; expected such as 512M or 2G");
        int unit = "KMGT".indexOf(upper.replaceAll("[0-9B]", ""));
        long most = Long.MAX_VALUE >> (10 * (unit + 1));
        return Math.min(most, Long.parseLong(upper.replaceAll("[^0-9]", ""))) << (10 * (unit + 1));
    }

    /** Rounded up to megabytes. */
    public static String text(long bytes) {
        return (bytes + (1 << 20) - 1 >> 20) + " MB";
    }
}
