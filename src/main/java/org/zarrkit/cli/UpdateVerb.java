package org.zarrkit.cli;

import java.util.function.Consumer;
import java.util.function.Function;
import org.zarrkit.blocks.PyramidUpdate;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.blocks.UpdatePlan;
import org.zarrkit.image.StoredImage;
import picocli.CommandLine.Mixin;

/** A verb that changes a stored image where it is. */
abstract class UpdateVerb extends Verb {

    @Mixin
    private UpdateArguments arguments;

    UpdateVerb(Terminal terminal) {
        super(terminal);
    }

    /** What was said for every such verb. */
    final UpdateOptions options() {
        return arguments.toOptions();
    }

    /** What a verb does, and what it would do. */
    record Change(Function<PyramidUpdate, UpdatePlan> plan, Consumer<PyramidUpdate> action) {}

    /** Changes an image, or prints what would be written. */
    final void change(String location, UpdateOptions options, Change change) {
        StoredImage target = StoredImage.open(location);
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            PyramidUpdate update = PyramidUpdate.of(target, options, arguments.runner(), progress);
            if (arguments.isDryRun()) terminal().out().println(change.plan.apply(update));
            else change.action.accept(update);
        }
    }
}
