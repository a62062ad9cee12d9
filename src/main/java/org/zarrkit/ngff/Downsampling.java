package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a coarser level is made from a finer one; decides where the centre of its first pixel lies. */
public enum Downsampling {
    /** The mean of each box of pixels. */
    MEAN("mean", "mean of each box of pixels", true),
    /** The most frequent value of each box of pixels, the smallest of several: for labels. */
    MODE("mode", "most frequent value of each box of pixels", true),
    /** The median of each box of pixels; of an even number of them the mean of the middle two. */
    MEDIAN("median", "median of each box of pixels", true),
    MIN("min", "smallest value of each box of pixels", true),
    MAX("max", "largest value of each box of pixels", true),
    /** The first pixel of each box. */
    SAMPLE("nearest", "first pixel of each box of pixels", false);

    private final String ngffType;
    private final String description;
    private final boolean shiftsCentre;

    Downsampling(String ngffType, String description, boolean shiftsCentre) {
        this.ngffType = ngffType;
        this.description = description;
        this.shiftsCentre = shiftsCentre;
    }

    /**
     * The method of a name in the member {@code type} of a multiscale, as a person writes it too.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Downsampling of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "downsampling by '" + name + "'; expected one of " + String.join(", ", names())));
    }

    /** The method of a name, if there is one. */
    public static Optional<Downsampling> find(String name) {
        return Arrays.stream(values())
                .filter(method -> method.ngffType.equals(name))
                .findFirst();
    }

    /** The names of all methods. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Downsampling::ngffType).toList();
    }

    /** The method's name in the member {@code type} of a multiscale. */
    public String ngffType() {
        return ngffType;
    }

    /** What the member {@code metadata} of a multiscale says of the method. */
    public ObjectNode metadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("method", "org.zarrkit." + ngffType);
        metadata.put("description", description);
        return metadata;
    }

    /**
     * The level made from a finer one by these factors, one per axis.
     *
     * @throws IllegalArgumentException if the finer level states no scale, or not one factor of at least 1 per axis
     */
    public Level coarser(Level finer, String path, double... factors) {
        double[] scale = finer.scale(factors.length)
                .orElseThrow(() -> new IllegalArgumentException("level '" + finer.path() + "' states no scale"))
                .toArray();
        if (factors.length != scale.length
                || !Arrays.stream(factors).allMatch(f -> f >= 1 && f < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("downsampling factors " + Arrays.toString(factors) + "; expected "
                    + scale.length + " numbers of at least 1, one per axis");
        double[] offset = finer.translation().map(Translation::toArray).orElse(new double[scale.length]);
        for (int i = 0; i < scale.length; i++) {
            // The centre of a box of f pixels lies (f - 1) / 2 pixels from the centre of its first.
            if (shiftsCentre) offset[i] += 0.5 * (factors[i] - 1) * scale[i];
            scale[i] *= factors[i];
        }
        return Level.of(path, Scale.of(scale), Translation.of(offset));
    }
}
