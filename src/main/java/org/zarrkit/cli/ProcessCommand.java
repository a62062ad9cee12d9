package org.zarrkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies operations block by block and saves the result as OME-Zarr. */
@Command(
        name = "process",
        description = "Applies operations, block by block, and saves the result as OME-Zarr.",
        footer = {
            "",
            "Operations, applied in the order in which they are given:",
            "  gaussian sigma=2           standard deviation in pixels, for x, y and z",
            "  gaussian sigma=2,2,0.5     for each axis, x first",
            "  threshold method=Otsu      255 in the foreground; any of ImageJ's methods",
            "  threshold min=100          foreground: values of at least 100",
            "  convert type=float32       to integers rounded and clamped"
        })
final class ProcessCommand extends Verb implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "An OME-Zarr image, level, label or field, a Zarr array, or any file that ImageJ opens.")
    private String in;

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "The folder of the OME-Zarr to write; with --label the image.")
    private String out;

    @Option(
            names = "--op",
            required = true,
            paramLabel = "\"NAME KEY=VALUE ...\"",
            description = "An operation; may be given several times.")
    private List<String> operations;

    @Mixin
    private InputOptions input;

    @Mixin
    private OutputOptions output;

    ProcessCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        output.writeOptions(); // mistakes in them come first
        if (output.label().isEmpty()) Places.requireApart(in, out);
        Image image = open(in, input.toOptions());
        for (String operation : operations) image = image.then(operation);
        save(image, out, output);
        return 0;
    }
}
