package org.zarrkit.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.HierarchyRechunk;
import org.zarrkit.zarr.RechunkOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores a Zarr array, or all arrays of a group, in other chunks, shards, codecs or the other format. */
@Command(
        name = "rechunk",
        description = "Stores a Zarr array, or all arrays of a group, in other chunks, shards, codecs or Zarr format.",
        footer = {
            "",
            "What is not said stays as it is; where nothing changes, the stored bytes are copied. Edges are those of",
            "the last axes; along axes before them they are 1. OUT takes its name when it is complete."
        })
final class RechunkCommand extends Verb implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "A Zarr array or group, OME-Zarr or not.")
    private String in;

    @Parameters(index = "1", paramLabel = "OUT", description = "The folder to write.")
    private String out;

    @Option(names = "--array", paramLabel = "PATH", description = "Take only this array or group of IN.")
    private String path = "";

    @Option(names = "--chunks", paramLabel = "N,N,...", description = "Edges of chunks.")
    private Optional<String> chunks;

    @Option(
            names = "--shards",
            paramLabel = "N,N,...",
            description = "Edges of shards, rounded up to whole chunks, or none (Zarr 3 only).")
    private Optional<String> shards;

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            description = "raw, gzip:LEVEL, zstd:LEVEL or blosc:NAME:LEVEL[:SHUFFLE].")
    private Optional<String> codec;

    @Option(names = "--format", paramLabel = "2|3", description = "The Zarr format.")
    private Optional<Integer> format;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "What all threads may take, such as 512M or 2G (default: half of Java's memory).")
    private Optional<String> memory;

    @Option(names = "--overwrite", description = "Replace a Zarr that stands at OUT.")
    private boolean overwrite;

    RechunkCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        BlockRunner runner = ThreadRunner.of(threads);
        HierarchyRechunk.Workers workers = new HierarchyRechunk.Workers(threads, memoryInBytes());
        RechunkOptions options = new RechunkOptions(
                format,
                chunks.map(text -> edges("--chunks", text)),
                shards.map(text -> text.equals("none") ? List.of() : edges("--shards", text)),
                codec);
        Places.requireApart(in, out);
        Store source = Stores.open(in);
        SafeFolder.write(out, overwrite, target -> copy(source, target, options, workers, runner));
        return 0;
    }

    private void copy(
            Store source,
            WritableStore target,
            RechunkOptions options,
            HierarchyRechunk.Workers workers,
            BlockRunner runner) {
        HierarchyRechunk rechunk = HierarchyRechunk.of(source, Keys.normalize(path), target, options, workers);
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            progress.begin(rechunk.isByteForByte() ? "copying" : "rechunking", rechunk.steps());
            runner.run(rechunk.steps(), step -> progress.blockDone(rechunk.copy(step)), progress);
        }
        rechunk.finish();
    }

    private long memoryInBytes() {
        return memory.map(text -> MemorySize.parse("--memory", text))
                .orElse(Runtime.getRuntime().maxMemory() / 2);
    }

    private static List<Integer> edges(String option, String text) {
        if (!text.matches("[0-9]{1,9}(,[0-9]{1,9})*"))
            throw new IllegalArgumentException(option + " " + text + "; expected such as 64,64,64");
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
