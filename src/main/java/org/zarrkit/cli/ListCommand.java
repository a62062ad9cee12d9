package org.zarrkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.ImageFacts;
import org.zarrkit.image.ImageKind;
import org.zarrkit.image.ImageListing;
import org.zarrkit.image.ListedImage;
import org.zarrkit.store.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the images of a hierarchy, each as soon as it is found. */
@Command(
        name = "list",
        description = "Lists the images at and below a place: series, fields of a plate, labels, arrays.",
        footer = {
            "",
            "Columns: number (for --series; labels have none), kind, path, size by axes, type, levels, name.",
            "With --json a line for each: series, kind, path, name, axes, shape, data_type, levels, error."
        })
final class ListCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "URI", description = "An image, plate, well, collection or any Zarr group.")
    private String uri;

    @Option(names = "--json", description = "As JSON, an object in each line.")
    private boolean json;

    @Option(
            names = "--limit",
            defaultValue = "10000",
            paramLabel = "N",
            description = "List at most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    ListCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (limit < 1) throw new IllegalArgumentException("--limit " + limit + "; expected at least 1");
        Place place = Place.of(uri);
        Iterator<ListedImage> images = ImageListing.of(place).iterator();
        int series = 0;
        int listed = 0;
        while (images.hasNext() && listed < limit) {
            ListedImage image = images.next();
            ObjectNode line = describe(image);
            if (image.kind() != ImageKind.LABEL) line.put("series", series++);
            terminal().out().println(json ? new ObjectMapper().writeValueAsString(line) : text(line));
            listed++;
        }
        if (listed == 0) throw new NotFoundException(place + " holds no images: no OME metadata, and no arrays");
        if (images.hasNext()) terminal().err().println("note: there are more than " + limit + "; see --limit");
        return 0;
    }

    private static ObjectNode describe(ListedImage image) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("kind", image.kind().toString()).put("path", image.path());
        try {
            ImageFacts facts = image.facts();
            line.put("name", facts.name()).put("size", facts.size());
            facts.axes().forEach(line.putArray("axes")::add);
            facts.shape().forEach(line.putArray("shape")::add);
            line.put("data_type", facts.type()).put("levels", facts.levels());
        } catch (ZarrkitException | IllegalArgumentException e) {
            line.put("error", e.getMessage());
        }
        return line;
    }

    private static String text(ObjectNode line) {
        String number = line.has("series") ? line.get("series").asText() : "-";
        String path = line.get("path").asText();
        String start = String.format(
                Locale.ROOT, "%4s  %-5s  %s", number, line.get("kind").asText(), path.isEmpty() ? "." : path);
        if (line.has("error")) return start + "  DAMAGED: " + line.get("error").asText();
        int levels = line.get("levels").asInt();
        String name = line.get("name").asText();
        return start + "  " + line.get("size").asText() + "  "
                + line.get("data_type").asText() + "  " + levels
                + (levels == 1 ? " level" : " levels")
                + (name.isBlank() ? "" : "  '" + name + "'");
    }
}
