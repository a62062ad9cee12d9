package org.zarrkit.store;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
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

/** What a web server answered; the body has only what was asked for. */
record HttpAnswer(int status, HttpHeaders headers, ByteBuffer body) {

    static final int OK = 200;
    static final int PARTIAL_CONTENT = 206;

    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)");

    /** The part that an answer 206 says it is. */
    record Part(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    static Optional<Part> part(HttpHeaders headers) {
        return contentRange(headers)
                .filter(m -> m.group(1) != null)
                .map(m -> new Part(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))));
    }

    private static Optional<Matcher> contentRange(HttpHeaders headers) {
        return headers.firstValue("Content-Range")
                .map(text -> CONTENT_RANGE.matcher(text.trim()))
                .filter(Matcher::matches);
    }

    /** The length that the headers state; empty if they do not, or state nonsense. */
    static OptionalLong contentLength(HttpHeaders headers) {
        try {
            return headers.firstValueAsLong("Content-Length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The size of the whole value. */
    Optional<Long> size() {
        if (status == OK) {
            OptionalLong length = contentLength(headers);
            return length.isPresent() && length.getAsLong() >= 0 ? Optional.of(length.getAsLong()) : Optional.empty();
        }
        return contentRange(headers).map(m -> m.group(3)).map(Long::parseLong);
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

    boolean isTransient() {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /** This, if it is the value or its part, as it is. */
    HttpAnswer requireSuccess(String place) {
        if (status != OK && status != PARTIAL_CONTENT)
            throw new StoreException(place + " can't be read: the server answers " + status
                    + (status == 401 ? ", which asks for a login; use a URL that needs none" : ""));
        String encoding = headers.firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity"))
            throw new UnsupportedFeatureException(place + ": the server sends it encoded as '" + encoding
                    + "', although it was asked not to; store it without Content-Encoding");
        return this;
    }
}
