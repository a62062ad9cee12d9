package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Writes {@code plate} and {@code well}. */
final class HcsWriter {

    private HcsWriter() {}

    static ObjectNode plate(Plate plate, NgffVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (version == NgffVersion.V0_4) json.put("version", version.text());
        plate.name().ifPresent(name -> json.put("name", name));
        json.set("rows", names(plate.layout().rows(), plate, "rows"));
        json.set("columns", names(plate.layout().columns(), plate, "columns"));
        ArrayNode wells = json.putArray("wells");
        for (Plate.WellPosition well : plate.wells()) {
            ObjectNode item = wells.addObject().put("path", well.path());
            item.put("rowIndex", well.row()).put("columnIndex", well.column());
            NgffWriter.withUnknown(item, well.unknown());
        }
        if (!plate.acquisitions().isEmpty()) json.set("acquisitions", acquisitions(plate.acquisitions()));
        return NgffWriter.withUnknown(json, plate.unknown().trueFor(version));
    }

    /** Names as objects, with what the reader kept of them. */
    private static ArrayNode names(List<String> names, Plate plate, String member) {
        JsonNode kept = plate.unknown().get(member).orElse(JsonNodeFactory.instance.objectNode());
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String name : names)
            NgffWriter.withUnknown(list.addObject().put("name", name), UnknownMembers.of(kept.path(name), Set.of()));
        return list;
    }

    private static ArrayNode acquisitions(List<Plate.Acquisition> acquisitions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Plate.Acquisition acquisition : acquisitions) {
            ObjectNode json = list.addObject().put("id", acquisition.id());
            acquisition.name().ifPresent(name -> json.put("name", name));
            NgffWriter.withUnknown(json, acquisition.unknown());
        }
        return list;
    }

    static ObjectNode well(Well well, NgffVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (version == NgffVersion.V0_4) json.put("version", version.text());
        ArrayNode images = json.putArray("images");
        for (Well.Field field : well.fields()) {
            ObjectNode image = images.addObject().put("path", field.path());
            field.acquisition().ifPresent(id -> image.put("acquisition", id));
            NgffWriter.withUnknown(image, field.unknown());
        }
        return NgffWriter.withUnknown(json, well.unknown().trueFor(version));
    }
}
