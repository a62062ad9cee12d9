package org.zarrkit;

import java.util.Locale;
import org.zarrkit.image.Activity;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Limits;

/** What Zarrkit does and takes at the moment. */
public final class Monitor {

    private Monitor() {}

    /**
     * Memory, cells, blocks, speed of reading and writing, threads: a line each. In a macro:
     * {@code text = call("org.zarrkit.Monitor.report");}
     */
    public static String report() {
        Activity.Counts counts = Activity.shared().counts();
        CellCache.Statistics cells = CellCache.shared().statistics();
        return String.join(
                "\n",
                memory(),
                "cells: %d of %d MB in %d cells, %d dropped"
                        .formatted(cells.usedBytes() >> 20, cells.budgetBytes() >> 20, cells.cells(), cells.evicted()),
                "asked for: %d hits (%d %%), %d loaded, of which %d computed"
                        .formatted(
                                cells.hits(),
                                percent(cells.hits(), cells.hits() + cells.loaded()),
                                cells.loaded(),
                                counts.cellsComputed()),
                "blocks: %d written".formatted(counts.blocksWritten()),
                "read: " + rate(counts.bytesReadPerSecond(), counts.bytesRead()),
                "written: " + rate(counts.bytesWrittenPerSecond(), counts.bytesWritten()),
                "threads: %d of %d busy"
                        .formatted(
                                Limits.shared().threadsTaken(), Limits.shared().threads()));
    }

    private static String memory() {
        Limits limits = Limits.shared();
        Runtime java = Runtime.getRuntime();
        return "memory: %d MB, of which %d MB for blocks; Java has %d of %d MB in use"
                .formatted(
                        limits.memoryInBytes() >> 20,
                        limits.blockMemoryInBytes() >> 20,
                        java.totalMemory() - java.freeMemory() >> 20,
                        java.maxMemory() >> 20);
    }

    private static String rate(double bytesPerSecond, long total) {
        return String.format(Locale.ROOT, "%.1f MB/s, %.1f MB in all", bytesPerSecond / 1e6, total / 1e6);
    }

    private static long percent(long part, long all) {
        return all == 0 ? 0 : 100 * part / all;
    }
}
