package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes how an image is shown, in the member {@code omero}, which is made if it is missing. */
final class OmeroEditor {

    private final Rendering complete;
    private final NgffVersion version;
    private final ObjectNode ome;

    /** @param complete a channel for each position along the channel axis, with colour and complete window */
    OmeroEditor(Rendering complete, NgffVersion version, ObjectNode ome) {
        this.complete = complete;
        this.version = version;
        this.ome = ome;
    }

    void apply(ImageChange change) {
        int count = complete.channels().size();
        for (int channel : change.channels().keySet())
            if (channel >= count)
                throw new IllegalArgumentException("there is no channel " + (channel + 1) + "; the image has " + count);
        ObjectNode omero = ome.path("omero") instanceof ObjectNode stated ? stated : made();
        if (!change.channels().isEmpty()) {
            ArrayNode channels = channels(omero);
            change.channels().forEach((c, edit) -> channels.set(c, changed(channels.get(c), c, edit)));
        }
        if (change.defaultZ().isEmpty() && change.defaultT().isEmpty()) return;
        ObjectNode rdefs = omero.path("rdefs") instanceof ObjectNode stated ? stated : omero.putObject("rdefs");
        change.defaultT().ifPresent(t -> rdefs.put("defaultT", t));
        change.defaultZ().ifPresent(z -> rdefs.put("defaultZ", z));
    }

    private ObjectNode made() {
        ObjectNode omero = RenderingWriter.write(complete, version);
        ome.set("omero", omero);
        return omero;
    }

    /** MUST ("omero"): a channel for each position along the channel axis. */
    private ArrayNode channels(ObjectNode omero) {
        ArrayNode channels = omero.path("channels") instanceof ArrayNode stated ? stated : omero.putArray("channels");
        for (int c = channels.size(); c < complete.channels().size(); c++)
            channels.add(RenderingWriter.channel(complete.channels().get(c)));
        return channels;
    }

    private ObjectNode changed(JsonNode stated, int c, ChannelChange change) {
        Channel known = complete.channels().get(c);
        ObjectNode channel = stated instanceof ObjectNode object ? object : RenderingWriter.channel(known);
        change.label().ifPresent(label -> channel.put("label", label));
        change.color().ifPresent(rgb -> channel.put("color", RenderingWriter.hex(rgb)));
        change.active().ifPresent(active -> channel.put("active", active));
        if (change.start().isPresent() || change.end().isPresent())
            setWindow(
                    channel.path("window") instanceof ObjectNode object ? object : channel.putObject("window"),
                    known.window(),
                    change);
        return channel;
    }

    /** The bounds are widened where the new window is beyond them. */
    private static void setWindow(ObjectNode window, Window known, ChannelChange change) {
        double start = change.start().orElse(known.start().getAsDouble());
        double end = change.end().orElse(known.end().getAsDouble());
        if (!(start < end))
            throw new IllegalArgumentException("a window from " + start + " to " + end + "; expected a larger end");
        if (!(bound(window, "min") <= start))
            window.put("min", Math.min(start, known.min().getAsDouble()));
        if (!(bound(window, "max") >= end))
            window.put("max", Math.max(end, known.max().getAsDouble()));
        window.put("start", start).put("end", end);
    }

    private static double bound(ObjectNode window, String name) {
        return window.path(name).isNumber() ? window.get(name).doubleValue() : Double.NaN;
    }
}
