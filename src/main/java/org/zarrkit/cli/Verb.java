package org.zarrkit.cli;

import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WritePlan;
import picocli.CommandLine.Option;

/** What all verbs have in common. */
abstract class Verb {

    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    Verb(Terminal terminal) {
        this.terminal = terminal;
    }

    final Terminal terminal() {
        return terminal;
    }

    /** Opens an image and tells what was tolerated or changed. */
    final Image open(String location, OpenOptions options) {
        Image image = Zarrkit.open(location, options);
        image.warnings().forEach(warning -> terminal.err().println("note: " + warning));
        return image;
    }

    /** Saves an image, or prints how it would be. */
    final void save(Image image, String location, OutputOptions output) {
        WriteOptions options = output.writeOptions();
        BlockRunner runner = output.runner();
        WritePlan plan = output.label().isPresent()
                ? image.planLabels(location, output.label().get(), options, runner)
                : image.plan(location, options, runner);
        if (output.isDryRun()) {
            terminal.out().println(plan);
            if (output.label().isEmpty())
                image.savedLabels()
                        .forEach(name -> terminal.out().println("labels '" + name + "', with as many levels"));
            return;
        }
        try (ProgressLines progress = ProgressLines.of(terminal)) {
            progress.note(plan.summary());
            if (output.label().isPresent())
                image.saveLabels(location, output.label().get(), options, runner, progress);
            else image.save(location, options, runner, progress);
        }
    }
}
