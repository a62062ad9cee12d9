package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.ZarrArray;

/** Axes for an array without OME metadata. */
final class PlainAxes {

    private static final List<String> NAMES = List.of("t", "c", "z", "y", "x");

    private PlainAxes() {}

    static Multiscale of(ZarrArray array) {
        ArrayMetadata metadata = array.metadata();
        int rank = metadata.rank();
        if (rank < 2 || rank > NAMES.size())
            throw new UnsupportedFeatureException(
                    array.place() + " has " + rank + " dimensions; an image has 2 to " + NAMES.size());
        List<String> names = named(metadata).orElse(NAMES.subList(NAMES.size() - rank, NAMES.size()));
        List<Axis> axes = names.stream().map(name -> Axis.of(name, type(name))).toList();
        try {
            return Multiscale.of("", axes, List.of(Level.of("0", Scale.ones(rank))));
        } catch (IllegalArgumentException e) {
            throw new UnsupportedFeatureException(
                    array.place() + " names its axes " + names + ", which are not those of an image: " + e.getMessage(),
                    e);
        }
    }

    private static Optional<List<String>> named(ArrayMetadata metadata) {
        List<String> names = new ArrayList<>();
        metadata.dimensionNames().forEach(name -> name.ifPresent(names::add));
        boolean known = names.size() == metadata.rank()
                && names.stream().allMatch(name -> NAMES.contains(name.toLowerCase(Locale.ROOT)));
        return known ? Optional.of(names) : Optional.empty();
    }

    private static AxisType type(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "t" -> AxisType.TIME;
            case "c" -> AxisType.CHANNEL;
            default -> AxisType.SPACE;
        };
    }
}
