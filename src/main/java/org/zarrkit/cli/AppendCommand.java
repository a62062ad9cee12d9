package org.zarrkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.UpdateOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Appends images to an OME-Zarr image. */
@Command(
        name = "append",
        description = "Appends images, such as time points or channels, to an OME-Zarr image, in all its levels.",
        footer = {
            "",
            "Readers find the image as it was until all is appended. What was interrupted is done again by the same",
            "command, which writes over what is there; with --resume one that had all but ended is not done twice.",
            "Nothing is ever replaced, so there is no --overwrite. TARGET is a folder: an archive can't be added to."
        })
final class AppendCommand extends UpdateVerb implements Callable<Integer> {

    @Parameters(
            arity = "2..*",
            paramLabel = "IN... TARGET",
            description =
                    "One image or more, in this order: OME-Zarr, Zarr arrays, or files that ImageJ opens; then the"
                            + " OME-Zarr image that they are appended to.")
    private List<String> places;

    @Option(
            names = "--axis",
            required = true,
            paramLabel = "t|c|z|y|x",
            description = "The axis of TARGET that becomes longer. An IN without it is one position.")
    private String axis;

    @Option(names = "--resume", description = "Do nothing if all was appended and only a note was left to remove.")
    private boolean resume;

    @Mixin
    private InputOptions input;

    AppendCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        UpdateOptions options = options().withResume(resume);
        String target = places.get(places.size() - 1);
        List<LazyImage<?>> images = new ArrayList<>();
        for (String in : places.subList(0, places.size() - 1))
            images.add(open(in, input.toOptions()).lazy());
        change(
                target,
                options,
                new Change(update -> update.planAppend(images, axis), update -> update.append(images, axis)));
        return 0;
    }
}
