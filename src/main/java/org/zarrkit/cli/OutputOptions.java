package org.zarrkit.cli;

import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.image.Edges;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an image is written, for every verb that writes one. */
final class OutputOptions {

    @Option(
            names = "--label",
            paramLabel = "NAME",
            description = "OUT is an OME-Zarr image that is there; write its label image labels/NAME, with its levels.")
    private Optional<String> label;

    @Option(names = "--version", paramLabel = "0.4|0.5|0.6rc0", description = "Version of OME-Zarr (default: 0.5).")
    private Optional<String> version;

    @Option(
            names = "--chunks",
            paramLabel = "N|z=N,y=N,x=N|SIZE",
            description =
                    "Edges of chunks in space, by axis, or a size such as 4MB (default: 128 in 3-D, 1024 in 2-D).")
    private Optional<String> chunks;

    @Option(
            names = "--shards",
            paramLabel = "N|z=N,y=N,x=N|SIZE|none",
            description = "Edges of shards, rounded up to whole chunks; 0.5 only (default: such that there are at most"
                    + " 10,000 files, if memory allows).")
    private Optional<String> shards;

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            description =
                    "raw, gzip:LEVEL, zstd:LEVEL or blosc:NAME:LEVEL[:SHUFFLE] (default: blosc:zstd:1; of labels zstd:3).")
    private Optional<String> codec;

    @Option(
            names = "--levels",
            paramLabel = "N",
            description = "Number of levels (default: until the coarsest fits 256 pixels or a chunk).")
    private Optional<Integer> levels;

    @Option(
            names = "--downsample",
            paramLabel = "METHOD",
            description =
                    "How a coarser level is made: mean, median, min, max, nearest, or mode, the most frequent value"
                            + " (default: mean; of labels mode).")
    private Optional<String> downsample;

    @Option(names = "--overwrite", description = "Replace a Zarr that stands at OUT.")
    private boolean overwrite;

    @Option(
            names = "--resume",
            description =
                    "Continue an OUT that was not finished, as is done anyway; one that is complete is a success.")
    private boolean resume;

    @Option(
            names = "--verify",
            description = "Read everything back and compare checksums before OUT counts as complete.")
    private boolean verify;

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--dry-run", description = "Print what would be written, and write nothing.")
    private boolean dryRun;

    WriteOptions writeOptions() {
        if (label.isPresent() && version.isPresent())
            throw new IllegalArgumentException("--version: labels have the version of their image; leave it out");
        WriteOptions options = (label.isPresent() ? WriteOptions.labelDefaults() : WriteOptions.defaults())
                .withOverwrite(overwrite)
                .withResume(resume)
                .withVerify(verify);
        Optional<Long> memory = work.memoryInBytes();
        if (memory.isPresent()) options = options.withMemory(memory.get());
        if (version.isPresent()) options = options.withVersion(version(version.get()));
        if (chunks.isPresent()) options = options.withChunks(Edges.parse(chunks.get(), "chunks"));
        if (shards.isPresent()) options = options.withShards(Edges.parse(shards.get(), "shards"));
        if (codec.isPresent()) options = options.withCodec(codec.get());
        if (levels.isPresent()) options = options.withLevels(levels.get());
        return downsample.isPresent() ? options.withDownsampling(Downsampling.of(downsample.get())) : options;
    }

    /** The label image to write into the output, if that is asked for. */
    Optional<String> label() {
        return label;
    }

    boolean isDryRun() {
        return dryRun;
    }

    BlockRunner runner() {
        return work.runner();
    }

    private static NgffVersion version(String text) {
        return NgffVersion.of(text)
                .filter(NgffVersion::isWritten)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--version " + text + ": Zarrkit writes 0.4, 0.5 and the release candidate 0.6rc0"));
    }
}
