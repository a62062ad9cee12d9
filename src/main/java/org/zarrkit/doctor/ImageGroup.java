package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Store;

/**
 * An image of a hierarchy: one entry of {@code multiscales}, and the nodes at the paths of its levels.
 *
 * @param multiscale the entry
 */
record ImageGroup(ZarrNode group, OmeMetadata ome, Value multiscale, List<Level> levels, Store store) {

    /** An entry of {@code datasets}, and what is at its path. */
    record Level(Value dataset, ZarrNode node) {}

    static List<ImageGroup> of(ZarrNode group, OmeMetadata ome, Nodes nodes) {
        return ome.ome()
                .select("multiscales/*")
                .map(multiscale -> {
                    List<Level> levels = new ArrayList<>();
                    multiscale.get("datasets").items().forEach(dataset -> dataset.get("path")
                            .text()
                            .filter(path -> path.matches(MultiscalesRules.PLAIN_PATH))
                            .flatMap(path -> nodes.at(group.path(), path))
                            .ifPresent(node -> levels.add(new Level(dataset, node))));
                    return new ImageGroup(group, ome, multiscale, List.copyOf(levels), nodes.store());
                })
                .toList();
    }

    NgffVersion version() {
        return ome.version();
    }

    /** The levels that are arrays of known shape. */
    List<Level> arrays() {
        return levels.stream().filter(level -> level.node().shape().isPresent()).toList();
    }

    /** The axes as objects or names; missing in 0.1 and 0.2, where they are always five. */
    Value axes() {
        if (version() != NgffVersion.V0_6) return multiscale.get("axes");
        Optional<String> intrinsic = CoordinateSystems.intrinsic(multiscale);
        Stream<Value> systems = multiscale.get("coordinateSystems").items();
        return systems.filter(system ->
                        intrinsic.isEmpty() || system.get("name").text().equals(intrinsic))
                .findFirst()
                .map(system -> system.get("axes"))
                .orElseGet(() -> multiscale.get("axes"));
    }

    /** The names of the axes; empty if not all have one. */
    Optional<List<String>> axisNames() {
        if (version().compareTo(NgffVersion.V0_3) < 0) return Optional.of(List.of("t", "c", "z", "y", "x"));
        Value axes = axes();
        List<String> names = axes.items()
                .flatMap(axis -> axis.text().or(() -> axis.get("name").text()).stream())
                .toList();
        return !names.isEmpty() && names.size() == axes.json().size() ? Optional.of(names) : Optional.empty();
    }

    /** The place of the first axis of a type; in early versions the name tells. */
    Optional<Integer> axis(String type, String name) {
        List<String> names = axisNames().orElse(List.of());
        List<Value> axes = axes().items().toList();
        for (int i = 0; i < names.size(); i++) {
            Optional<String> stated = i < axes.size() ? axes.get(i).get("type").text() : Optional.empty();
            if (stated.orElse(names.get(i).equals(name) ? type : "").equals(type)) return Optional.of(i);
        }
        return Optional.empty();
    }
}
