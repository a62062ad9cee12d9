package org.zarrkit.error;

/** A stored chunk or shard does not decode to what the metadata promise. */
public final class CorruptChunkException extends ZarrkitException {

    private static final long serialVersionUID = 1L;

    public CorruptChunkException(String message) {
        this(message, null);
    }

    public CorruptChunkException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same fault, with the store and key at which it was met in front. */
    public CorruptChunkException at(String uri, String key) {
        return within(uri + ", key '" + key + "'");
    }

    @Override
    public CorruptChunkException within(String where) {
        return new CorruptChunkException(where + ": " + getMessage(), this);
    }
}
