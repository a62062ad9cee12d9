package org.zarrkit.ngff;

import java.util.Objects;
import java.util.Optional;

/**
 * What stands at one end of a coordinate transformation: a coordinate system or an array.
 *
 * @param name of a coordinate system; none if the array at the path is meant
 * @param path of a group or array, relative to the group of the document; none if the system is one of the document
 */
public record SystemReference(Optional<String> name, Optional<String> path, UnknownMembers unknown) {

    public SystemReference {
        Objects.requireNonNull(name);
        Objects.requireNonNull(path);
        Objects.requireNonNull(unknown);
        if (name.isEmpty() && path.isEmpty())
            throw new IllegalArgumentException("a reference with neither name nor path; expected one of them");
    }

    /** A coordinate system of the same document. */
    public static SystemReference named(String name) {
        return new SystemReference(Optional.of(name), Optional.empty(), UnknownMembers.NONE);
    }

    /** A coordinate system of the document of a group below. */
    public static SystemReference below(String path, String name) {
        return new SystemReference(Optional.of(name), Optional.of(path), UnknownMembers.NONE);
    }

    /** Whether it names a coordinate system of the same document. */
    public boolean isHere() {
        return path.isEmpty();
    }

    @Override
    public String toString() {
        return path.map(p -> p + ":").orElse("") + name.orElse("");
    }
}
