package org.zarrkit.error;

/** Something already stands where data are to be written, and overwriting was not asked for. */
public final class TargetExistsException extends ZarrkitException {

    private static final long serialVersionUID = 1L;

    public TargetExistsException(String message) {
        this(message, null);
    }

    public TargetExistsException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public TargetExistsException within(String where) {
        return new TargetExistsException(where + ": " + getMessage(), this);
    }
}
