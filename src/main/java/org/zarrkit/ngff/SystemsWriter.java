package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes coordinate systems, and the transforms between them (OME-Zarr 0.6). */
final class SystemsWriter {

    private SystemsWriter() {}

    static ArrayNode systems(List<CoordinateSystem> systems) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (CoordinateSystem system : systems) {
            ObjectNode json = list.addObject().put("name", system.name());
            json.set("axes", axes(system.axes()));
            NgffWriter.withUnknown(json, system.unknown());
        }
        return list;
    }

    static ArrayNode axes(List<Axis> axes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        axes.forEach(axis -> list.add(axis(axis)));
        return list;
    }

    private static ObjectNode axis(Axis axis) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", axis.name());
        axis.typeName().ifPresent(type -> json.put("type", type));
        // SHOULD ("axes"): a UDUNITS name, whatever the spelling that was read.
        axis.unit().ifPresent(unit -> json.put("unit", Units.toUdunits(unit).orElse(unit)));
        return NgffWriter.withUnknown(json, axis.unknown());
    }

    static ArrayNode links(List<LinkedTransform> links) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LinkedTransform link : links) {
            JsonNode json = TransformWriter.write(link.transform());
            ObjectNode object = json.isObject() ? (ObjectNode) json : JsonNodeFactory.instance.objectNode();
            object.set("input", reference(link.input()));
            object.set("output", reference(link.output()));
            list.add(object);
        }
        return list;
    }

    private static ObjectNode reference(SystemReference end) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        end.name().ifPresent(name -> json.put("name", name));
        end.path().ifPresent(path -> json.put("path", path));
        return NgffWriter.withUnknown(json, end.unknown());
    }

    static ObjectNode scene(Scene scene) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!scene.systems().isEmpty()) json.set("coordinateSystems", systems(scene.systems()));
        json.set("coordinateTransformations", links(scene.transforms()));
        return NgffWriter.withUnknown(json, scene.unknown());
    }
}
