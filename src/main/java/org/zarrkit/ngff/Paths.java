package org.zarrkit.ngff;

import java.util.Optional;

/** Rules for paths in documents, which come from strangers: they must stay inside the group. */
final class Paths {

    private Paths() {}

    /** @throws IllegalArgumentException if the path is empty, absolute or leads out of its group */
    static void requireInside(String path) {
        Optional<String> fault = fault(path);
        if (fault.isPresent())
            throw new IllegalArgumentException("path '" + path + "' " + fault.get()
                    + "; expected a path relative to the group, such as '0' or 'scale0/image'");
    }

    static Optional<String> fault(String path) {
        if (path.isEmpty()) return Optional.of("is empty");
        if (path.indexOf('\\') >= 0) return Optional.of("holds a backslash");
        if (path.contains("://")) return Optional.of("is a URL");
        for (String name : path.split("/", -1)) {
            if (name.isEmpty()) return Optional.of("begins, ends or breaks off at a slash");
            if (name.equals(".") || name.equals("..")) return Optional.of("holds the segment '" + name + "'");
        }
        return Optional.empty();
    }
}
