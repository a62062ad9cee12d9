package org.zarrkit.image;

import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has read, computed and written, counted by the chunk, cell and block. Bytes are those of pixels,
 * not compressed. Safe for many threads.
 */
public final class Activity {

    private static final Activity SHARED = new Activity();

    private final LongAdder cellsComputed = new LongAdder();
    private final LongAdder blocksWritten = new LongAdder();
    private final Throughput read = new Throughput(System::nanoTime);
    private final Throughput written = new Throughput(System::nanoTime);

    private Activity() {}

    /** The activity of this process. */
    public static Activity shared() {
        return SHARED;
    }

    /**
     * What was counted until now.
     *
     * @param cellsComputed by operations, to be kept in a cache
     * @param blocksWritten of all levels
     */
    public record Counts(
            long cellsComputed,
            long blocksWritten,
            long bytesRead,
            long bytesWritten,
            double bytesReadPerSecond,
            double bytesWrittenPerSecond) {}

    public void cellComputed() {
        cellsComputed.increment();
    }

    void read(long bytes) {
        read.add(bytes);
    }

    void blockWritten(long bytes) {
        blocksWritten.increment();
        written.add(bytes);
    }

    public Counts counts() {
        return new Counts(
                cellsComputed.sum(),
                blocksWritten.sum(),
                read.total(),
                written.total(),
                read.perSecond(),
                written.perSecond());
    }
}
