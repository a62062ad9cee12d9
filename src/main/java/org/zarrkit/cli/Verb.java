package org.zarrkit.cli;

import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.image.WriteOptions;
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
    final Image open(String location) {
        Image image = Zarrkit.open(location);
        image.warnings().forEach(warning -> terminal.err().println("note: " + warning));
        return image;
    }

    /** Saves an image, or prints how it would be. */
    final void save(Image image, String location, OutputOptions output) {
        WriteOptions options = output.writeOptions();
        BlockRunner runner = output.runner();
        if (output.isDryRun()) {
            terminal.out().println(image.plan(location, options, runner));
            return;
        }
        try (ProgressLines progress = ProgressLines.of(terminal)) {
            progress.note(image.plan(location, options, runner).summary());
            image.save(location, options, runner, progress);
        }
    }
}
