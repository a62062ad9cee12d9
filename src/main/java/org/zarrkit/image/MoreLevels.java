package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.store.Keys;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/**
 * A stored image as it will be with further, coarser levels, stored like its coarsest. They can be written; readers
 * find the image as it was until {@link #commit}.
 *
 * @param image with all levels
 * @param first the first of the new ones; as many as there are levels if there are none
 * @param by how they are made
 * @param changed whether what is said of the image changes
 */
public record MoreLevels(StoredImage image, int first, Downsampling by, boolean changed) {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,6})");

    /**
     * The image with the levels that it lacks.
     *
     * @param count the number of all levels; empty: until the coarsest fits 256 pixels, or a chunk
     * @param method by which they are made
     * @param anew whether all levels are made by it
     */
    public static MoreLevels of(
            StoredImage image, Optional<Integer> count, Optional<Downsampling> method, boolean anew) {
        StoredImage like = anew && method.isPresent() ? madeBy(image, method.get()) : image;
        MoreLevels more = of(like, count, method);
        return new MoreLevels(more.image, more.first, more.by, more.changed || like != image);
    }

    /** The same levels, placed where a method puts them. */
    private static StoredImage madeBy(StoredImage image, Downsampling method) {
        if (image.arrays().size() == 1) return image;
        List<Level> stated = image.multiscale().levels();
        List<int[]> factors = LevelFactors.of(image.multiscale(), image.arrays());
        List<Level> levels = new ArrayList<>(stated.subList(0, 1));
        for (int i = 1; i < stated.size(); i++) {
            String path = stated.get(i).path();
            levels.add(coarser(levels.get(i - 1), path, factors.get(i - 1), method)
                    .withUnknownOf(stated.get(i), image.multiscale().rank()));
        }
        return image.with(image.multiscale().withLevels(levels).withDownsampling(method), image.arrays());
    }

    private static MoreLevels of(StoredImage image, Optional<Integer> count, Optional<Downsampling> method) {
        int present = image.arrays().size();
        Downsampling how = present == 1 && method.isEmpty() ? image.methodOr(Downsampling.MEAN) : image.method(method);
        if (present >= count.orElse(Integer.MAX_VALUE)) return new MoreLevels(image, present, how, false);
        List<ZarrArray> arrays = new ArrayList<>(image.arrays());
        List<Level> levels = new ArrayList<>(image.multiscale().levels());
        List<Axis> axes = new ArrayList<>(image.multiscale().axes());
        Collections.reverse(axes);
        ZarrArray last = arrays.get(present - 1);
        int[] chunks = AxisOrder.reversed(AxisOrder.ints(last.grid().chunkShape()));
        Coarsening coarsening = new Coarsening(axes, chunks);
        long[] size = LevelFactors.dimensions(last);
        double[] pixel = AxisOrder.reversed(image.multiscale().pixelSizes(present - 1));
        while (count.map(n -> arrays.size() < n).orElse(!coarsening.isSmall(size))) {
            int[] factors = coarsening.factors(size, pixel);
            if (Coarsening.isNone(factors)) break;
            for (int d = 0; d < factors.length; d++) {
                size[d] = (size[d] + factors[d] - 1) / factors[d];
                pixel[d] *= factors[d];
            }
            Level finer = levels.get(levels.size() - 1);
            levels.add(coarser(finer, nextPath(finer.path()), factors, how));
            arrays.add(array(image, last, levels.get(levels.size() - 1).path(), size));
        }
        Multiscale multiscale = image.multiscale().withLevels(levels);
        if (levels.size() > present) multiscale = multiscale.withDownsampling(how);
        return new MoreLevels(image.with(multiscale, arrays), present, how, levels.size() > present);
    }

    private static Level coarser(Level finer, String path, int[] factors, Downsampling method) {
        int[] inOrder = AxisOrder.reversed(factors);
        double[] ratios = new double[inOrder.length];
        for (int d = 0; d < ratios.length; d++) ratios[d] = inOrder[d];
        return method.coarser(finer, path, ratios);
    }

    private static String nextPath(String path) {
        Matcher numbered = NUMBERED.matcher(path);
        return numbered.matches() ? numbered.group(1) + (Integer.parseInt(numbered.group(2)) + 1) : path + "-1";
    }

    private static ZarrArray array(StoredImage image, ZarrArray like, String path, long[] size) {
        List<Long> shape = new ArrayList<>();
        for (long n : AxisOrder.reversed(size)) shape.add(n);
        return ZarrArray.of(
                image.store(), Keys.join(image.path(), path), like.metadata().withShape(shape));
    }

    /** How levels are made, as an option. */
    public Optional<Downsampling> method() {
        return Optional.of(by);
    }

    /**
     * Puts the documents of the new arrays. What an earlier process has left of them is used again.
     *
     * @throws IllegalArgumentException if something else stands where a level is to be
     */
    public void createArrays() {
        for (ZarrArray array : image.arrays().subList(first, image.arrays().size())) {
            boolean free = image.store().children(array.path()).findAny().isEmpty();
            if (!free && !isSame(array))
                throw new IllegalArgumentException(array.place()
                        + " is no level of the image, but stands where one is to be; remove or rename it");
            array.metadata().write(image.store(), array.path());
        }
    }

    private static boolean isSame(ZarrArray array) {
        return Node.read(array.store(), array.path())
                .filter(ArrayMetadata.class::isInstance)
                .map(node -> WritePlan.text((ArrayMetadata) node).equals(WritePlan.text(array.metadata())))
                .orElse(false);
    }

    /** Tells readers of the new levels, and how all are made. */
    public void commit() {
        if (changed) image.writeMetadata(image.multiscale());
    }
}
