package org.zarrkit.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.image.ArchiveTarget;
import org.zarrkit.image.MemorySize;
import org.zarrkit.store.Editable;
import org.zarrkit.store.Keys;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.FormatConversion;
import org.zarrkit.zarr.HierarchyRechunk;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.RechunkOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores a Zarr array, or all arrays of a group, in other chunks, shards, codecs or the other format. */
@Command(
        name = "rechunk",
        description = "Stores a Zarr array, or all arrays of a group, in other chunks, shards, codecs or Zarr format.",
        footer = {
            "",
            "What is not said stays as it is; where nothing changes, the stored bytes are copied. Edges are those of",
            "the last axes; along axes before them they are 1. Arrays of other types than those of pixels, and files",
            "that are no Zarr, are copied as they are. OUT takes its name when it is complete; it is an archive if it ends",
            "with .zip or .ozx."
        })
final class RechunkCommand extends Verb implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "A Zarr array or group, OME-Zarr or not.")
    private String in;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "The folder or archive to write.")
    private Optional<String> out;

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

    @Option(
            names = "--in-place",
            description =
                    "With --format alone: give IN other documents where it is, without OUT; chunks are not touched.")
    private boolean inPlace;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--overwrite", description = "Replace a Zarr that stands at OUT.")
    private boolean overwrite;

    RechunkCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        BlockRunner runner = work.runner();
        HierarchyRechunk.Workers workers = new HierarchyRechunk.Workers(
                runner.threads(),
                work.memoryInBytes().orElse(Runtime.getRuntime().maxMemory() / 2));
        RechunkOptions options = new RechunkOptions(
                format,
                chunks.map(text -> edges("--chunks", text)),
                shards.map(text -> text.equals("none") ? List.of() : edges("--shards", text)),
                codec);
        if (inPlace) {
            convertInPlace(options);
            return 0;
        }
        String place = out.orElseThrow(() -> new IllegalArgumentException("OUT is missing: where to write"));
        Places.requireApart(in, place);
        Store source = Stores.open(in);
        Consumer<WritableStore> content = target -> copy(source, target, options, workers, runner);
        Optional<ArchiveTarget> archive = ArchiveTarget.of(place, overwrite);
        if (archive.isPresent()) archive.get().write(omeVersion(source), content);
        else SafeFolder.write(place, overwrite, content);
        return 0;
    }

    private void convertInPlace(RechunkOptions options) {
        if (out.isPresent() || format.isEmpty() || !options.equals(RechunkOptions.ofFormat(format.get())))
            throw new IllegalArgumentException("--in-place goes with --format alone, and without OUT");
        Editable place = Stores.edit(in);
        if (!(place.store() instanceof LocalStore))
            throw new IllegalArgumentException("--in-place: " + in + " is an archive; name another one as OUT");
        FormatConversion.convert(place.store(), Keys.join(place.path(), Keys.normalize(path)), format.get());
    }

    private Optional<String> omeVersion(Store source) {
        Node root = Node.open(source, Keys.normalize(path));
        String version = root.attributes().path("ome").path("version").asText("");
        return root.zarrFormat() == 3 && !version.isEmpty() ? Optional.of(version) : Optional.empty();
    }

    private void copy(
            Store source,
            WritableStore target,
            RechunkOptions options,
            HierarchyRechunk.Workers workers,
            BlockRunner runner) {
        HierarchyRechunk rechunk = HierarchyRechunk.of(source, Keys.normalize(path), target, options, workers);
        rechunk.begin();
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            rechunk.notes().forEach(progress::note);
            if (!rechunk.isByteForByte())
                progress.note("takes " + MemorySize.text(rechunk.peakMemoryInBytes()) + " of memory at most");
            progress.begin(rechunk.isByteForByte() ? "copying" : "rechunking", rechunk.steps());
            runner.run(rechunk.steps(), step -> progress.blockDone(rechunk.copy(step)), progress);
        }
        rechunk.finish();
    }

    private static List<Integer> edges(String option, String text) {
        if (!text.matches("[0-9]{1,9}(,[0-9]{1,9})*"))
            throw new IllegalArgumentException(option + " " + text + "; expected such as 64,64,64");
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
