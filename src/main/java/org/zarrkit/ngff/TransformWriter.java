package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes scales and translations, the transforms of OME-Zarr 0.4 and 0.5. */
final class TransformWriter {

    private TransformWriter() {}

    static ArrayNode write(List<CoordinateTransform> transforms) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (CoordinateTransform transform : transforms) {
            if (transform instanceof Scale scale) list.add(json("scale", scale.factors(), scale.unknown()));
            else if (transform instanceof Translation shift)
                list.add(json("translation", shift.offsets(), shift.unknown()));
            else throw new IllegalArgumentException(transform + "; OME-Zarr 0.4 and 0.5 know scale and translation");
        }
        return list;
    }

    private static ObjectNode json(String type, List<Double> numbers, UnknownMembers unknown) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type);
        ArrayNode list = json.putArray(type);
        numbers.forEach(list::add);
        return NgffWriter.withUnknown(json, unknown);
    }
}
