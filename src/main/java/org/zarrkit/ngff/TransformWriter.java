package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Writes coordinate transformations as OME-Zarr 0.6rc0 spells them; scale and translation are the same since 0.4. */
final class TransformWriter {

    private TransformWriter() {}

    static ArrayNode write(List<CoordinateTransform> transforms) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        transforms.forEach(transform -> list.add(write(transform)));
        return list;
    }

    static JsonNode write(CoordinateTransform transform) {
        if (transform instanceof UnknownTransform unknown) return unknown.json();
        return NgffWriter.withUnknown(members(transform), transform.unknown());
    }

    private static ObjectNode members(CoordinateTransform transform) {
        if (transform instanceof Scale scale) return numbers("scale", scale.factors());
        if (transform instanceof Translation shift) return numbers("translation", shift.offsets());
        if (transform instanceof MapAxis map) return put(ofType("mapAxis"), "mapAxis", map.inputs());
        if (transform instanceof ProjectAxis project) return projection(project);
        if (transform instanceof Affine affine)
            return matrix("affine", affine.matrix(), affine.matrix().inputRank() + 1);
        if (transform instanceof Rotation rotation)
            return matrix("rotation", rotation.matrix(), rotation.matrix().inputRank());
        if (transform instanceof StoredMatrix stored)
            return ofType(stored.kind().name().toLowerCase(Locale.ROOT)).put("path", stored.path());
        if (transform instanceof VectorField field) return field(field);
        if (transform instanceof Sequence sequence)
            return ofType("sequence").set("transformations", write(sequence.transforms()));
        if (transform instanceof ByDimension sides) return sides(sides);
        if (transform instanceof Bijection both) {
            ObjectNode json = ofType("bijection").set("forward", write(both.forward()));
            return json.set("inverse", write(both.inverse()));
        }
        return ofType("identity");
    }

    private static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode numbers(String type, List<Double> numbers) {
        ObjectNode json = ofType(type);
        ArrayNode list = json.putArray(type);
        numbers.forEach(list::add);
        return json;
    }

    private static ObjectNode put(ObjectNode json, String member, List<Integer> positions) {
        ArrayNode list = json.putArray(member);
        positions.forEach(list::add);
        return json;
    }

    private static ObjectNode projection(ProjectAxis project) {
        ObjectNode json = ofType("projectAxis");
        if (!project.dropped().isEmpty()) put(json, "droppedInputs", project.dropped());
        if (!project.created().isEmpty()) put(json, "createdOutputs", project.created());
        return json;
    }

    private static ObjectNode matrix(String type, AffineMatrix matrix, int columns) {
        ObjectNode json = ofType(type);
        ArrayNode rows = json.putArray(type);
        for (int r = 0; r < matrix.outputRank(); r++) {
            ArrayNode row = rows.addArray();
            for (int c = 0; c < columns; c++) row.add(matrix.get(r, c));
        }
        return json;
    }

    private static ObjectNode field(VectorField field) {
        ObjectNode json = ofType(field.kind().ngffType()).put("path", field.path());
        field.interpolation().ifPresent(text -> json.put("interpolation", text));
        return json;
    }

    private static ObjectNode sides(ByDimension sides) {
        ObjectNode json = ofType("byDimension");
        ArrayNode list = json.putArray("transformations");
        for (ByDimension.Part side : sides.sides()) {
            ObjectNode item = put(list.addObject(), "inputAxes", side.inputAxes());
            put(item, "outputAxes", side.outputAxes()).set("transformation", write(side.transform()));
            NgffWriter.withUnknown(item, side.unknown());
        }
        return json;
    }
}
