package org.zarrkit.error;

/** The data are legal, or may be, but need something that Zarrkit does not have; it is named. */
public final class UnsupportedFeatureException extends ZarrkitException {

    private static final long serialVersionUID = 1L;

    public UnsupportedFeatureException(String message) {
        this(message, null);
    }

    public UnsupportedFeatureException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public UnsupportedFeatureException within(String where) {
        return new UnsupportedFeatureException(where + ": " + getMessage(), this);
    }
}
