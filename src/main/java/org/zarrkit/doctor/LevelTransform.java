package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pixel size and origin of a level, from its transformations of any version: a scale and perhaps a translation. */
record LevelTransform(List<Double> scale, Optional<List<Double>> translation) {

    /** What an entry of {@code datasets} states; empty if that is not a scale and at most a translation after it. */
    static Optional<LevelTransform> of(Value dataset) {
        List<Value> steps = steps(dataset.get("coordinateTransformations"));
        if (steps.isEmpty() || steps.size() > 2) return Optional.empty();
        Optional<List<Double>> scale = vector(steps.get(0), "scale");
        Optional<List<Double>> translation = steps.size() == 2 ? vector(steps.get(1), "translation") : Optional.empty();
        if (scale.isEmpty() || steps.size() == 2 && translation.isEmpty()) return Optional.empty();
        return Optional.of(new LevelTransform(scale.get(), translation));
    }

    private static List<Value> steps(Value transforms) {
        List<Value> steps = new ArrayList<>();
        transforms.items().forEach(transform -> {
            if (transform.get("type").text().equals(Optional.of("sequence")))
                transform.get("transformations").items().forEach(steps::add);
            else steps.add(transform);
        });
        return steps;
    }

    private static Optional<List<Double>> vector(Value transform, String type) {
        if (!transform.get("type").text().equals(Optional.of(type))) return Optional.empty();
        return transform.get(type).numbers();
    }
}
