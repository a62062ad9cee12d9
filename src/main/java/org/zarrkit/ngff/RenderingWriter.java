package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** Writes {@code omero}. */
final class RenderingWriter {

    private RenderingWriter() {}

    static ObjectNode write(Rendering rendering, NgffVersion version) {
        ObjectNode omero = JsonNodeFactory.instance.objectNode();
        if (version == NgffVersion.V0_4) omero.put("version", version.text());
        ArrayNode channels = omero.putArray("channels");
        rendering.channels().forEach(channel -> channels.add(channel(channel)));
        ObjectNode rdefs = JsonNodeFactory.instance.objectNode();
        rendering.defaultT().ifPresent(t -> rdefs.put("defaultT", t));
        rendering.defaultZ().ifPresent(z -> rdefs.put("defaultZ", z));
        rendering.model().ifPresent(model -> rdefs.put("model", model));
        withRest(rdefs, rendering.unknown(), "rdefs");
        if (!rdefs.isEmpty()) omero.set("rdefs", rdefs);
        return NgffWriter.withUnknown(omero, rendering.unknown().trueFor(version));
    }

    static ObjectNode channel(Channel channel) {
        Window limits = channel.window();
        // MUST ("omero"): every channel has a colour and a window with all four limits.
        if (channel.color().isEmpty() || !limits.isComplete())
            throw new IllegalArgumentException(channel + " lacks a colour or part of its window");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        channel.label().ifPresent(label -> json.put("label", label));
        json.put("color", hex(channel.color().get()));
        ObjectNode window = JsonNodeFactory.instance.objectNode();
        window.put("min", limits.min().getAsDouble());
        window.put("max", limits.max().getAsDouble());
        window.put("start", limits.start().getAsDouble());
        window.put("end", limits.end().getAsDouble());
        json.set("window", withRest(window, channel.unknown(), "window"));
        json.put("active", channel.active());
        return NgffWriter.withUnknown(json, channel.unknown());
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "%06X", rgb);
    }

    /** Adds what the reader kept of an inner object beyond its known members. */
    private static ObjectNode withRest(ObjectNode inner, UnknownMembers unknown, String name) {
        unknown.get(name).ifPresent(rest -> NgffWriter.withUnknown(inner, UnknownMembers.of(rest, Set.of())));
        return inner;
    }
}
