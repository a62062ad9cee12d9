package org.zarrkit.cli;

import java.util.concurrent.Callable;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.info.Description;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in a Zarr hierarchy or an image file. */
@Command(
        name = "info",
        description = "Shows the groups, arrays and images of a Zarr hierarchy, or what is in an image file.",
        footer = {
            "",
            "What is damaged is shown in its place, and the rest with it.",
            "Keys of --json, for each node:",
            "  path, node (group, array, file, unsupported or damaged), zarr_format, attributes (names), children, error",
            "  group: ome_version, warnings, images (name, axes, levels, channels, provenance, and if there are several",
            "    coordinate_systems and transforms), labels, image_label, plate, well, series, layout,",
            "    scene (coordinate_systems, transforms, images)",
            "  array: shape, data_type, chunks, shards, codecs (name, configuration), fill_value, dimension_names,",
            "    unsupported (why its elements can't be read)",
            "  array with --complete: chunks_total, bytes_decoded, and unless a web server has too many of them",
            "    chunks_present, bytes_stored, ratio, files",
            "  file: shape, data_type, images"
        })
final class InfoCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "URI", description = "A Zarr group or array, or any image file that ImageJ opens.")
    private String uri;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--complete", description = "Also count the chunks and files that are there; reads no chunk.")
    private boolean complete;

    InfoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Description description = Zarrkit.isOfFiles(uri)
                ? Description.of(uri, open(uri, OpenOptions.defaults()).pyramid())
                : Zarrkit.info(uri, complete);
        terminal().out().println(json ? description.json() : description);
        return 0;
    }
}
