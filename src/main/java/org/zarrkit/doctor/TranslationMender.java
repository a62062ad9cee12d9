package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;

/** Sets the translations of coarser levels by how they were made: an averaged pixel's centre is that of all it covers. */
final class TranslationMender {

    private TranslationMender() {}

    static Stream<Change> of(ImageGroup image, int index, Downsampling method) {
        List<Value> datasets = image.multiscale().get("datasets").items().toList();
        Optional<LevelTransform> first = datasets.stream().findFirst().flatMap(LevelTransform::of);
        if (first.isEmpty() || image.version().compareTo(NgffVersion.V0_4) < 0) return Stream.empty();
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i < datasets.size(); i++) {
            Optional<LevelTransform> level = LevelTransform.of(datasets.get(i));
            if (level.isEmpty()) continue;
            List<Double> wanted = translation(first.get(), level.get().scale(), method != Downsampling.SAMPLE);
            if (level.get().translation().orElse(zeros(wanted)).equals(wanted)) continue;
            int number = i;
            changes.add(new Change(
                    new Mend("level-translation", datasets.get(i).place(), "state the translation " + wanted),
                    true,
                    attributes -> with(attributes, index, number, wanted)));
        }
        return changes.stream();
    }

    private static List<Double> translation(LevelTransform first, List<Double> scale, boolean averaged) {
        List<Double> translation = new ArrayList<>();
        for (int d = 0; d < scale.size(); d++) {
            int axis = d;
            double origin = first.translation()
                    .filter(t -> t.size() > axis)
                    .map(t -> t.get(axis))
                    .orElse(0.0);
            double size = d < first.scale().size() ? first.scale().get(d) : scale.get(d);
            translation.add(origin + (averaged ? (scale.get(d) - size) / 2 : 0));
        }
        return translation;
    }

    private static List<Double> zeros(List<Double> like) {
        return like.stream().map(n -> 0.0).toList();
    }

    private static ObjectNode with(ObjectNode attributes, int index, int level, List<Double> translation) {
        JsonNode ome = attributes.path("ome").isObject() ? attributes.path("ome") : attributes;
        JsonNode transforms =
                ome.path("multiscales").path(index).path("datasets").path(level).path("coordinateTransformations");
        if (!(transforms instanceof ArrayNode list)) return attributes;
        boolean systems = list.path(0).has("output");
        ArrayNode steps = systems ? sequence(list) : list;
        if (steps.size() > 1) steps.remove(1);
        ObjectNode json = steps.addObject().put("type", "translation");
        ArrayNode numbers = json.putArray("translation");
        translation.forEach(numbers::add);
        return attributes;
    }

    /** In 0.6 a scale and a translation stand in a sequence, which has the ends. */
    private static ArrayNode sequence(ArrayNode list) {
        ObjectNode only = (ObjectNode) list.get(0);
        if (only.get("transformations") instanceof ArrayNode steps) return steps;
        ObjectNode scale = only.objectNode();
        scale.set("type", only.get("type"));
        if (only.has("scale")) scale.set("scale", only.remove("scale"));
        only.put("type", "sequence");
        return only.putArray("transformations").add(scale);
    }
}
