package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code image-label}, and lists of paths. */
final class LabelWriter {

    private LabelWriter() {}

    static ArrayNode paths(List<String> paths) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        paths.forEach(list::add);
        return list;
    }

    static ObjectNode imageLabel(ImageLabel label, NgffVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (version == NgffVersion.V0_4) json.put("version", version.text());
        ArrayNode colors = colors(label);
        if (!colors.isEmpty()) json.set("colors", colors);
        ObjectNode source = UnknownMembers.of(
                        label.unknown().get("source").orElse(JsonNodeFactory.instance.objectNode()), Set.of())
                .toObject();
        label.source().ifPresent(image -> source.put("image", image));
        if (!source.isEmpty()) json.set("source", source);
        return NgffWriter.withUnknown(json, label.unknown().trueFor(version));
    }

    /** Colours, with what the reader kept beside them, and after them entries without a colour. */
    private static ArrayNode colors(ImageLabel label) {
        JsonNode kept = label.unknown().get("colors").orElse(JsonNodeFactory.instance.arrayNode());
        Map<Long, UnknownMembers> beside = new HashMap<>();
        kept.forEach(entry -> beside.put(
                entry.path(LabelReader.VALUE).asLong(), UnknownMembers.of(entry, Set.of(LabelReader.VALUE))));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        label.colors().forEach((value, rgba) -> {
            ObjectNode color = list.addObject().put(LabelReader.VALUE, value);
            ArrayNode parts = color.putArray("rgba");
            for (int shift = 24; shift >= 0; shift -= 8) parts.add(rgba >>> shift & 0xFF);
            NgffWriter.withUnknown(color, beside.getOrDefault(value, UnknownMembers.NONE));
        });
        for (JsonNode entry : kept)
            if (!label.colors().containsKey(entry.path(LabelReader.VALUE).asLong())) list.add(entry);
        return list;
    }
}
