package org.zarrkit.cli;

import java.util.concurrent.Callable;
import org.zarrkit.Image;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves an image as OME-Zarr with all levels. */
@Command(
        name = "convert",
        description = "Saves an image as OME-Zarr with all levels.",
        footer = {
            "",
            "Coarser levels are computed anew from level 0, unless the image is stored as it is to be: then its stored bytes are",
            "copied. Labels are copied; what else is in the group is told of, and copied by 'rechunk'."
        })
final class ConvertCommand extends Verb implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description =
                    "An OME-Zarr image, level, label or field, a Zarr array, any file that ImageJ opens, or many of them:"
                            + " a folder, or a pattern such as planes/*.tif or a_t{t}_z{z}.tif.")
    private String in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The folder of the OME-Zarr to write; with --label the image.")
    private String out;

    @Option(names = "--no-labels", description = "Leave out the label images of IN.")
    private boolean noLabels;

    @Mixin
    private FileInputOptions input;

    @Mixin
    private OutputOptions output;

    ConvertCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        output.writeOptions(); // mistakes in them come first
        if (output.label().isEmpty()) Places.requireApart(in, out);
        Image image = open(in, input.toOptions());
        save(noLabels ? image.withoutLabels() : image, out, output);
        return 0;
    }
}
