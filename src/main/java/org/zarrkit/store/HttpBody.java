package org.zarrkit.store;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of an answer, taken by the thread that asked for it as it comes; little of it is kept in between. */
final class HttpBody implements BodySubscriber<HttpBody>, AutoCloseable {

    /** How many deliveries of the client, some 16 kB each, may wait to be taken. */
    private static final int DELIVERIES_AHEAD = 64;

    /** So much of a body that nobody wants is taken, and so long is waited for it, to use the connection again. */
    private static final int WORTH_TAKING = 64 << 10;

    private static final long WORTH_WAITING_MILLIS = 1000;

    private final HttpAnswer answer;
    private final Duration patience;
    /** What has come; at the end of the body nothing. */
    private final BlockingQueue<Optional<List<ByteBuffer>>> deliveries = new LinkedBlockingQueue<>();

    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile Optional<Throwable> failure = Optional.empty();
    private Iterator<ByteBuffer> buffers = Collections.emptyIterator();
    private boolean ended;
    private long taken;

    /** @param patience without a further byte, before the body counts as cut off */
    HttpBody(ResponseInfo info, Duration patience) {
        this.answer = new HttpAnswer(info.statusCode(), info.headers());
        this.patience = patience;
    }

    /** The body itself, at once: what is in it comes later. */
    @Override
    public CompletionStage<HttpBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription.complete(newSubscription);
        newSubscription.request(DELIVERIES_AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        deliveries.add(Optional.of(items));
    }

    @Override
    public void onError(Throwable error) {
        failure = Optional.of(error);
        deliveries.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        deliveries.add(Optional.empty());
    }

    /** This, of which no more than has come will come. */
    HttpBody cutBy(IOException cause) {
        onError(cause);
        return this;
    }

    HttpAnswer answer() {
        return answer;
    }

    /** How many bytes of the body have been taken. */
    long taken() {
        return taken;
    }

    /**
     * The next bytes, or empty at the end of the body.
     *
     * @throws IOException if the connection is cut, or nothing comes for too long
     */
    Optional<ByteBuffer> next() throws IOException, InterruptedException {
        while (!buffers.hasNext() && !ended)
            if (!takeDelivery(patience.toMillis()))
                throw new HttpTimeoutException("nothing came for " + patience.toMillis() + " ms");
        if (failure.isPresent() && !buffers.hasNext())
            throw new IOException(failure.get().getMessage(), failure.get());
        if (!buffers.hasNext()) return Optional.empty();
        ByteBuffer next = buffers.next();
        taken += next.remaining();
        return Optional.of(next);
    }

    /** Takes what little may still come, so that the connection can be used again; if that is much, it is cut. */
    void finish() throws InterruptedException {
        long wanted = taken + WORTH_TAKING;
        while (taken <= wanted && (buffers.hasNext() || !ended && takeDelivery(WORTH_WAITING_MILLIS)))
            while (buffers.hasNext()) taken += buffers.next().remaining();
    }

    /** Waits for a delivery, or the end; false if neither came in time. */
    private boolean takeDelivery(long millis) throws InterruptedException {
        Optional<List<ByteBuffer>> delivery = deliveries.poll(millis, TimeUnit.MILLISECONDS);
        if (delivery == null) return false; // the queue's word for a timeout
        ended = delivery.isEmpty();
        if (!ended) {
            subscription.join().request(1);
            buffers = delivery.get().iterator();
        }
        return true;
    }

    /** Cuts the connection, unless the body has come to its end. */
    @Override
    public void close() {
        if (!ended) subscription.thenAccept(Flow.Subscription::cancel);
    }
}
