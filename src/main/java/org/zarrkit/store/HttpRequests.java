package org.zarrkit.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.zarrkit.error.StoreException;

/**
 * Sends requests, again and again where that may help. Connections are kept and used again. Safe for many threads.
 * HTTP/1.1 alone: many connections carry more than one shared by all, and no server limits their number to streams.
 */
final class HttpRequests {

    private final HttpOptions options;
    private final HttpAttempts attempts;
    private final HttpClient client;

    HttpRequests(HttpOptions options, Pauses pauses) {
        this.options = options;
        this.attempts = new HttpAttempts(options, pauses);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(options.patience())
                .build();
    }

    /** The answer to GET, whatever its status, unless that is worth another attempt; a value's bytes are in the download then. */
    HttpAnswer get(URI uri, HttpDownload download, String place) {
        return attempts.run(place, download::received, () -> {
            HttpRequest.Builder request = request(uri);
            ByteRange rest = download.rest();
            if (!rest.equals(ByteRange.ALL)) request.header("Range", header(rest));
            // RFC 9110, section 13.1.5: the rest, if it is still the same value, else the whole.
            download.version().ifPresent(version -> request.header("If-Range", version));
            try (HttpBody body = send(request.build())) {
                return receive(body, download, place);
            }
        });
    }

    /** The answer to HEAD. */
    HttpAnswer head(URI uri, String place) {
        HttpRequest request =
                request(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        return attempts.run(place, () -> 0, () -> {
            try (HttpBody body = send(request)) {
                body.finish();
                return body.answer();
            }
        });
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(options.patience()).header("Accept-Encoding", "identity");
    }

    private static String header(ByteRange range) {
        if (range.start() < 0) return "bytes=" + range.start();
        boolean open = range.length() > Long.MAX_VALUE - range.start();
        return "bytes=" + range.start() + "-" + (open ? "" : range.start() + range.length() - 1);
    }

    /**
     * The answer, its body still to come. {@code sendAsync} would not do: it completes in the common pool, and if all
     * threads of that wait for bytes, or for a thread that does, they wait for ever.
     */
    private HttpBody send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpBody> begun = new CompletableFuture<>();
        try {
            return client.send(request, info -> begin(begun, info)).body();
        } catch (IllegalArgumentException e) {
            throw noAddress(e);
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof IllegalArgumentException) throw noAddress(e);
            // A connection that is cut soon fails here, though a part of the body may have come.
            if (begun.isDone()) return begun.join().cutBy(e);
            if (!(e instanceof HttpTimeoutException) || e instanceof HttpConnectTimeoutException) throw e;
            throw new HttpTimeoutException(
                    "nothing came for " + options.patience().toMillis() + " ms");
        }
    }

    /** The exception has the whole address, which may be secret, in its message. */
    private static StoreException noAddress(Exception e) {
        return new StoreException("the server redirects to an address that is no URL of the web", e);
    }

    private HttpBody begin(CompletableFuture<HttpBody> begun, ResponseInfo info) {
        begun.complete(new HttpBody(info, options.patience()));
        return begun.join();
    }

    private static HttpAnswer receive(HttpBody body, HttpDownload download, String place)
            throws IOException, InterruptedException {
        HttpAnswer answer = body.answer();
        if (answer.status() == HttpAnswer.RANGE_NOT_SATISFIABLE && download.received() > 0) throw download.replaced();
        if (!answer.isValue()) {
            body.finish();
            return answer;
        }
        answer.requireValue(place);
        download.receive(answer, body);
        return answer;
    }
}
