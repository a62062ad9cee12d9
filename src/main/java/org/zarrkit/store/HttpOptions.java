package org.zarrkit.store;

import java.time.Duration;

/**
 * How patient a store is with its web server.
 *
 * @param attempts how often in a row a request may fail, having brought next to nothing, before that is an error
 * @param firstPause before the second attempt; each further pause is four times as long, less a random part
 * @param longestPause whatever the server asks for
 * @param patience without a connection, an answer or a further byte, before an attempt counts as failed
 */
public record HttpOptions(int attempts, Duration firstPause, Duration longestPause, Duration patience) {

    public HttpOptions {
        if (attempts < 1) throw new IllegalArgumentException("attempts " + attempts);
        if (firstPause.isNegative() || longestPause.isNegative() || patience.isNegative() || patience.isZero())
            throw new IllegalArgumentException("pauses " + firstPause + ", " + longestPause + ", patience " + patience);
    }

    /** Six attempts within some ten seconds; half a minute of patience. */
    public static HttpOptions defaults() {
        return new HttpOptions(6, Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }
}
