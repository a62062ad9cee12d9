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

    final void save(Image image, String location, WriteOptions options, BlockRunner runner) {
        int bytesPerPixel = image.lazy().storedType().sizeInBytes();
        try (ProgressLines progress = ProgressLines.of(terminal, bytesPerPixel)) {
            image.save(location, options, runner, progress);
        }
    }
}
