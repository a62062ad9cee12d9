package org.zarrkit.command;

import ij.IJ;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.zarrkit.blocks.Progress;

/**
 * Shows progress in ImageJ's status bar, and in the list of tasks where SciJava runs: blocks done, speed, time left. The
 * Escape key cancels, and so does cancelling the task.
 */
final class StatusProgress implements Progress, AutoCloseable {

    private static final long INTERVAL = 200_000_000;

    private final Optional<TaskService> service;
    private Optional<Task> task = Optional.empty();
    private String what = "";
    private long blocks;
    private long done;
    private long bytes;
    private long began;
    private long shown;

    StatusProgress() {
        this(RunningContext.tasks());
    }

    StatusProgress(Optional<TaskService> service) {
        this.service = service;
    }

    /** Does work with a progress that ends with it. */
    static <T> T during(Function<Progress, T> work) {
        try (StatusProgress progress = new StatusProgress()) {
            return work.apply(progress);
        }
    }

    @Override
    public synchronized void begin(String newWhat, long newBlocks) {
        close();
        what = newWhat;
        blocks = newBlocks;
        done = 0;
        bytes = 0;
        began = System.nanoTime();
        shown = 0;
        task = service.map(tasks -> tasks.createTask("Zarrkit: " + newWhat));
        task.ifPresent(running -> {
            running.setProgressMaximum(newBlocks);
            running.start();
        });
    }

    @Override
    public synchronized void blockDone(long blockBytes) {
        done++;
        bytes += blockBytes;
        long now = System.nanoTime();
        if (done < blocks && now - shown < INTERVAL) return;
        shown = now;
        IJ.showProgress((double) done / blocks);
        String line = line(now) + left(now);
        IJ.showStatus(line);
        task.ifPresent(running -> {
            running.setProgressValue(done);
            running.setStatusMessage(line);
        });
        if (done == blocks) close();
    }

    private String line(long now) {
        return String.format(
                Locale.ROOT, "%s: %d of %d blocks, %.1f MB/s", what, done, blocks, bytes / 1e6 / seconds(now));
    }

    private double seconds(long now) {
        return Math.max(1e-3, (now - began) / 1e9);
    }

    private String left(long now) {
        if (done == blocks) return "";
        return String.format(Locale.ROOT, ", %.0f s left (Esc cancels)", seconds(now) / done * (blocks - done));
    }

    /** The last work in numbers: blocks, megabytes, seconds, speed. */
    synchronized String summary() {
        double seconds = seconds(shown);
        return String.format(
                Locale.ROOT,
                "%d blocks, %.1f MB in %.1f s, %.1f MB/s",
                done,
                bytes / 1e6,
                seconds,
                bytes / 1e6 / seconds);
    }

    @Override
    public void note(String sentence) {
        IJ.log(sentence);
    }

    @Override
    public boolean isCancelled() {
        return IJ.escapePressed() || isTaskCancelled();
    }

    private synchronized boolean isTaskCancelled() {
        return task.map(Task::isCanceled).orElse(false);
    }

    /** Ends the task, whether or not its work was. */
    @Override
    public synchronized void close() {
        task.filter(running -> !running.isDone()).ifPresent(Task::finish);
        task = task.filter(Task::isCanceled);
    }
}
