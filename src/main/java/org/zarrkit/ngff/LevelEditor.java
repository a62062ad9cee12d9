package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Changes scale and translation of the levels of an image along an axis, in the entry of {@code multiscales}. */
final class LevelEditor {

    private static final String TRANSFORMS = "coordinateTransformations";
    private static final String SCALE = "scale";
    private static final String TRANSLATION = "translation";

    private final Multiscale image;
    private final JsonNode datasets;

    LevelEditor(Multiscale image, ObjectNode multiscale) {
        this.image = image;
        this.datasets = multiscale.path("datasets");
    }

    /**
     * Moves the levels along an axis. All scales grow by the same factor, and so do the shifts between levels; the origin
     * stays unless it is changed.
     */
    void move(int axis, AxisChange change) {
        AffineMatrix common = matrix(image.commonTransforms());
        AffineMatrix first = own(0);
        double oldScale = first.get(axis, axis);
        double oldShift = first.get(axis, image.rank());
        double scale =
                change.pixelSize().isPresent() ? change.pixelSize().getAsDouble() / common.get(axis, axis) : oldScale;
        double shift = change.origin().isPresent()
                ? (change.origin().getAsDouble() - common.get(axis, image.rank())) / common.get(axis, axis)
                : oldShift;
        for (int level = 0; level < image.levels().size(); level++) {
            double[] scales = own(level).diagonal();
            double[] shifts = own(level).shift();
            scales[axis] = scale * (scales[axis] / oldScale);
            shifts[axis] = shift + (shifts[axis] - oldShift) * (scale / oldScale);
            write(level, axis, scales, shifts);
        }
    }

    private AffineMatrix own(int level) {
        return matrix(image.levels().get(level).transforms());
    }

    private AffineMatrix matrix(List<CoordinateTransform> transforms) {
        return new Sequence(transforms).toAffine(image.rank());
    }

    /** Writes the numbers of one axis; those of the others only where nothing usable is stated. */
    private void write(int level, int axis, double[] scales, double[] shifts) {
        if (!(datasets.get(level) instanceof ObjectNode dataset)) throw NgffEditor.unexpected("datasets", datasets);
        ArrayNode list = dataset.path(TRANSFORMS) instanceof ArrayNode stated ? stated : dataset.putArray(TRANSFORMS);
        boolean moved = shifts[axis] != 0;
        ArrayNode steps = isLinked(list) ? inLinked(list, scales, moved) : inPlain(list, scales);
        put((ArrayNode) steps.get(0).get(SCALE), axis, scales[axis]);
        if (steps.size() > 1) put((ArrayNode) steps.get(1).get(TRANSLATION), axis, shifts[axis]);
        else if (moved) steps.add(step(TRANSLATION, shifts));
    }

    private static void put(ArrayNode numbers, int index, double value) {
        if (numbers.get(index).doubleValue() != value) numbers.set(index, value + 0.0); // no negative zero
    }

    private static boolean isLinked(ArrayNode list) {
        return list.path(0).has("input") || list.path(0).has("output");
    }

    /** Before 0.6: one scale and at most one translation; put in order where several of them are stated. */
    private ArrayNode inPlain(ArrayNode list, double[] scales) {
        if (isRegular(list)) return list;
        for (JsonNode stated : list)
            if (!List.of(SCALE, TRANSLATION, "identity")
                    .contains(stated.path("type").asText())) throw NgffEditor.unexpected(TRANSFORMS, list);
        return list.removeAll().add(step(SCALE, scales));
    }

    /** From 0.6 on: one transform between coordinate systems: an identity, a scale, or a sequence of two. */
    private ArrayNode inLinked(ArrayNode list, double[] scales, boolean moved) {
        if (list.size() != 1 || !(list.get(0) instanceof ObjectNode link))
            throw NgffEditor.unexpected(TRANSFORMS, list);
        if (link.path("transformations") instanceof ArrayNode steps && isRegular(steps)) return steps;
        String type = link.path("type").asText();
        boolean scaled = type.equals(SCALE) && isRegular(list);
        if (!scaled && !type.equals("identity")) throw NgffEditor.unexpected(TRANSFORMS, list);
        if (scaled && !moved) return list;
        JsonNode numbers = scaled ? link.remove(SCALE) : step(SCALE, scales).get(SCALE);
        link.put("type", moved ? "sequence" : SCALE);
        if (!moved) {
            link.set(SCALE, numbers);
            return list;
        }
        ArrayNode steps = link.putArray("transformations");
        steps.addObject().put("type", SCALE).set(SCALE, numbers);
        return steps;
    }

    private boolean isRegular(ArrayNode steps) {
        boolean scale = !steps.isEmpty() && isStep(steps.get(0), SCALE);
        return scale && (steps.size() == 1 || steps.size() == 2 && isStep(steps.get(1), TRANSLATION));
    }

    private boolean isStep(JsonNode step, String type) {
        JsonNode numbers = step.path(type);
        if (!step.path("type").asText().equals(type) || !numbers.isArray() || numbers.size() != image.rank())
            return false;
        for (JsonNode number : numbers) if (!number.isNumber()) return false;
        return true;
    }

    private static ObjectNode step(String type, double[] numbers) {
        ObjectNode step = JsonNodeFactory.instance.objectNode().put("type", type);
        ArrayNode array = step.putArray(type);
        for (double number : numbers) array.add(number + 0.0);
        return step;
    }
}
