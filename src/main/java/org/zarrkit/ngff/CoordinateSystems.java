package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The coordinate systems of an image, and the transforms between them. Before OME-Zarr 0.6 there is one system.
 *
 * @param list as the document orders them; the intrinsic one is among them
 * @param intrinsicName the system to which the transforms of all levels lead, and in which the image is shown
 * @param links transforms between systems of this list, and those of label images
 */
public record CoordinateSystems(List<CoordinateSystem> list, String intrinsicName, List<LinkedTransform> links) {

    /** The name of the intrinsic system where a document states none. */
    static final String USUAL_NAME = "physical";

    /** @throws IllegalArgumentException if two systems have one name, or the intrinsic one is missing */
    public CoordinateSystems {
        list = List.copyOf(list);
        links = List.copyOf(links);
        Set<String> names = new HashSet<>();
        for (CoordinateSystem system : list)
            if (!names.add(system.name()))
                throw new IllegalArgumentException("two coordinate systems have the name '" + system.name() + "'");
        if (!names.contains(intrinsicName))
            throw new IllegalArgumentException("there is no coordinate system '" + intrinsicName + "'");
    }

    /** The one system of an image that states none. */
    public static CoordinateSystems of(List<Axis> axes) {
        return new CoordinateSystems(List.of(new CoordinateSystem(USUAL_NAME, axes)), USUAL_NAME, List.of());
    }

    /** The system to which the transforms of all levels lead. */
    public CoordinateSystem intrinsic() {
        return get(intrinsicName).orElseThrow();
    }

    public Optional<CoordinateSystem> get(String name) {
        return list.stream().filter(system -> system.name().equals(name)).findFirst();
    }

    /** Whether there is anything beside the intrinsic system. */
    public boolean isAlone() {
        return list.size() == 1 && links.isEmpty();
    }

    /**
     * The transform from the intrinsic system to another: a chain of links, some of them inverted; affine if there is
     * such a chain. Empty if none leads there.
     *
     * @throws IllegalArgumentException if there is no such system
     */
    public Optional<CoordinateTransform> transformTo(String name) {
        if (get(name).isEmpty())
            throw new IllegalArgumentException("there is no coordinate system '" + name + "'; there are "
                    + list.stream().limit(20).map(CoordinateSystem::name).toList());
        return name.equals(intrinsicName) ? Optional.of(new Identity()) : new SystemGraph(this).chainTo(name);
    }

    /** The same systems; of the intrinsic one the axes are replaced. Another number of axes leaves that one alone. */
    public CoordinateSystems withAxes(List<Axis> axes) {
        CoordinateSystem changed = intrinsic().withAxes(axes);
        if (axes.size() != intrinsic().rank()) return new CoordinateSystems(List.of(changed), intrinsicName, List.of());
        UnaryOperator<CoordinateSystem> replace = system -> system.name().equals(intrinsicName) ? changed : system;
        return new CoordinateSystems(list.stream().map(replace).toList(), intrinsicName, links);
    }

    public CoordinateSystems withLinks(List<LinkedTransform> newLinks) {
        return new CoordinateSystems(list, intrinsicName, newLinks);
    }

    /** The same systems, with the axes of the intrinsic one in another order; links lead to the same points. */
    CoordinateSystems withAxisOrder(List<Integer> order) {
        MapAxis toNew = new MapAxis(order);
        List<LinkedTransform> changed = new ArrayList<>();
        for (LinkedTransform link : links) {
            List<CoordinateTransform> steps = new ArrayList<>();
            if (isIntrinsic(link.input())) steps.add(toNew.inverse());
            steps.add(link.transform());
            if (isIntrinsic(link.output())) steps.add(toNew);
            changed.add(steps.size() == 1 ? link : link.withTransform(new Sequence(steps)));
        }
        return withAxes(order.stream().map(intrinsic().axes()::get).toList()).withLinks(changed);
    }

    private boolean isIntrinsic(SystemReference end) {
        return end.isHere() && end.name().orElse("").equals(intrinsicName);
    }
}
