package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the images of a group lie to each other: coordinate systems and the transforms between them (OME-Zarr 0.6).
 *
 * @param systems those of the group itself; images below have their own
 * @param transforms between these systems and those of images below, which references name by path
 */
public record Scene(List<CoordinateSystem> systems, List<LinkedTransform> transforms, UnknownMembers unknown)
        implements GroupContent {

    public Scene {
        systems = List.copyOf(systems);
        transforms = List.copyOf(transforms);
        Objects.requireNonNull(unknown);
    }

    /** The system in which the scene is shown if nobody asks for another: the first. */
    public Optional<CoordinateSystem> defaultSystem() {
        return systems.stream().findFirst();
    }

    /** The paths of the images that the transforms name, each once. */
    public List<String> imagePaths() {
        return transforms.stream()
                .flatMap(link -> java.util.stream.Stream.of(link.input(), link.output()))
                .flatMap(end -> end.path().stream())
                .distinct()
                .toList();
    }
}
