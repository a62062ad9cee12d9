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
 */
public record MoreLevels(StoredImage image, int first, Downsampling by) {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,6})");

    /**
     * The image with the levels that it lacks.
     *
     * @param count the number of all levels; empty: until the coarsest fits 256 pixels, or a chunk
     * @param method by which they are made
     */
    public static MoreLevels of(StoredImage image, Optional<Integer> count, Optional<Downsampling> method) {
        int present = image.arrays().size();
        Downsampling how = present == 1 && method.isEmpty() ? image.methodOr(Downsampling.MEAN) : image.method(method);
        if (present >= count.orElse(Integer.MAX_VALUE)) return new MoreLevels(image, present, how);
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
        return new MoreLevels(
                new StoredImage(image.store(), image.path(), image.version(), multiscale, arrays), present, how);
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

    /** Tells readers of the new levels. */
    public void commit() {
        if (first < image.arrays().size()) image.writeMetadata(image.multiscale());
    }
}
