package org.zarrkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks on the places that a person names for input and output. */
final class Places {

    private Places() {}

    /**
     * Refuses an output that would overwrite its own input.
     *
     * @throws IllegalArgumentException if the output is the input, lies in it, or holds it
     */
    static void requireApart(String input, String output) {
        if (input.matches("(?i)https?:.*")) return;
        Path in = real(path(input));
        Path out = real(path(output));
        if (in.equals(out)) throw new IllegalArgumentException("OUT is IN: " + output + "; choose another place");
        if (out.startsWith(in))
            throw new IllegalArgumentException("OUT " + output + " is inside IN " + input + "; choose another place");
        if (in.startsWith(out))
            throw new IllegalArgumentException("IN " + input + " is inside OUT " + output + "; choose another place");
    }

    private static Path path(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    }

    /** The path with the links resolved of as much as exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
