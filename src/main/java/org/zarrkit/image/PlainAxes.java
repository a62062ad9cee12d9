package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.ZarrArray;

/** Axes for an array without OME metadata: those that a person states, else those that it names. */
final class PlainAxes {

    private static final int LEAST = 2;
    private static final int MOST = 5;

    /** Names that programs give to dimensions (xarray, its climate conventions, scikit-image), by type. */
    private static final Map<AxisType, List<String>> NAMES = Map.of(
            AxisType.TIME, List.of("t", "time", "frame", "frames", "timepoint"),
            AxisType.CHANNEL, List.of("c", "ch", "channel", "channels", "band", "bands", "wavelength"),
            AxisType.SPACE,
                    List.of(
                            "x",
                            "y",
                            "z",
                            "width",
                            "height",
                            "depth",
                            "col",
                            "row",
                            "pln",
                            "column",
                            "plane",
                            "slice",
                            "lon",
                            "lat",
                            "longitude",
                            "latitude",
                            "lev",
                            "level"));

    private PlainAxes() {}

    /**
     * What an array means.
     *
     * @param stated axes as {@link OpenOptions} has them
     * @throws UnsupportedFeatureException if it names no axes, more than two are to be told apart, and none are stated;
     *     or if it can't be an image
     * @throws IllegalArgumentException if the stated axes do not fit
     */
    static Multiscale of(ZarrArray array, Optional<String> stated) {
        int rank = array.metadata().rank();
        if (!canBeImage(array.metadata()))
            throw new UnsupportedFeatureException(
                    array.place() + " has " + rank + " dimensions; an image has " + LEAST + " to " + MOST);
        List<Axis> axes = stated.map(text -> stated(array, text))
                .or(() -> named(array.metadata()))
                .or(() -> rank == LEAST ? Optional.of(letters("yx")) : Optional.empty())
                .orElseThrow(() -> unnamed(array));
        return Multiscale.of("", axes, List.of(Level.of("0", Scale.ones(rank))));
    }

    /** Whether an array has as many dimensions as an image can have. */
    static boolean canBeImage(ArrayMetadata array) {
        return array.rank() >= LEAST && array.rank() <= MOST;
    }

    /** The axes that the array names, if an image can have them. */
    static Optional<List<Axis>> named(ArrayMetadata array) {
        List<Axis> axes = new ArrayList<>();
        array.dimensionNames().forEach(name -> name.flatMap(PlainAxes::axis).ifPresent(axes::add));
        return axes.size() == array.rank() && fault(axes).isEmpty() ? Optional.of(axes) : Optional.empty();
    }

    private static Optional<Axis> axis(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(type -> type.getValue().contains(word))
                .map(type -> Axis.of(name, type.getKey()))
                .findAny();
    }

    private static List<Axis> stated(ZarrArray array, String text) {
        String[] names = text.contains(",") ? text.split(",", -1) : text.split("");
        List<Axis> axes = new ArrayList<>();
        for (String name : names)
            axes.add(axis(name.strip())
                    .orElseThrow(() -> new IllegalArgumentException("axes=" + text + ": '" + name.strip()
                            + "' is no axis that Zarrkit knows; expected t, c, z, y and x, or words for them such as "
                            + "time,channel,depth,row,column")));
        if (axes.size() != array.metadata().rank())
            throw new IllegalArgumentException("axes=" + text + " are " + axes.size() + ", but " + array.place()
                    + " has the shape " + array.metadata().shape());
        fault(axes).ifPresent(fault -> {
            throw new IllegalArgumentException("axes=" + text + ": " + fault);
        });
        return axes;
    }

    private static Optional<String> fault(List<Axis> axes) {
        try {
            Multiscale.of("", axes, List.of(Level.of("0", Scale.ones(axes.size()))))
                    .shownOrder();
            return Optional.empty();
        } catch (IllegalArgumentException | UnsupportedFeatureException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<Axis> letters(String text) {
        return Arrays.stream(text.split(""))
                .map(name -> axis(name).orElseThrow())
                .toList();
    }

    private static UnsupportedFeatureException unnamed(ZarrArray array) {
        List<String> names = array.metadata().dimensionNames().stream()
                .map(name -> name.orElse("?"))
                .toList();
        return new UnsupportedFeatureException(array.place() + " is an array of shape "
                + array.metadata().shape()
                + (names.stream().allMatch("?"::equals)
                        ? " that does not name its axes"
                        : " whose axes " + names + " are not those of an image")
                + "; say what they are, such as axes="
                + "tczyx".substring(MOST - array.metadata().rank()));
    }
}
