package org.zarrkit.zarr;

import java.util.Optional;
import java.util.regex.Pattern;

/** How the position of a stored chunk becomes its key (Zarr 3 core, "chunk key encoding"). */
public record ChunkKeyEncoding(boolean prefixed, String separator) {

    /** {@code c/0/0}, as Zarr 3 does by default. */
    public static final ChunkKeyEncoding DEFAULT = new ChunkKeyEncoding(true, "/");

    public ChunkKeyEncoding {
        if (!separator.equals("/") && !separator.equals("."))
            throw new IllegalArgumentException("separator '" + separator + "', expected '/' or '.'");
    }

    /** What new arrays of a format get: {@code c/0/0} or {@code 0/0}. */
    static ChunkKeyEncoding defaultOf(int zarrFormat) {
        return zarrFormat == 3 ? DEFAULT : v2("/");
    }

    /** The encoding of Zarr 2: positions alone. */
    public static ChunkKeyEncoding v2(String separator) {
        return new ChunkKeyEncoding(false, separator);
    }

    /** The key, relative to the array, of the stored chunk at a position of the grid. */
    public String key(long[] position) {
        StringBuilder key = new StringBuilder(prefixed ? "c" : "");
        for (int d = 0; d < position.length; d++) {
            if (prefixed || d > 0) key.append(separator);
            key.append(position[d]);
        }
        return key.isEmpty() ? "0" : key.toString();
    }

    /** The position of a key relative to the array: the inverse of {@link #key}; empty if it is no such key. */
    public Optional<long[]> position(String key, int rank) {
        String text = key;
        if (prefixed) {
            String prefix = rank == 0 ? "c" : "c" + separator;
            if (!text.startsWith(prefix)) return Optional.empty();
            text = text.substring(prefix.length());
        } else if (rank == 0) {
            return text.equals("0") ? Optional.of(new long[0]) : Optional.empty();
        }
        if (rank == 0) return text.isEmpty() ? Optional.of(new long[0]) : Optional.empty();
        String[] parts = text.split(Pattern.quote(separator), -1);
        if (parts.length != rank) return Optional.empty();
        long[] position = new long[rank];
        for (int d = 0; d < rank; d++) {
            if (!parts[d].matches("0|[1-9][0-9]{0,17}")) return Optional.empty();
            position[d] = Long.parseLong(parts[d]);
        }
        return Optional.of(position);
    }
}
