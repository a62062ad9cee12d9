package org.zarrkit.command;

import ij.IJ;
import java.util.Locale;
import org.zarrkit.blocks.Progress;

/** Shows progress in ImageJ's status bar: blocks done, speed, time left. The Escape key cancels. */
final class StatusProgress implements Progress {

    private static final long INTERVAL = 200_000_000;

    private String what = "";
    private long blocks;
    private long done;
    private long bytes;
    private long began;
    private long shown;

    @Override
    public synchronized void begin(String newWhat, long newBlocks) {
        what = newWhat;
        blocks = newBlocks;
        done = 0;
        bytes = 0;
        began = System.nanoTime();
        shown = 0;
    }

    @Override
    public synchronized void blockDone(long blockBytes) {
        done++;
        bytes += blockBytes;
        long now = System.nanoTime();
        if (done < blocks && now - shown < INTERVAL) return;
        shown = now;
        IJ.showProgress((double) done / blocks);
        IJ.showStatus(line((now - began) / 1e9));
    }

    private String line(double seconds) {
        String line =
                String.format(Locale.ROOT, "%s: %d of %d blocks, %.1f MB/s", what, done, blocks, bytes / 1e6 / seconds);
        double left = seconds / done * (blocks - done);
        return done == blocks ? line : line + String.format(Locale.ROOT, ", %.0f s left (Esc cancels)", left);
    }

    @Override
    public void note(String sentence) {
        IJ.log(sentence);
    }

    @Override
    public boolean isCancelled() {
        return IJ.escapePressed();
    }
}
