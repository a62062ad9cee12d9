package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.zarr.ZarrArray;

/**
 * A stored image as it will be when pixels are appended at the end of an axis. All of it can be written; readers find
 * the shorter image until {@link #commit}.
 *
 * @param image with the longer arrays
 * @param added the region of level 0 that is to be written
 */
public record LongerImage(StoredImage image, Interval added) {

    /**
     * The image with room for more.
     *
     * @param count how many positions are appended
     * @throws IllegalArgumentException if the image has no such axis
     * @throws org.zarrkit.error.UnsupportedFeatureException if its levels were not made by whole factors
     */
    public static LongerImage of(StoredImage image, String axis, long count) {
        int d = dimension(image.multiscale(), axis)
                .orElseThrow(() -> new IllegalArgumentException(image.place() + " has no axis '" + axis
                        + "' to append along; it has " + image.multiscale().axes()
                        + ". Save it anew with that axis"));
        List<int[]> factors = LevelFactors.of(image.multiscale(), image.arrays());
        List<ZarrArray> arrays = new ArrayList<>();
        long from = 0;
        long newFrom = 0;
        for (int i = 0; i < image.arrays().size(); i++) {
            ZarrArray array = image.arrays().get(i);
            long to = LevelFactors.dimensions(array)[d];
            long newTo =
                    i == 0 ? Math.addExact(to, count) : LevelFactors.grown(from, to, factors.get(i - 1)[d], newFrom);
            arrays.add(withLength(array, d, newTo));
            from = to;
            newFrom = newTo;
        }
        StoredImage longer = image.with(image.multiscale(), arrays);
        long[] min = new long[image.multiscale().rank()];
        min[d] = image.interval().dimension(d);
        return new LongerImage(longer, new FinalInterval(min, longer.interval().maxAsLongArray()));
    }

    private static OptionalInt dimension(Multiscale multiscale, String axis) {
        return IntStream.range(0, multiscale.rank())
                .filter(i -> multiscale.axes().get(i).name().equals(axis))
                .map(i -> multiscale.rank() - 1 - i)
                .findFirst();
    }

    private static ZarrArray withLength(ZarrArray array, int d, long length) {
        List<Long> shape = new ArrayList<>(array.metadata().shape());
        shape.set(shape.size() - 1 - d, length);
        return ZarrArray.of(array.store(), array.path(), array.metadata().withShape(shape));
    }

    /**
     * Tells readers of what was appended: level 0 last, so that none is ever longer than the others.
     *
     * @param appended what the source says of its channels, if channels were appended
     */
    public void commit(Rendering appended) {
        List<ZarrArray> arrays = image.arrays();
        for (int i = arrays.size() - 1; i >= 0; i--)
            arrays.get(i).metadata().write(image.store(), arrays.get(i).path());
        if (isAlong(AxisType.CHANNEL) && !image.multiscale().channels().isEmpty())
            image.writeMetadata(withChannels(appended));
    }

    private boolean isAlong(AxisType type) {
        return image.multiscale()
                .indexOf(type)
                .map(i -> added.min(added.numDimensions() - 1 - i) > 0)
                .orElse(false);
    }

    private Multiscale withChannels(Rendering appended) {
        Multiscale multiscale = image.multiscale();
        List<Channel> channels = new ArrayList<>(multiscale.channels());
        int axis =
                added.numDimensions() - 1 - multiscale.indexOf(AxisType.CHANNEL).orElseThrow();
        while (channels.size() < added.min(axis)) channels.add(Channel.unspecified());
        channels = new ArrayList<>(channels.subList(0, (int) added.min(axis)));
        channels.addAll(appended.channels());
        Multiscale named = multiscale.withRendering(multiscale.rendering().withChannels(channels));
        ZarrArray coarsest = image.arrays().get(image.arrays().size() - 1);
        return WrittenMetadata.withContrast(named, image.type(), coarsest);
    }

    /**
     * The image after an earlier process has appended as much and told readers of it, but was ended before it removed its
     * note; empty if none has. To {@link #commit} it again does no harm.
     */
    public static Optional<LongerImage> done(StoredImage image, String axis, long count) {
        OptionalInt found = dimension(image.multiscale(), axis);
        if (found.isEmpty()) return Optional.empty();
        int d = found.getAsInt();
        long[] min = image.interval().minAsLongArray();
        min[d] = image.interval().dimension(d) - count;
        List<Long> before = withLength(image.arrays().get(0), d, Math.max(0, min[d]))
                .metadata()
                .shape();
        boolean isDone = min[d] > 0
                && EditMarks.shapes(image.store(), image.path()).stream().anyMatch(noted -> noted.isOfFinest(before));
        Interval last = new FinalInterval(min, image.interval().maxAsLongArray());
        return isDone ? Optional.of(new LongerImage(image, last)) : Optional.empty();
    }
}
