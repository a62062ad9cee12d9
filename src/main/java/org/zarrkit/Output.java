package org.zarrkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.image.ArchiveTarget;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WritePlan;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.store.MemoryStore;

/** An image, and where and how it is saved: see {@link Zarrkit#save}. */
public record Output(Image image, String location, WriteOptions options) {

    /** With the usual options. */
    public Output(Image image, String location) {
        this(image, location, WriteOptions.defaults());
    }

    /** Saves images in one sweep; those in archives are there when all are written. */
    static void save(List<Output> outputs, BlockRunner runner, Progress progress) {
        for (Output output : outputs) output.image.copiedLabels().notes().forEach(progress::note);
        open(outputs, new ArrayList<>(), opened -> PyramidSaver.save(opened, runner, progress));
    }

    private interface Sweep {
        void run(List<PyramidSaver.Output> opened);
    }

    /** Opens the first of some, the others within it, and runs when all are open. */
    private static void open(List<Output> outputs, List<PyramidSaver.Output> opened, Sweep sweep) {
        if (outputs.isEmpty()) {
            sweep.run(opened);
            return;
        }
        Output first = outputs.get(0);
        List<Output> rest = outputs.subList(1, outputs.size());
        Optional<ArchiveTarget> archive = ArchiveTarget.of(first.location, first.options.overwrite());
        if (archive.isEmpty()) first.open(WriteTarget.of(first.location, first.options), rest, opened, sweep);
        else
            archive.get()
                    .write(
                            ArchiveTarget.omeVersion(first.options.version()),
                            store -> first.open(new WriteTarget(store, "", first.options), rest, opened, sweep));
    }

    private void open(WriteTarget target, List<Output> rest, List<PyramidSaver.Output> opened, Sweep sweep) {
        opened.add(new PyramidSaver.Output(image.lazy(), image.copiedLabels().images(), target));
        open(rest, opened, sweep);
    }

    /** How the image would be written; nothing is read or written. */
    WritePlan plan(BlockRunner runner) {
        boolean isArchive = ArchiveTarget.of(location, false).isPresent();
        WriteTarget target =
                isArchive ? new WriteTarget(new MemoryStore(), "", options) : WriteTarget.of(location, options);
        return PyramidSaver.plan(image.lazy(), target, runner);
    }
}
