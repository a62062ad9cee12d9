package org.zarrkit.error;

/** A metadata document breaks a rule of its specification. */
public final class InvalidMetadataException extends ZarrkitException {

    private static final long serialVersionUID = 1L;

    public InvalidMetadataException(String message) {
        this(message, null);
    }

    public InvalidMetadataException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public InvalidMetadataException within(String where) {
        return new InvalidMetadataException(where + ": " + getMessage(), this);
    }
}
