package org.zarrkit.cli;

import java.util.Optional;
import org.zarrkit.image.FileOptions;
import org.zarrkit.image.OpenOptions;
import picocli.CommandLine.Option;

/** Which image is meant, for every verb that opens one. */
final class InputOptions {

    @Option(
            names = "--series",
            paramLabel = "N|PATH|NAME",
            description = "One of several images: its number in 'zarrkit list', its path or its name.")
    private Optional<String> series;

    @Option(
            names = "--axes",
            paramLabel = "AXES",
            description = "Axes of an array that does not name them, such as zyx or tczyx, in the order of its shape.")
    private Optional<String> axes;

    @Option(
            names = "--acquisition",
            paramLabel = "ID",
            description = "The acquisition of a plate or well whose fields are shown (default: the first).")
    private Optional<Long> acquisition;

    OpenOptions toOptions() {
        return new OpenOptions(series, axes, acquisition, FileOptions.defaults());
    }
}
