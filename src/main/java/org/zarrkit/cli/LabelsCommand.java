package org.zarrkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.ImageFacts;
import org.zarrkit.image.LabelImages;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the label images of an image. */
@Command(
        name = "labels",
        description = "Lists the label images of an image.",
        footer = {
            "",
            "Labels are written by 'zarrkit process' and 'zarrkit convert' with --label NAME.",
            "With --json a line for each: name, axes, shape, data_type, levels, colors, properties, source, error."
        })
final class LabelsCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "URI", description = "An OME-Zarr image.")
    private String uri;

    @Option(names = "--json", description = "As JSON, an object in each line.")
    private boolean json;

    @Mixin
    private InputOptions input;

    LabelsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Place image = ZarrImage.open(Place.of(uri), input.toOptions()).place();
        for (String name : LabelImages.names(image)) {
            ObjectNode line = describe(image, name);
            terminal().out().println(json ? new ObjectMapper().writeValueAsString(line) : text(line));
        }
        return 0;
    }

    private static ObjectNode describe(Place image, String name) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("name", name);
        try {
            ZarrImage labels = LabelImages.open(image, name);
            ImageLabel metadata = labels.imageLabel().orElse(ImageLabel.NONE);
            ImageFacts facts = new ImageFacts(
                    name,
                    labels.multiscale().axes().stream().map(Axis::name).toList(),
                    labels.arrays().get(0).grid().shape(),
                    labels.arrays().get(0).metadata().typeName(),
                    labels.arrays().size());
            line.put("size", facts.size());
            facts.axes().forEach(line.putArray("axes")::add);
            facts.shape().forEach(line.putArray("shape")::add);
            line.put("data_type", facts.type()).put("levels", facts.levels());
            line.put("colors", metadata.colors().size());
            line.put(
                    "properties",
                    metadata.unknown()
                            .get("properties")
                            .map(list -> list.size())
                            .orElse(0));
            metadata.source().ifPresent(source -> line.put("source", source));
        } catch (ZarrkitException | IllegalArgumentException e) {
            line.put("error", e.getMessage());
        }
        return line;
    }

    private static String text(ObjectNode line) {
        String name = line.get("name").asText();
        if (line.has("error")) return name + "  DAMAGED: " + line.get("error").asText();
        return name + "  " + line.get("size").asText() + "  "
                + line.get("data_type").asText() + "  "
                + line.get("levels").asInt() + " levels  " + line.get("colors").asInt() + " colours  "
                + line.get("properties").asInt() + " properties"
                + (line.has("source") ? "  of " + line.get("source").asText() : "");
    }
}
