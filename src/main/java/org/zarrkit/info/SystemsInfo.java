package org.zarrkit.info;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.ngff.CoordinateSystem;
import org.zarrkit.ngff.CoordinateTransform;
import org.zarrkit.ngff.LinkedTransform;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.ngff.Scene;

/** Coordinate systems and the transforms between them, as JSON. */
final class SystemsInfo {

    /** Systems and transforms of one document beyond which only their number is shown. */
    private static final int MOST = 100;

    private SystemsInfo() {}

    static void putScene(ObjectNode json, Scene scene) {
        put(json, scene.systems(), scene.transforms());
        ArrayNode images = json.putArray("images");
        scene.imagePaths().stream().limit(MOST).forEach(images::add);
    }

    static void put(ObjectNode json, List<CoordinateSystem> systems, List<LinkedTransform> links) {
        ArrayNode names = json.putArray("coordinate_systems");
        for (CoordinateSystem system : systems.subList(0, Math.min(MOST, systems.size()))) {
            ObjectNode node = names.addObject().put("name", system.name());
            ArrayNode axes = node.putArray("axes");
            system.axes().forEach(axis -> axes.add(axis.name()));
        }
        ArrayNode transforms = json.putArray("transforms");
        for (LinkedTransform link : links.subList(0, Math.min(MOST, links.size()))) {
            CoordinateTransform transform = link.transform();
            ObjectNode node = transforms.addObject();
            node.put("input", link.input().toString())
                    .put("output", link.output().toString());
            node.put("type", NgffWriter.type(transform)).put("applied", transform.isAffine());
            transform.name().ifPresent(name -> node.put("name", name));
        }
        if (systems.size() > MOST) json.put("coordinate_systems_total", systems.size());
        if (links.size() > MOST) json.put("transforms_total", links.size());
    }

    /** What {@link #put} made, as text. */
    static List<String> lines(JsonNode json) {
        List<String> lines = new ArrayList<>();
        for (JsonNode system : json.path("coordinate_systems")) {
            List<String> axes = new ArrayList<>();
            system.path("axes").forEach(axis -> axes.add(axis.asText()));
            lines.add("coordinate system '" + system.path("name").asText() + "': axes " + String.join(", ", axes));
        }
        for (JsonNode transform : json.path("transforms"))
            lines.add("transform from '" + transform.path("input").asText() + "' to '"
                    + transform.path("output").asText() + "': "
                    + transform.path("type").asText()
                    + (transform.path("applied").asBoolean() ? "" : ", not applied"));
        return lines;
    }
}
