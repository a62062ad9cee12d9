package org.zarrkit.store;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.zarrkit.error.StoreException;

/** Asks a web server again where that may help: soon at first, then with pauses that grow. */
record HttpAttempts(HttpOptions options, Pauses pauses) {

    /** An attempt that failed after so many more bytes than ever was worth it: the count of failures begins anew. */
    private static final int WORTHWHILE = 64 << 10;

    private static final int GROWTH = 4;

    /** One request and its answer. */
    interface Attempt {
        HttpAnswer run() throws IOException, InterruptedException;
    }

    /**
     * The first answer that is not worth another attempt.
     *
     * @param received counts the bytes that the attempts have brought so far
     * @throws StoreException if there is none, or the thread is interrupted
     */
    HttpAnswer run(String place, LongSupplier received, Attempt attempt) {
        int failures = 0;
        long most = 0;
        while (true) {
            Duration asked = Duration.ZERO;
            try {
                HttpAnswer answer = attempt.run();
                if (!answer.isTransient()) return answer;
                if (++failures == options.attempts())
                    throw new StoreException(place + " can't be read: the server answers " + answer.status() + ", "
                            + failures + " times by now; try later");
                asked = answer.retryAfter();
            } catch (InterruptedException e) {
                throw cancelled(place, e);
            } catch (StoreException e) {
                throw e.getMessage().startsWith(place)
                        ? e
                        : new StoreException(place + " can't be read: " + e.getMessage(), e);
            } catch (IOException e) {
                // The client works on the caller's thread too, where an interrupt closes the connection.
                if (Thread.interrupted()) throw cancelled(place, e);
                if (received.getAsLong() >= most + WORTHWHILE) {
                    most = received.getAsLong();
                    failures = 0;
                }
                if (++failures == options.attempts() || isLasting(e)) throw failed(place, failures, e);
            }
            pause(failures, asked, place);
        }
    }

    private static StoreException failed(String place, int failures, IOException e) {
        return new StoreException(
                place + " can't be read, attempt " + failures + ": " + describe(e)
                        + "; check the address and the connection",
                e);
    }

    /** A name that nobody knows and a certificate that is wrong stay so. */
    private static boolean isLasting(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof UnresolvedAddressException || cause instanceof SSLException) return true;
        return false;
    }

    private static String describe(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof UnresolvedAddressException) return "no server of that name is known";
        if (e instanceof ConnectException) return "no server answers there";
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private void pause(int failures, Duration asked, String place) {
        double backoff = options.firstPause().toMillis()
                * Math.pow(GROWTH, failures - 1)
                * ThreadLocalRandom.current().nextDouble(0.5, 1);
        long millis = (long) Math.min(options.longestPause().toMillis(), Math.max(backoff, asked.toMillis()));
        try {
            pauses.pause(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            throw cancelled(place, e);
        }
    }

    private static StoreException cancelled(String place, Exception e) {
        Thread.currentThread().interrupt();
        return new StoreException(place + " was not read: cancelled", e);
    }
}
