package org.zarrkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.image.ArchiveTarget;
import org.zarrkit.image.FolderTarget;
import org.zarrkit.image.MemorySize;
import org.zarrkit.image.RunOptions;
import org.zarrkit.image.VersionChange;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Keys;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Place;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.HierarchyRechunk;
import org.zarrkit.zarr.NodeChange;
import org.zarrkit.zarr.RechunkOptions;

/**
 * Stores a Zarr array, or all of a hierarchy, anew: in other chunks, shards, codecs, Zarr format or version of OME-Zarr.
 * What is not said stays as it is; where nothing about chunks changes, the stored bytes are copied.
 *
 * @param path of the node that is taken, below the source
 * @param stored how arrays are stored
 * @param version of OME-Zarr; empty: as it is
 * @param run whether something is replaced, all is compared, and with what memory; there is no resuming
 */
public record Rechunking(String path, RechunkOptions stored, Optional<NgffVersion> version, RunOptions run) {

    public Rechunking {
        path = Keys.normalize(path);
        if (run.resume())
            throw new IllegalArgumentException(
                    "rechunking can't be resumed: it begins anew each time, and leaves nothing"
                            + " unless it comes to its end");
        if (version.isPresent()) stored = ofVersion(version.get(), stored);
    }

    private static RechunkOptions ofVersion(NgffVersion version, RechunkOptions stored) {
        if (!version.isWritten())
            throw new IllegalArgumentException("OME-Zarr " + version.text() + "; Zarrkit writes 0.4, 0.5 and 0.6rc0");
        int format = version.zarrFormat();
        if (stored.format().orElse(format) != format)
            throw new IllegalArgumentException("OME-Zarr " + version.text() + " is of Zarr " + format + ", not of Zarr "
                    + stored.format().get() + "; leave the format out");
        return new RechunkOptions(Optional.of(format), stored.chunks(), stored.shards(), stored.codec());
    }

    /** As text, or as scripts have them, by the keys that {@link RechunkText} has. */
    public static Rechunking of(Map<String, ?> options) {
        return RechunkText.parse(options);
    }

    /**
     * Copies, and returns when all is there. The target takes its name when it is complete; it is an archive if it ends
     * with .zip or .ozx.
     *
     * @throws IllegalArgumentException if the options do not fit, or the memory is too little
     * @throws org.zarrkit.error.ZarrkitException if something can't be read or written, or stands at the target
     */
    public void copy(String from, String to, BlockRunner runner, Progress progress) {
        Place source = source(from);
        Optional<ArchiveTarget> archive = ArchiveTarget.of(to, run.overwrite());
        if (archive.isPresent())
            archive.get().write(omeVersion(source), target -> copy(source, target, runner, progress));
        else {
            WriteTarget.of(to, WriteOptions.defaults()).requireApart(List.<URI>of(source.uri()));
            FolderTarget.write(to, run.overwrite(), target -> copy(source, target, runner, progress));
        }
    }

    /** What {@link #copy} would do, a sentence each; only documents are read, and nothing is written. */
    public List<String> plan(String from, BlockRunner runner) {
        Plan plan = plan(source(from), new MemoryStore(), runner);
        List<String> lines = new ArrayList<>(plan.notes());
        lines.add(
                plan.rechunk.steps() + " parts to copy" + (plan.rechunk.isByteForByte() ? " as they are stored" : ""));
        return lines;
    }

    private Place source(String from) {
        return new Place(Stores.open(from), path);
    }

    private record Plan(HierarchyRechunk rechunk, List<String> changes) {

        List<String> notes() {
            List<String> notes = new ArrayList<>(changes);
            notes.addAll(rechunk.notes());
            if (!rechunk.isByteForByte())
                notes.add("takes " + MemorySize.text(rechunk.peakMemoryInBytes()) + " of memory at most");
            return notes;
        }
    }

    private Plan plan(Place source, WritableStore target, BlockRunner runner) {
        HierarchyRechunk.Workers workers = new HierarchyRechunk.Workers(runner.threads(), run.memoryInBytes());
        if (version.isEmpty())
            return new Plan(HierarchyRechunk.of(source, target, stored, NodeChange.NONE, workers), List.of());
        VersionChange change = new VersionChange(source.store(), version.get());
        return new Plan(HierarchyRechunk.of(source, target, stored, change, workers), change.notes());
    }

    private Optional<String> omeVersion(Place source) {
        return version.isPresent() ? ArchiveTarget.omeVersion(version.get()) : ArchiveTarget.omeVersion(source);
    }

    private void copy(Place source, WritableStore target, BlockRunner runner, Progress progress) {
        Plan plan = plan(source, target, runner);
        HierarchyRechunk rechunk = plan.rechunk;
        plan.notes().forEach(progress::note);
        rechunk.begin();
        progress.begin(rechunk.isByteForByte() ? "copying" : "rechunking", rechunk.steps());
        runner.run(rechunk.steps(), step -> progress.blockDone(rechunk.copy(step)), progress);
        if (run.verify()) {
            progress.begin("verify", rechunk.steps());
            runner.run(
                    rechunk.steps(),
                    step -> {
                        rechunk.check(step);
                        progress.blockDone(0);
                    },
                    progress);
        }
        rechunk.finish();
    }
}
