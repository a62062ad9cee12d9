package org.zarrkit.doctor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The coordinate systems of an image or scene of 0.6, and the transformations between them as a graph. */
record CoordinateSystems(Map<String, Integer> axesByName) {

    /** A system by name and, where it is another group's, the path of that group; empty if the path is empty. */
    record End(String path, String name) {
        boolean isHere() {
            return path.isEmpty();
        }

        /** The systems of another image are linked within it; here they count as one. */
        End node() {
            return isHere() ? this : new End(path, "");
        }

        @Override
        public String toString() {
            return name.isEmpty() && !isHere()
                    ? "'" + path + "'"
                    : "\"" + name + "\"" + (isHere() ? "" : " of '" + path + "'");
        }
    }

    /** The systems that a list states; of those with the same name the first. */
    static CoordinateSystems of(Value list) {
        Map<String, Integer> axes = new LinkedHashMap<>();
        list.items().forEach(system -> system.get("name")
                .text()
                .ifPresent(
                        name -> axes.putIfAbsent(name, system.get("axes").json().size())));
        return new CoordinateSystems(axes);
    }

    /** The system to which all levels of an image lead, as the first of them states. */
    static Optional<String> intrinsic(Value multiscale) {
        return multiscale
                .select("datasets/*/coordinateTransformations/*/output/name")
                .flatMap(name -> name.text().stream())
                .findFirst();
    }

    /** One end of a transformation; before 0.6rc0 it was the name alone. */
    static Optional<End> end(Value end) {
        if (end.text().isPresent()) return Optional.of(new End("", end.text().get()));
        return end.get("name").text().map(name -> new End(end.get("path").text().orElse(""), name));
    }

    boolean has(End end) {
        return end.isHere() && axesByName.containsKey(end.name());
    }

    OptionalInt axes(Value end) {
        return end(end).filter(this::has)
                .map(e -> OptionalInt.of(axesByName.get(e.name())))
                .orElse(OptionalInt.empty());
    }

    /** The systems here, and those that the transformations mention, which no chain of them links with the first. */
    List<End> unconnected(List<Value> transforms) {
        Map<End, Set<End>> neighbours = new LinkedHashMap<>();
        axesByName.keySet().forEach(name -> neighbours.put(new End("", name), new HashSet<>()));
        for (Value transform : transforms) {
            Optional<End> in = end(transform.get("input"));
            Optional<End> out = end(transform.get("output"));
            if (in.isEmpty() || out.isEmpty()) continue;
            neighbours
                    .computeIfAbsent(in.get().node(), e -> new HashSet<>())
                    .add(out.get().node());
            neighbours
                    .computeIfAbsent(out.get().node(), e -> new HashSet<>())
                    .add(in.get().node());
        }
        List<End> unreached = new ArrayList<>(neighbours.keySet());
        unreached.removeAll(reached(neighbours));
        return unreached;
    }

    private static Set<End> reached(Map<End, Set<End>> neighbours) {
        Set<End> reached = new HashSet<>();
        Deque<End> next = new ArrayDeque<>();
        neighbours.keySet().stream().limit(1).forEach(next::add);
        while (!next.isEmpty()) {
            End end = next.remove();
            if (reached.add(end)) next.addAll(neighbours.get(end));
        }
        return reached;
    }

    /** The breaches in transformations between systems of which some are here. */
    Stream<Problem> dimensions(Stream<Value> transforms) {
        return transforms.flatMap(transform ->
                TransformDimensions.check(transform, axes(transform.get("input")), axes(transform.get("output"))));
    }
}
