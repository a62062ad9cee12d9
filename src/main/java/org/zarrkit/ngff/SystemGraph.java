package org.zarrkit.ngff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The coordinate systems of an image as a graph, whose edges are the links and what undoes them. */
final class SystemGraph {

    private final CoordinateSystems systems;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, List<Edge>> edges = new HashMap<>();

    private record Edge(LinkedTransform link, boolean forward) {

        String from() {
            return (forward ? link.input() : link.output()).name().orElse("");
        }

        String to() {
            return (forward ? link.output() : link.input()).name().orElse("");
        }
    }

    SystemGraph(CoordinateSystems systems) {
        this.systems = systems;
        systems.list().forEach(system -> ranks.put(system.name(), system.rank()));
        for (LinkedTransform link : systems.links())
            if (link.input().isHere() && link.output().isHere())
                for (boolean forward : new boolean[] {true, false}) {
                    Edge edge = new Edge(link, forward);
                    edges.computeIfAbsent(edge.from(), name -> new ArrayList<>())
                            .add(edge);
                }
    }

    /** The shortest chain from the intrinsic system, of affine links if there is such a chain. */
    Optional<CoordinateTransform> chainTo(String name) {
        return search(name, CoordinateTransform::isAffine).or(() -> search(name, transform -> true));
    }

    private Optional<CoordinateTransform> search(String name, Predicate<CoordinateTransform> wanted) {
        Map<String, CoordinateTransform> steps = new HashMap<>();
        Map<String, String> origins = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(systems.intrinsicName()));
        while (!next.isEmpty() && !origins.containsKey(name)) {
            String here = next.remove();
            for (Edge edge : edges.getOrDefault(here, List.of())) {
                if (edge.to().equals(systems.intrinsicName()) || origins.containsKey(edge.to())) continue;
                transform(edge).filter(wanted).ifPresent(step -> {
                    origins.put(edge.to(), here);
                    steps.put(edge.to(), step);
                    next.add(edge.to());
                });
            }
        }
        return origins.containsKey(name) ? Optional.of(chain(name, origins, steps)) : Optional.empty();
    }

    private CoordinateTransform chain(
            String name, Map<String, String> origins, Map<String, CoordinateTransform> steps) {
        List<CoordinateTransform> chain = new ArrayList<>();
        for (String at = name; !at.equals(systems.intrinsicName()); at = origins.get(at)) chain.add(steps.get(at));
        Collections.reverse(chain);
        return chain.size() == 1 ? chain.get(0) : new Sequence(chain);
    }

    private Optional<CoordinateTransform> transform(Edge edge) {
        CoordinateTransform transform = edge.link().transform();
        if (edge.forward()) return Optional.of(transform);
        if (transform instanceof Bijection both)
            return Optional.of(new Bijection(both.inverse(), both.forward(), both.unknown()));
        Integer rank = ranks.get(edge.to());
        if (!transform.isAffine() || rank == null) return Optional.empty();
        try {
            return transform.toAffine(rank).inverse().map(Affine::new);
        } catch (IllegalArgumentException wrongRank) {
            return Optional.empty();
        }
    }
}
