package org.zarrkit.store;

import java.util.Locale;
import java.util.Set;

/** The rules for keys, the same for every store. */
public final class Keys {

    private static final Set<String> WINDOWS_RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private Keys() {}

    /**
     * The key, if it is a relative path of plain names.
     *
     * @throws IllegalArgumentException if a part is empty, {@code .} or {@code ..}, or a name that some system takes for
     *     something else
     */
    public static String check(String key) {
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0)
                throw new IllegalArgumentException(
                        "'" + key + "' is not a key: its parts must be plain names, not '" + part + "'");
            String stem = part.contains(".") ? part.substring(0, part.indexOf('.')) : part;
            if (WINDOWS_RESERVED.contains(stem.toLowerCase(Locale.ROOT)) || part.indexOf('\0') >= 0)
                throw new IllegalArgumentException("'" + key + "' is not a key: '" + part
                        + "' is a reserved name on some systems; choose another");
        }
        return key;
    }

    /** Whether a text is one name that a key may consist of. */
    static boolean isName(String text) {
        try {
            return !check(text).contains("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The path of a node below another; either may be empty. */
    public static String join(String parent, String child) {
        if (parent.isEmpty()) return child;
        return child.isEmpty() ? parent : parent + "/" + child;
    }

    /** The path of the node above another; the empty path for one without a slash. */
    public static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The path in canonical form: forward slashes, none doubled, leading or trailing. */
    public static String normalize(String path) {
        String joined = String.join(
                "/",
                java.util.Arrays.stream(path.replace('\\', '/').split("/"))
                        .filter(p -> !p.isEmpty())
                        .toList());
        if (!joined.isEmpty()) check(joined);
        return joined;
    }
}
