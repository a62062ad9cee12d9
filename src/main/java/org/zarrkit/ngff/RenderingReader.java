package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads {@code omero}. It only says how to show an image, so nothing in it is reason enough not to open one. */
final class RenderingReader {

    private static final Set<String> MEMBERS = Set.of("channels", "rdefs");
    private static final Set<String> RDEFS_MEMBERS = Set.of("defaultZ", "defaultT", "model");
    private static final Set<String> CHANNEL_MEMBERS = Set.of("label", "color", "window", "active");
    private static final Set<String> WINDOW_MEMBERS = Set.of("min", "max", "start", "end");

    private RenderingReader() {}

    static Rendering read(DocumentNode omero) {
        if (!omero.exists()) return Rendering.NONE;
        DocumentNode channels = omero.get("channels");
        if (!channels.json().isArray()) channels.warn("expected a list of channels; none is taken");
        DocumentNode rdefs = omero.get("rdefs");
        return new Rendering(
                channels.items().stream().map(RenderingReader::channel).toList(),
                position(rdefs.get("defaultZ")),
                position(rdefs.get("defaultT")),
                rdefs.get("model").text(),
                withRest(UnknownMembers.ofVersioned(omero.json(), MEMBERS), rdefs, "rdefs", RDEFS_MEMBERS));
    }

    private static Channel channel(DocumentNode channel) {
        DocumentNode window = channel.get("window");
        JsonNode active = channel.json().path("active");
        return new Channel(
                channel.get("label").text(),
                color(channel.get("color")),
                window(window),
                active.asBoolean(true),
                withRest(UnknownMembers.of(channel.json(), CHANNEL_MEMBERS), window, "window", WINDOW_MEMBERS));
    }

    /** Members that an inner object holds beyond the known ones, kept under its name. */
    private static UnknownMembers withRest(UnknownMembers unknown, DocumentNode inner, String name, Set<String> known) {
        UnknownMembers rest = UnknownMembers.of(inner.json(), known);
        return rest.isEmpty() ? unknown : unknown.with(name, rest.toObject());
    }

    private static Optional<Integer> position(DocumentNode position) {
        Optional<Long> number = position.integer();
        if (number.isPresent() && (number.get() < 0 || number.get() > Integer.MAX_VALUE)) {
            position.warn("not a position along an axis; it is passed over");
            return Optional.empty();
        }
        return number.map(Long::intValue);
    }

    private static Optional<Integer> color(DocumentNode color) {
        if (!color.exists()) return Optional.empty();
        String digits = color.json().isTextual() ? color.json().textValue() : "";
        if (digits.startsWith("#")) digits = digits.substring(1);
        if (!digits.matches("[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")) {
            color.warn("expected 6 hexadecimal digits; the colour is passed over");
            return Optional.empty();
        }
        if (color.json().textValue().length() != 6) color.warn("expected 6 hexadecimal digits; read as RGB");
        return Optional.of(Integer.parseInt(digits.substring(0, 6), 16));
    }

    private static Window window(DocumentNode window) {
        Window read = new Window(
                limit(window.get("min")),
                limit(window.get("max")),
                limit(window.get("start")),
                limit(window.get("end")));
        if (!read.isComplete()) window.warn("expected min, max, start and end; what is missing is left open");
        return read;
    }

    private static OptionalDouble limit(DocumentNode limit) {
        if (!limit.exists()) return OptionalDouble.empty();
        if (limit.json().isNumber() && Double.isFinite(limit.json().doubleValue()))
            return OptionalDouble.of(limit.json().doubleValue());
        limit.warn("expected a number; it is passed over");
        return OptionalDouble.empty();
    }
}
