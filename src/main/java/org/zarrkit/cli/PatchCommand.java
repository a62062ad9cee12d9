package org.zarrkit.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.blocks.UpdateOptions.Sharing;
import org.zarrkit.image.AxisValues;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an image into a region of an OME-Zarr image. */
@Command(
        name = "patch",
        description = "Writes an image into a region of an OME-Zarr image, and brings its levels up to date.",
        footer = {
            "",
            "The pixels of the region are replaced, so there is no --overwrite. What was interrupted is made good by",
            "the same command. Processes that write at the same time need --concurrent, or --levels-later and at the",
            "end one 'zarrkit levels TARGET'. TARGET is a folder: pixels in an archive can't be changed."
        })
final class PatchCommand extends UpdateVerb implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "What is written: OME-Zarr, a Zarr array, or a file that ImageJ opens.")
    private String in;

    @Parameters(index = "1", paramLabel = "TARGET", description = "The OME-Zarr image to write into.")
    private String target;

    @Option(
            names = "--at",
            paramLabel = "AXIS=N,...",
            description = "Where the first pixel of IN goes, such as z=10,y=0,x=512, also with c and t (default: 0).")
    private String at = "";

    @Option(
            names = "--concurrent",
            description =
                    "Other processes write other regions at the same time: borders of all regions must be those of"
                            + " shards, in all levels.")
    private boolean concurrent;

    @Option(
            names = "--levels-later",
            description = "As --concurrent, with borders of shards of level 0; coarser levels are left to 'levels'.")
    private boolean levelsLater;

    @Option(
            names = "--resume",
            description = "With --concurrent or --levels-later: a process that wrote to this region was ended; take its"
                    + " region over.")
    private boolean resume;

    @Mixin
    private InputOptions input;

    PatchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Map<String, Long> position = AxisValues.positions(at, "--at");
        UpdateOptions options = options().withSharing(sharing()).withResume(resume);
        Image image = open(in, input.toOptions());
        change(
                target,
                options,
                new Change(
                        update -> update.planPatch(image.lazy(), position),
                        update -> update.patch(image.lazy(), position)));
        return 0;
    }

    private Sharing sharing() {
        if (levelsLater) return Sharing.LEVELS_LATER;
        if (concurrent) return Sharing.ALIGNED;
        if (resume)
            throw new IllegalArgumentException("--resume goes with --concurrent or --levels-later; alone, the same"
                    + " command makes good what was interrupted");
        return Sharing.ALONE;
    }
}
