package org.zarrkit.store;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/** What a web server answered, without the body. */
record HttpAnswer(int status, HttpHeaders headers) {

    static final int OK = 200;
    static final int PARTIAL_CONTENT = 206;
    static final int RANGE_NOT_SATISFIABLE = 416;

    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

    /** The bytes of the value that an answer 206 says it has. */
    record Part(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    boolean isValue() {
        return status == OK || status == PARTIAL_CONTENT;
    }

    boolean isTransient() {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /**
     * The part of the value that an answer 206 has.
     *
     * @throws StoreException if the server does not say which (RFC 9110, section 15.3.7: it must), or says nonsense
     */
    Part part() {
        return contentRange()
                .filter(m -> m.group(1) != null)
                .map(m -> new Part(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))))
                .filter(part -> part.length() > 0 && size().orElse(Long.MAX_VALUE) > part.last())
                .orElseThrow(() -> new StoreException("the server sends a part of it and says of which bytes: '"
                        + headers.firstValue("Content-Range").orElse("") + "'; expected: such as 'bytes 0-99/1234'"));
    }

    private Optional<Matcher> contentRange() {
        return headers.firstValue("Content-Range")
                .map(text -> CONTENT_RANGE.matcher(text.trim()))
                .filter(Matcher::matches);
    }

    /** The length that the headers state; empty if they do not, or state nonsense. */
    OptionalLong contentLength() {
        try {
            return headers.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The size of the whole value. */
    Optional<Long> size() {
        if (status != OK) return contentRange().map(m -> m.group(3)).map(Long::parseLong);
        OptionalLong length = contentLength();
        return length.isPresent() && length.getAsLong() >= 0 ? Optional.of(length.getAsLong()) : Optional.empty();
    }

    /** What tells this version of the value from others (RFC 9110, section 13.1.5: no weak tag), if anything does. */
    Optional<String> version() {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    /** Whether this may be about the same version of the value as another answer. */
    boolean agreesWith(HttpAnswer other) {
        return agree(size(), other.size()) && agree(version(), other.version());
    }

    private static boolean agree(Optional<?> one, Optional<?> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** What the server asks to wait before the next attempt (RFC 9110, section 10.2.3). */
    Duration retryAfter() {
        String text = headers.firstValue("Retry-After").orElse("0").trim();
        if (text.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(text));
        try {
            Instant when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), when);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private String advice() {
        if (status == 401) return ", which asks for a login; use a URL that needs none";
        boolean redirects = status / 100 == 3 && headers.firstValue("Location").isPresent();
        return redirects ? ", a redirect in a circle, too many, or from https to http; use the URL it leads to" : "";
    }

    /** This, if it is the value or its part, as it is. */
    HttpAnswer requireValue(String place) {
        if (!isValue()) throw new StoreException(place + " can't be read: the server answers " + status + advice());
        String encoding = headers.firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity"))
            throw new UnsupportedFeatureException(place + ": the server sends it encoded as '" + encoding
                    + "', although it was asked not to; store it without Content-Encoding");
        return this;
    }
}
