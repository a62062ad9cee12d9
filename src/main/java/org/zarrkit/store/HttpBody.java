package org.zarrkit.store;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.zarrkit.error.StoreException;

/**
 * Takes from an answer's body the range that was asked for, whether the server sent that or the whole value.
 * Memory grows with what arrives, not with what the headers promise.
 */
final class HttpBody implements BodySubscriber<ByteBuffer> {

    private static final int FIRST_ALLOCATION = 1 << 20;
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 64;

    private final CompletableFuture<ByteBuffer> result = new CompletableFuture<>();
    private final ByteRange range;
    private final OptionalLong expected;
    private final boolean cutAfterwards;
    private long toSkip;
    private long wanted;
    private byte[] bytes;
    private int filled;
    private Flow.Subscription subscription;
    private volatile long received;

    HttpBody(ResponseInfo info, ByteRange range) {
        this.range = range;
        OptionalLong length = HttpAnswer.contentLength(info.headers());
        wanted = 0;
        boolean cut = false;
        OptionalLong promised = OptionalLong.empty();
        if (info.statusCode() == HttpAnswer.PARTIAL_CONTENT) {
            HttpAnswer.Part part = HttpAnswer.part(info.headers()).orElse(null);
            if (part != null) promised = OptionalLong.of(part.length());
            if (part != null && range.start() >= 0 && part.first() != range.start())
                result.completeExceptionally(new StoreException("the server sent bytes from " + part.first()
                        + " on, not from " + range.start() + "; it can't be used for reading parts"));
            wanted = range.length();
        } else if (info.statusCode() == HttpAnswer.OK) {
            cut = range.start() < 0 && length.isEmpty();
            if (!cut) toSkip = range.startIn(length.orElse(Long.MAX_VALUE));
            wanted = cut ? Long.MAX_VALUE : range.length();
        }
        expected = promised;
        cutAfterwards = cut;
        bytes = new byte[(int) Math.min(FIRST_ALLOCATION, Math.min(wanted, length.orElse(FIRST_ALLOCATION)))];
    }

    /** The bytes that have come; grows as long as the server sends. */
    long received() {
        return received;
    }

    @Override
    public CompletionStage<ByteBuffer> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (result.isDone()) subscription.cancel();
        else subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        if (result.isDone()) return;
        try {
            items.forEach(this::accept);
        } catch (StoreException | OutOfMemoryError e) {
            subscription.cancel();
            result.completeExceptionally(
                    e instanceof StoreException ? e : new StoreException("it does not fit into memory", e));
        }
    }

    private void accept(ByteBuffer item) {
        received += item.remaining();
        int skipped = (int) Math.min(toSkip, item.remaining());
        item.position(item.position() + skipped);
        toSkip -= skipped;
        int kept = (int) Math.min(item.remaining(), wanted - filled);
        if (kept > MAX_LENGTH - filled) throw new StoreException("it is too large to be read at once");
        if (filled + kept > bytes.length)
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(Math.min(wanted, MAX_LENGTH), Math.max(filled + kept, 2L * bytes.length)));
        item.get(bytes, filled, kept);
        filled += kept;
        // A server that ignores ranges sends the rest of the value too: better a new connection than all that.
        if (wanted > 0 && filled == wanted && item.hasRemaining()) {
            subscription.cancel();
            complete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (expected.isPresent() && filled < Math.min(expected.getAsLong(), wanted))
            result.completeExceptionally(
                    new IOException("only " + filled + " of " + expected.getAsLong() + " bytes came"));
        else complete();
    }

    private void complete() {
        int start = cutAfterwards ? (int) range.startIn(filled) : 0;
        int length = cutAfterwards ? (int) range.lengthIn(filled) : filled;
        boolean exact = start == 0 && length == bytes.length;
        result.complete(ByteBuffer.wrap(exact ? bytes : Arrays.copyOfRange(bytes, start, start + length)));
        bytes = new byte[0];
    }
}
