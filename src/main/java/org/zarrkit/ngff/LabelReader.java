package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code image-label}, and lists of paths. */
final class LabelReader {

    static final String VALUE = "label-value";

    private static final Set<String> MEMBERS = Set.of("colors", "source");
    private static final Set<String> COLOR_MEMBERS = Set.of(VALUE, "rgba");

    private LabelReader() {}

    /** The paths of a list; one that is no text or leads out of the group is passed over with a warning. */
    static List<String> paths(DocumentNode list) {
        if (!list.json().isArray()) throw list.invalid("a list of paths");
        return list.items().stream()
                .filter(LabelReader::isUsable)
                .map(DocumentNode::requiredText)
                .toList();
    }

    static ImageLabel imageLabel(DocumentNode imageLabel) {
        Map<Long, Integer> colors = new LinkedHashMap<>();
        for (DocumentNode entry : imageLabel.get("colors").items()) {
            Optional<Long> value = entry.get(VALUE).integer();
            Optional<Integer> rgba = rgba(entry.get("rgba"));
            // SHOULD ("labels"): of several colours for one value the last counts.
            if (value.isPresent() && rgba.isPresent() && colors.put(value.get(), rgba.get()) != null)
                entry.warn("a second colour for the same label; the last counts");
        }
        return new ImageLabel(colors, imageLabel.get("source").get("image").text(), unknown(imageLabel));
    }

    /** All that is not interpreted; of colours what stands beside value and colour, and entries without a colour. */
    private static UnknownMembers unknown(DocumentNode imageLabel) {
        UnknownMembers unknown = UnknownMembers.ofVersioned(imageLabel.json(), MEMBERS);
        if (!imageLabel.get("properties").exists()) unknown = unknown.without(Set.of("properties"));
        UnknownMembers source = UnknownMembers.of(imageLabel.json().path("source"), Set.of("image"));
        if (!source.isEmpty()) unknown = unknown.with("source", source.toObject());
        ArrayNode colors = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : imageLabel.json().path("colors")) {
            UnknownMembers rest = UnknownMembers.of(entry, COLOR_MEMBERS);
            if (entry.has(VALUE) && (!rest.isEmpty() || !entry.has("rgba")))
                colors.add(rest.toObject().set(VALUE, entry.get(VALUE)));
        }
        return colors.isEmpty() ? unknown : unknown.with("colors", colors);
    }

    private static boolean isUsable(DocumentNode path) {
        Optional<String> fault =
                path.json().isTextual() ? Paths.fault(path.json().textValue()) : Optional.of("is no text");
        fault.ifPresent(reason -> path.warn("the path " + reason + "; it is passed over"));
        return fault.isEmpty();
    }

    private static Optional<Integer> rgba(DocumentNode rgba) {
        if (!rgba.exists()) return Optional.empty();
        int color = 0;
        boolean valid = rgba.json().isArray() && rgba.json().size() == 4;
        for (JsonNode part : rgba.json()) {
            valid &=
                    part.isIntegralNumber() && part.canConvertToInt() && part.intValue() >= 0 && part.intValue() <= 255;
            color = color << 8 | part.intValue() & 0xFF;
        }
        if (!valid) rgba.warn("expected four whole numbers from 0 to 255; the colour is passed over");
        return valid ? Optional.of(color) : Optional.empty();
    }
}
