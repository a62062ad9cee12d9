package org.zarrkit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.Rechunking;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.store.Editable;
import org.zarrkit.store.Keys;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.FormatConversion;
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
            "with .zip or .ozx. There is no --resume: what was interrupted leaves nothing, and begins anew."
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
            names = "--version",
            paramLabel = "0.4|0.5|0.6rc0",
            description = "The version of OME-Zarr, with labels, plates and all else that is there.")
    private Optional<String> version;

    @Option(
            names = "--in-place",
            description =
                    "With --format alone: give IN other documents where it is, without OUT; chunks are not touched.")
    private boolean inPlace;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--overwrite", description = "Replace a Zarr that stands at OUT.")
    private boolean overwrite;

    @Option(names = "--verify", description = "Read all back and compare before OUT takes its name.")
    private boolean verify;

    @Option(names = "--dry-run", description = "Print what would be done, and write nothing.")
    private boolean dryRun;

    RechunkCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        BlockRunner runner = work.runner();
        Rechunking rechunking = Rechunking.of(options());
        if (inPlace) {
            convertInPlace(rechunking);
            return 0;
        }
        String place = out.orElseThrow(() -> new IllegalArgumentException("OUT is missing: where to write"));
        Places.requireApart(in, place);
        if (dryRun) rechunking.plan(in, runner).forEach(terminal().out()::println);
        else
            try (ProgressLines progress = ProgressLines.of(terminal())) {
                rechunking.copy(in, place, runner, progress);
            }
        return 0;
    }

    private Map<String, Object> options() {
        Map<String, Object> options =
                new LinkedHashMap<>(Map.of("array", path, "overwrite", overwrite, "verify", verify));
        chunks.ifPresent(text -> options.put("chunks", text));
        shards.ifPresent(text -> options.put("shards", text));
        codec.ifPresent(text -> options.put("codec", text));
        format.ifPresent(number -> options.put("format", number));
        version.ifPresent(text -> options.put("version", text));
        work.memoryInBytes().ifPresent(bytes -> options.put("memory", bytes));
        return options;
    }

    private void convertInPlace(Rechunking rechunking) {
        boolean formatAlone = format.isPresent() && rechunking.stored().equals(RechunkOptions.ofFormat(format.get()));
        if (out.isPresent() || !formatAlone || version.isPresent() || dryRun || verify)
            throw new IllegalArgumentException("--in-place goes with --format alone, and without OUT");
        Editable place = Stores.edit(in);
        if (!(place.store() instanceof LocalStore))
            throw new IllegalArgumentException("--in-place: " + in + " is an archive; name another one as OUT");
        FormatConversion.convert(place.store(), Keys.join(place.path(), Keys.normalize(path)), format.get());
    }
}
