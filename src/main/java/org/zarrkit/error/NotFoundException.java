package org.zarrkit.error;

/** There is no array, group or image at the place that was asked for. */
public final class NotFoundException extends ZarrkitException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        this(message, null);
    }

    public NotFoundException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public NotFoundException within(String where) {
        return new NotFoundException(where + ": " + getMessage(), this);
    }
}
