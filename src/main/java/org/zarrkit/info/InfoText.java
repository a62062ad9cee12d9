package org.zarrkit.info;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tree of {@code info} as text, a node a line and what it says of images below it. */
final class InfoText {

    private static final int MOST_LISTED = 24;

    private final StringBuilder text = new StringBuilder();

    private InfoText() {}

    static String of(String uri, JsonNode tree) {
        InfoText info = new InfoText();
        info.node(uri, tree, "");
        return info.text.toString();
    }

    private void line(String indent, String content) {
        // One line for each item, whatever a file says.
        text.append(indent).append(content.replaceAll("\\p{Cntrl}+", " ")).append(System.lineSeparator());
    }

    private void node(String name, JsonNode node, String indent) {
        String inner = indent + "  ";
        switch (node.path("node").asText()) {
            case "array" -> array(name, node, indent);
            case "file" ->
                line(
                        indent,
                        name + ": image file, " + node.path("data_type").asText() + " " + compact(node.path("shape")));
            case "damaged" ->
                line(indent, name + ": DAMAGED: " + node.path("error").asText());
            case "unsupported" ->
                line(indent, name + ": NOT SUPPORTED: " + node.path("error").asText());
            default ->
                line(
                        indent,
                        name + ": group, Zarr " + node.path("zarr_format").asText()
                                + (node.has("ome_version")
                                        ? ", OME-Zarr "
                                                + node.path("ome_version").asText()
                                        : "")
                                + attributes(node));
        }
        node.path("images").forEach(image -> image(image, inner));
        collections(node, inner);
        node.path("warnings").forEach(warning -> line(inner, "warning: " + warning.asText()));
        if (node.has("error")
                && !Set.of("damaged", "unsupported").contains(node.path("node").asText()))
            line(inner, "DAMAGED: " + node.path("error").asText());
        for (JsonNode child : node.path("children")) {
            String path = child.path("path").asText();
            node(path.substring(path.lastIndexOf('/') + 1), child, inner);
        }
    }

    private void array(String name, JsonNode node, String indent) {
        String inner = indent + "  ";
        line(
                indent,
                name + ": array, Zarr " + node.path("zarr_format").asText() + ", "
                        + node.path("data_type").asText() + " " + compact(node.path("shape")) + attributes(node));
        List<String> codecs = new ArrayList<>();
        node.path("codecs").forEach(codec -> codecs.add(codec(codec)));
        line(
                inner,
                "chunks " + compact(node.path("chunks"))
                        + (node.path("shards").isArray() ? " in shards " + compact(node.path("shards")) : "")
                        + ", fill value " + compact(node.path("fill_value"))
                        + (node.path("dimension_names").isEmpty()
                                ? ""
                                : ", dimensions " + compact(node.path("dimension_names"))));
        line(inner, "codecs " + String.join(", ", codecs));
        if (node.has("chunks_total") && !node.has("chunks_present"))
            line(inner, node.path("chunks_total").asLong() + " chunks; the store can't be asked for all of them");
        else if (node.has("chunks_total"))
            line(
                    inner,
                    String.format(
                            Locale.ROOT,
                            "%d of %d chunks present, %d bytes in %d files, ratio %.2f",
                            node.path("chunks_present").asLong(),
                            node.path("chunks_total").asLong(),
                            node.path("bytes_stored").asLong(),
                            node.path("files").asLong(),
                            node.path("ratio").asDouble()));
        if (node.has("unsupported"))
            line(inner, "NOT SUPPORTED: " + node.path("unsupported").asText());
    }

    private void image(JsonNode image, String indent) {
        List<String> axes = new ArrayList<>();
        for (JsonNode axis : image.path("axes"))
            axes.add(axis.path("name").asText()
                    + (axis.has("unit") ? " (" + axis.path("unit").asText() + ")" : ""));
        line(indent, "image '" + image.path("name").asText() + "': axes " + String.join(", ", axes));
        for (JsonNode level : image.path("levels"))
            line(
                    indent + "  ",
                    "level '" + level.path("path").asText() + "'"
                            + (level.has("scale")
                                    ? ": pixel size " + compact(level.path("scale")) + ", origin "
                                            + compact(level.path("translation"))
                                    : ""));
        SystemsInfo.lines(image).forEach(line -> line(indent + "  ", line));
        for (JsonNode channel : image.path("channels"))
            line(
                    indent + "  ",
                    "channel '" + channel.path("label").asText() + "'"
                            + (channel.has("color")
                                    ? " #" + channel.path("color").asText()
                                    : "")
                            + window(channel.path("window")));
        for (JsonNode made : image.path("provenance")) line(indent + "  ", made.asText());
    }

    private static String window(JsonNode window) {
        return window.has("start") && window.has("end")
                ? ", shown from " + window.path("start").asText() + " to "
                        + window.path("end").asText()
                : "";
    }

    private void collections(JsonNode node, String indent) {
        if (node.has("labels")) line(indent, "labels: " + list(node.path("labels")));
        if (node.has("image_label"))
            line(
                    indent,
                    "a label image, " + node.path("image_label").path("colors").asText() + " colours"
                            + (node.path("image_label").has("source")
                                    ? ", of "
                                            + node.path("image_label")
                                                    .path("source")
                                                    .asText()
                                    : ""));
        if (node.has("plate")) {
            JsonNode plate = node.path("plate");
            line(
                    indent,
                    "plate '" + plate.path("name").asText() + "': "
                            + plate.path("rows").size() + " rows, "
                            + plate.path("columns").size() + " columns, "
                            + plate.path("wells").size() + " wells: "
                            + list(plate.path("wells")));
        }
        if (node.has("well"))
            line(indent, "well with the fields " + list(node.path("well").path("fields")));
        if (node.has("series")) line(indent, "series of the images " + list(node.path("series")));
        if (node.has("scene")) {
            line(indent, "scene of the images " + list(node.path("scene").path("images")));
            SystemsInfo.lines(node.path("scene")).forEach(line -> line(indent + "  ", line));
        }
        if (node.has("layout"))
            line(
                    indent,
                    "collection of images, bioformats2raw layout "
                            + node.path("layout").asText());
    }

    private static String list(JsonNode texts) {
        List<String> shown = new ArrayList<>();
        for (JsonNode entry : texts) if (shown.size() < MOST_LISTED) shown.add(entry.asText());
        if (texts.size() > MOST_LISTED) shown.add("... (" + texts.size() + " in all)");
        return String.join(", ", shown);
    }

    private static String codec(JsonNode codec) {
        JsonNode configuration = codec.path("configuration");
        if (configuration.isEmpty()) return codec.path("name").asText();
        List<String> options = new ArrayList<>();
        configuration.fieldNames().forEachRemaining(key -> options.add(key + "=" + compact(configuration.path(key))));
        options.sort(null);
        return codec.path("name").asText() + "(" + String.join(" ", options) + ")";
    }

    private static String attributes(JsonNode node) {
        return node.path("attributes").isEmpty() ? "" : ", attributes: " + list(node.path("attributes"));
    }

    private static String compact(JsonNode json) {
        return json.isTextual() ? json.asText() : json.toString().replace("\"", "");
    }
}
