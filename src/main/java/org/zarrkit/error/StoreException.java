package org.zarrkit.error;

/** A store could not be read or written; what was asked for may or may not exist. */
public final class StoreException extends ZarrkitException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public StoreException within(String where) {
        return new StoreException(where + ": " + getMessage(), this);
    }
}
