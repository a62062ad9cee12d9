package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.ByteSource;

/** Reads of a stored Blosc frame what a box of its elements takes: the starts of its blocks, then the blocks. */
record BloscBoxSource(ByteSource value, long decodedSize, ChunkBox box, int elementSize) {

    private static final Scratch HEAD = new Scratch();
    private static final Scratch BODY = new Scratch();

    /** Holds the starts of 252 blocks; a chunk of 4 MiB has 16 to 128 blocks. */
    private static final int FIRST_READ = 1024;

    /** A box that spreads over a larger part of the chunk takes most blocks: one request is better. */
    private static final double SMALL_PART = 0.625;

    /** What the box takes, or empty if there is no such value; valid until the same thread asks again. */
    Optional<BloscFrame> read() {
        long span = (box.endInChunk() - box.firstInChunk()) * elementSize;
        boolean inParts = decodedSize > 16 * FIRST_READ && span < decodedSize * SMALL_PART;
        return inParts ? readParts() : readWhole();
    }

    Optional<BloscFrame> readWhole() {
        Optional<BloscFrame> frame =
                value.read(ByteRange.ALL, Scratch.ENCODED::atLeast).map(BloscFrame::of);
        frame.ifPresent(f -> f.header().requireExactly(decodedSize));
        return frame;
    }

    private Optional<BloscFrame> readParts() {
        Optional<ByteBuffer> head = value.read(ByteRange.of(0, FIRST_READ), HEAD::atLeast);
        if (head.isEmpty()) return Optional.empty();
        BloscHeader header = BloscHeader.of(head.get());
        header.requireExactly(decodedSize);
        boolean complete = header.isStored() || header.startsEnd() <= head.get().remaining();
        ByteBuffer bytes = complete ? head.get() : part(0, header.startsEnd(), HEAD);
        ByteBuffer starts = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(header.isStored() ? stored(header, starts) : blocks(header, starts));
    }

    private BloscFrame stored(BloscHeader header, ByteBuffer starts) {
        long first = BloscHeader.SIZE + box.firstInChunk() * elementSize;
        long end = BloscHeader.SIZE + box.endInChunk() * elementSize;
        return new BloscFrame(header, starts, part(first, end, BODY), (int) first);
    }

    /** Blocks may stand in any order; a block ends where the next one, or the frame, does. */
    private BloscFrame blocks(BloscHeader header, ByteBuffer starts) {
        BloscFrame frame = new BloscFrame(header, starts, starts, 0);
        int firstBlock = (int) (box.firstInChunk() * elementSize / header.blockSize());
        int lastBlock = (int) ((box.endInChunk() * elementSize - 1) / header.blockSize());
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int i = firstBlock; i <= lastBlock; i++) {
            first = Math.min(first, frame.start(i));
            last = Math.max(last, frame.start(i));
        }
        int end = header.encodedSize();
        for (int i = 0; i < header.blocks(); i++) {
            int start = frame.start(i);
            if (start > last) end = Math.min(end, start);
        }
        return new BloscFrame(header, starts, part(first, end, BODY), first);
    }

    private ByteBuffer part(long start, long end, Scratch memory) {
        ByteBuffer bytes = value.read(ByteRange.of(start, end - start), memory::atLeast)
                .orElseThrow(() -> BloscHeader.corrupt("the value vanished while it was read"));
        if (bytes.remaining() < end - start)
            throw BloscHeader.corrupt(
                    "the value ends at byte " + (start + bytes.remaining()) + ", " + end + " expected at least");
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
