package org.zarrkit.zarr;

/** How the position of a stored chunk becomes its key (Zarr 3 core, "chunk key encoding"). */
public record ChunkKeyEncoding(boolean prefixed, String separator) {

    /** {@code c/0/0}, as Zarr 3 does by default. */
    public static final ChunkKeyEncoding DEFAULT = new ChunkKeyEncoding(true, "/");

    public ChunkKeyEncoding {
        if (!separator.equals("/") && !separator.equals("."))
            throw new IllegalArgumentException("separator '" + separator + "', expected '/' or '.'");
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
}
