package org.zarrkit.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.zarrkit.error.StoreException;

/**
 * Sends requests, again and again where that may help. Connections are kept and used again. Safe for many threads.
 * HTTP/1.1 alone: many connections carry more than one shared by all, and no server limits their number to streams.
 */
final class HttpRequests {

    private final HttpOptions options;
    private final Pauses pauses;
    private final HttpClient client;

    HttpRequests(HttpOptions options, Pauses pauses) {
        this.options = options;
        this.pauses = pauses;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(options.patience())
                .build();
    }

    /** The answer to GET, its body cut to the range; whatever its status, unless that is worth another attempt. */
    HttpAnswer get(URI uri, ByteRange range, String place) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "identity");
        if (!range.equals(ByteRange.ALL)) request.header("Range", header(range));
        return send(request.build(), range, place);
    }

    /** The answer to HEAD. */
    HttpAnswer head(URI uri, String place) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept-Encoding", "identity");
        return send(request.method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), ByteRange.of(0, 0), place);
    }

    private static String header(ByteRange range) {
        if (range.start() < 0) return "bytes=" + range.start();
        boolean open = range.length() > Long.MAX_VALUE - range.start();
        return "bytes=" + range.start() + "-" + (open ? "" : range.start() + range.length() - 1);
    }

    private HttpAnswer send(HttpRequest request, ByteRange range, String place) {
        for (int attempt = 1; ; attempt++) {
            Duration asked = Duration.ZERO;
            try {
                HttpAnswer answer = sendOnce(request, range);
                if (!answer.isTransient()) return answer;
                if (attempt == options.attempts())
                    throw new StoreException(place + " can't be read: the server answers " + answer.status() + ", "
                            + attempt + " times by now; try later");
                asked = answer.retryAfter();
            } catch (StoreException e) {
                throw e.getMessage().startsWith(place)
                        ? e
                        : new StoreException(place + " can't be read: " + e.getMessage(), e);
            } catch (IOException e) {
                if (attempt == options.attempts() || isLasting(e))
                    throw new StoreException(
                            place + " can't be read, attempt " + attempt + ": " + describe(e)
                                    + "; check the address and the connection",
                            e);
            } catch (InterruptedException e) {
                throw interrupted(place, e);
            }
            pause(attempt, asked, place);
        }
    }

    private HttpAnswer sendOnce(HttpRequest request, ByteRange range) throws IOException, InterruptedException {
        AtomicReference<HttpBody> body = new AtomicReference<>();
        CompletableFuture<HttpResponse<ByteBuffer>> future = client.sendAsync(request, info -> {
            body.set(new HttpBody(info, range));
            return body.get();
        });
        try {
            HttpResponse<ByteBuffer> response = await(future, body);
            return new HttpAnswer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) throw failure;
            if (e.getCause() instanceof IOException failure) throw failure;
            throw new IOException(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    /** Waits as long as bytes come: a slow connection is not a broken one. */
    private HttpResponse<ByteBuffer> await(
            CompletableFuture<HttpResponse<ByteBuffer>> future, AtomicReference<HttpBody> body)
            throws IOException, InterruptedException, ExecutionException {
        long seen = -1;
        while (true) {
            try {
                return future.get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long received = body.get() == null ? -1 : body.get().received();
                if (received == seen)
                    throw new HttpTimeoutException(
                            "nothing came for " + options.patience().toMillis() + " ms");
                seen = received;
            }
        }
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

    private void pause(int attempt, Duration asked, String place) {
        double backoff = options.firstPause().toMillis()
                * Math.scalb(1.0, attempt - 1)
                * ThreadLocalRandom.current().nextDouble(0.5, 1);
        long millis = (long) Math.min(options.longestPause().toMillis(), Math.max(backoff, asked.toMillis()));
        try {
            pauses.pause(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            throw interrupted(place, e);
        }
    }

    private static StoreException interrupted(String place, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StoreException(place + " was not read: cancelled", e);
    }
}
