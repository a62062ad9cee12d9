package org.zarrkit.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import org.zarrkit.PipelineText.Form;
import org.zarrkit.Zarrkit;
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
            description =
                    "An OME-Zarr image, level, label or field, a Zarr array, any file that ImageJ opens, or many of them:"
                            + " a folder, or a pattern such as planes/*.tif or a_t{t}_z{z}.tif.")
    private String in;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "The folder of the OME-Zarr to write; with --label the image; with --print none.")
    private Optional<String> out;

    @Option(
            names = "--op",
            paramLabel = "\"NAME KEY=VALUE ...\"",
            description = "An operation; may be given several times.")
    private List<String> operations = List.of();

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            description = "Operations from a file that --print json or 'save' in a script wrote; those of --op follow.")
    private Optional<String> pipeline;

    @Option(
            names = "--print",
            paramLabel = "steps|json|macro|jython|python",
            description = "Print the pipeline in this form, python for dask, and write nothing.")
    private Optional<String> print;

    @Mixin
    private FileInputOptions input;

    @Mixin
    private OutputOptions output;

    ProcessCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        output.writeOptions(); // mistakes in them come first
        if (operations.isEmpty() && pipeline.isEmpty())
            throw new IllegalArgumentException("there is no operation; expected --op or --pipeline");
        if (print.isPresent()) {
            terminal().out().print(processed().pipeline().as(Form.named(print.get())));
            return 0;
        }
        String target = out.orElseThrow(() -> new IllegalArgumentException("OUT is missing; or --print the pipeline"));
        if (output.label().isEmpty()) Places.requireApart(in, target);
        save(processed(), target, output);
        return 0;
    }

    private Image processed() {
        Image image = open(in, input.toOptions());
        if (pipeline.isPresent()) image = image.then(Zarrkit.pipeline(pipeline.get()));
        for (String operation : operations) image = image.then(operation);
        return image;
    }
}
