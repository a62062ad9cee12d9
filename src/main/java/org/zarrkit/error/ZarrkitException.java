package org.zarrkit.error;

/** What can go wrong with data: where, what was found, what was expected, what to do. */
public abstract sealed class ZarrkitException extends RuntimeException
        permits NotFoundException,
                InvalidMetadataException,
                UnsupportedFeatureException,
                CorruptChunkException,
                StoreException,
                TargetExistsException {

    private static final long serialVersionUID = 1L;

    ZarrkitException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same failure, with what was being done, or where, in front of its message. */
    public abstract ZarrkitException within(String where);
}
