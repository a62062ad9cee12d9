package org.zarrkit.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.zarrkit.blocks.Progress;

/**
 * Says how far a job is: blocks done of total, MB/s, time left. On a terminal one line that is rewritten, else a plain
 * line every few seconds.
 */
final class ProgressLines implements Progress, AutoCloseable {

    private static final long SECOND = 1_000_000_000L;
    private static final long TERMINAL_INTERVAL = SECOND / 5;
    private static final long PLAIN_INTERVAL = 5 * SECOND;

    private final PrintStream err;
    private final boolean rewriting;
    private final Interruption interruption;
    private final LongSupplier nanoTime;

    private String what = "";
    private long blocks;
    private long done;
    private long bytes;
    private long began;
    private long lastShown;
    private int shownLength;

    ProgressLines(Terminal terminal, LongSupplier nanoTime) {
        this.err = terminal.err();
        this.rewriting = terminal.interactive();
        this.interruption = terminal.interruption();
        this.nanoTime = nanoTime;
    }

    static ProgressLines of(Terminal terminal) {
        return new ProgressLines(terminal, System::nanoTime);
    }

    @Override
    public synchronized void begin(String newWhat, long newBlocks) {
        endLine();
        what = newWhat;
        blocks = newBlocks;
        done = 0;
        bytes = 0;
        began = nanoTime.getAsLong();
        lastShown = began;
    }

    @Override
    public synchronized void blockDone(long blockBytes) {
        done++;
        bytes += blockBytes;
        long now = nanoTime.getAsLong();
        boolean last = done == blocks;
        if (!last && now - lastShown < (rewriting ? TERMINAL_INTERVAL : PLAIN_INTERVAL)) return;
        lastShown = now;
        show(line(now));
        if (last) endLine();
    }

    private String line(long now) {
        double seconds = Math.max(1e-3, (now - began) / (double) SECOND);
        String speed =
                String.format(Locale.ROOT, "%s: %d of %d blocks, %.1f MB/s", what, done, blocks, bytes / 1e6 / seconds);
        if (done == blocks) return speed + String.format(Locale.ROOT, ", %.1f s", seconds);
        return speed + ", " + left(Math.round(seconds / done * (blocks - done))) + " left";
    }

    private static String left(long seconds) {
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600) return seconds / 60 + " min " + seconds % 60 + " s";
        return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    private void show(String line) {
        if (rewriting) {
            err.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
            err.flush();
            shownLength = line.length();
        } else {
            err.println(line);
        }
    }

    @Override
    public synchronized void note(String sentence) {
        endLine();
        err.println("note: " + sentence);
    }

    @Override
    public boolean isCancelled() {
        return interruption.isAsked();
    }

    /** Ends the line that is being rewritten, so that what follows starts on its own. */
    private void endLine() {
        if (shownLength > 0) err.println();
        shownLength = 0;
    }

    @Override
    public synchronized void close() {
        endLine();
    }
}
