package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.PipelineText;
import org.zarrkit.PipelineText.Form;
import org.zarrkit.Zarrkit;

/** Shows where the current image was opened and what is done with it, as lines, JSON or a script, and saves that. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Pipeline...",
        description =
                "Where the current image was opened, and the operations on it: as lines, as JSON that can be applied\n"
                        + "to other images, or as a script that does the same: a macro, Jython, or Python with dask.")
public final class PipelineCommand implements Command {

    @Parameter(
            label = "Form",
            choices = {"steps", "JSON", "macro", "Jython", "Python"},
            persist = false)
    private String form = "steps";

    @Parameter(label = "Save JSON as (empty: not)", style = "save", required = false, persist = false)
    private String save = "";

    @Override
    public void run() {
        PipelineText pipeline = Zarrkit.of(CurrentImage.get()).pipeline();
        if (!save.isBlank()) {
            pipeline.save(save);
            IJ.showStatus("saved " + save);
        }
        TextOutput.show("Zarrkit Pipeline", pipeline.as(Form.named(form)));
    }
}
