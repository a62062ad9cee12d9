package org.zarrkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import org.zarrkit.Output;
import org.zarrkit.PipelineText.Form;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.OpText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies operations block by block and saves the result as OME-Zarr. */
@Command(name = "process", description = "Applies operations, block by block, and saves the result as OME-Zarr.")
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
            names = "--also",
            arity = "2",
            paramLabel = "OUT2|\"NAME KEY=VALUE; ...\"",
            hideParamSyntax = true,
            description =
                    "Also OUT2: further operations on what is written to OUT, in the same pass; may be given several"
                            + " times: --also mask.zarr \"threshold min=100\".")
    private List<String> also = List.of();

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

    /** All operations are listed below the options. */
    @Spec
    void listOperations(CommandSpec spec) {
        spec.usageMessage().footer(OperationList.lines());
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
        Image image = processed();
        if (also.isEmpty()) save(image, target, output);
        else saveAll(outputs(image, target));
        return 0;
    }

    private List<Output> outputs(Image image, String target) {
        if (output.label().isPresent())
            throw new IllegalArgumentException("--also: labels are written one by one; leave out --label or --also");
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(image, target, output.writeOptions()));
        for (int i = 0; i < also.size(); i += 2) {
            Places.requireApart(in, also.get(i));
            Image further = image;
            for (String operation : OpText.split(also.get(i + 1))) further = further.then(operation);
            outputs.add(new Output(further, also.get(i), output.writeOptions()));
        }
        return outputs;
    }

    private void saveAll(List<Output> outputs) {
        if (output.isDryRun()) {
            for (Output each : outputs)
                terminal().out().println(each.image().plan(each.location(), each.options(), output.runner()));
            return;
        }
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            Zarrkit.save(outputs, output.runner(), progress);
        }
    }

    private Image processed() {
        Image image = open(in, input.toOptions());
        if (pipeline.isPresent()) image = image.then(Zarrkit.pipeline(pipeline.get()));
        for (String operation : operations) image = image.then(operation);
        return image;
    }
}
