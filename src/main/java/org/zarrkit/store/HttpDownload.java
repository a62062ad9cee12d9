package org.zarrkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import org.zarrkit.error.StoreException;

/**
 * The range of a value that was asked for, as far as it has come: what one answer began, the next goes on with.
 * Memory grows with what arrives, not with what the headers promise.
 */
final class HttpDownload {

    private static final int FIRST_ALLOCATION = 16 << 20;
    private static final int FIRST_OF_UNKNOWN_LENGTH = 64 << 10;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 64;
    private static final long TO_THE_END = Long.MAX_VALUE;

    private final ByteRange range;
    private final IntFunction<byte[]> memory;
    private Optional<HttpAnswer> begun = Optional.empty();
    private boolean cutAtEnd;
    private boolean endIsKnown;
    private long first;
    private long wanted;
    private byte[] bytes = new byte[0];
    private int filled;

    /** @param memory gives arrays at least as large as it is asked for, to be used until the bytes have been read */
    HttpDownload(ByteRange range, IntFunction<byte[]> memory) {
        this.range = range;
        this.memory = memory;
    }

    /** What is still to be asked for. */
    ByteRange rest() {
        if (filled == 0) return range;
        return ByteRange.of(first + filled, wanted == TO_THE_END ? wanted : wanted - filled);
    }

    /** The version of the value that has begun to come, if it has one. */
    Optional<String> version() {
        return filled == 0 ? Optional.empty() : begun.flatMap(HttpAnswer::version);
    }

    /** How many bytes have come. */
    int received() {
        return filled;
    }

    /** Begins again, because the value was replaced in the meantime. */
    IOException replaced() {
        filled = 0;
        return new IOException("it was replaced while it was being read");
    }

    /**
     * Takes from an answer's body what is still missing, whether the server sends that or the whole value.
     *
     * @throws IOException if not all of it comes; what came is kept
     * @throws StoreException if the server sends other bytes, or more than can be read at once
     */
    void receive(HttpAnswer answer, HttpBody body) throws IOException, InterruptedException {
        boolean isPart = answer.status() == HttpAnswer.PARTIAL_CONTENT;
        if (filled > 0 && !answer.agreesWith(begun.orElseThrow())) {
            IOException replaced = replaced();
            if (isPart) throw replaced;
        }
        if (filled == 0) begin(answer);
        answer.size().ifPresent(this::learnEnd);
        if (isPart) check(answer);
        long toSkip = isPart ? 0 : first + filled;
        while (filled < wanted) {
            Optional<ByteBuffer> next = body.next();
            if (next.isEmpty()) break;
            int skipped = (int) Math.min(toSkip, next.get().remaining());
            toSkip -= skipped;
            keep(next.get().position(next.get().position() + skipped));
        }
        if (!endIsKnown) wanted = filled;
        if (filled < wanted) throw new IOException("only " + filled + " of " + wanted + " bytes came");
        body.finish();
        if (isPart && body.taken() > answer.part().length())
            throw new StoreException(
                    "the server sends more bytes than the part that it says to send, " + answer.part());
    }

    private void begin(HttpAnswer answer) {
        begun = Optional.of(answer);
        Optional<Long> size = answer.size();
        boolean isPart = answer.status() == HttpAnswer.PARTIAL_CONTENT;
        cutAtEnd = range.start() < 0 && size.isEmpty() && !isPart;
        if (size.isPresent() || range.start() >= 0) first = range.startIn(size.orElse(Long.MAX_VALUE));
        else first = isPart ? answer.part().first() : 0;
        wanted = cutAtEnd ? TO_THE_END : range.length();
        endIsKnown = isPart;
        if (isPart) wanted = Math.min(wanted, size.orElse(answer.part().last() + 1) - first);
    }

    private void learnEnd(long size) {
        endIsKnown = true;
        wanted = Math.min(wanted, size - first);
        if (wanted > LARGEST_ARRAY)
            throw new StoreException("its " + wanted + " bytes are too many to be read at once");
    }

    private void check(HttpAnswer answer) throws IOException {
        HttpAnswer.Part part = answer.part();
        if (part.first() != first + filled)
            throw new StoreException("the server sent bytes from " + part.first() + " on, not from " + (first + filled)
                    + "; it can't be used for reading parts");
        long length = answer.contentLength().orElse(part.length());
        if (length != part.length())
            throw new IOException("the server announces " + length + " bytes for the " + part.length() + " of " + part);
    }

    private void keep(ByteBuffer item) {
        int kept = (int) Math.min(item.remaining(), wanted - filled);
        if (kept > LARGEST_ARRAY - filled) throw new StoreException("it is too large to be read at once");
        if (filled + kept > bytes.length) grow(filled + kept);
        item.get(bytes, filled, kept);
        filled += kept;
    }

    private void grow(int least) {
        long size =
                Math.max(least, Math.max(endIsKnown ? FIRST_ALLOCATION : FIRST_OF_UNKNOWN_LENGTH, 2L * bytes.length));
        try {
            byte[] larger = memory.apply((int) Math.min(size, Math.min(wanted, LARGEST_ARRAY)));
            System.arraycopy(bytes, 0, larger, 0, filled);
            bytes = larger;
        } catch (OutOfMemoryError e) {
            throw new StoreException("it does not fit into memory", e);
        }
    }

    /** What has come, when all has. */
    ByteBuffer bytes() {
        int from = cutAtEnd ? (int) range.startIn(filled) : 0;
        int length = cutAtEnd ? (int) range.lengthIn(filled) : filled;
        return ByteBuffer.wrap(bytes, from, length).slice();
    }
}
