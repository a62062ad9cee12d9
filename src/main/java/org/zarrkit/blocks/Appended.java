package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.image.LongerImage;
import org.zarrkit.image.StoredImage;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;

/** Images that follow each other along an axis; one without that axis has a position there. */
record Appended(List<LazyImage<?>> images, String axis) {

    Appended {
        images = List.copyOf(images);
        if (images.isEmpty()) throw new IllegalArgumentException("there is nothing to append along " + axis);
    }

    /** How many positions they take together. */
    long count() {
        return images.stream().mapToLong(this::count).sum();
    }

    private long count(LazyImage<?> image) {
        return dimension(image.multiscale(), axis) < 0 ? 1 : image.dimensions()[dimension(image.multiscale(), axis)];
    }

    private static int dimension(Multiscale multiscale, String axis) {
        return IntStream.range(0, multiscale.rank())
                .filter(i -> multiscale.axes().get(i).name().equals(axis))
                .map(i -> multiscale.rank() - 1 - i)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Where they come.
     *
     * @throws IllegalArgumentException if one has another size than the image along other axes
     */
    List<Placement> placements(StoredImage target, LongerImage longer) {
        int d = dimension(target.multiscale(), axis);
        long[] min = longer.added().minAsLongArray();
        long[] max = longer.added().maxAsLongArray();
        List<Placement> placements = new ArrayList<>();
        for (LazyImage<?> image : images) {
            max[d] = min[d] + count(image) - 1;
            Interval expected = new FinalInterval(min, max);
            Placement placement = Placement.of(image.spec(), target.multiscale(), Map.of(axis, min[d]));
            placement.requireIs(expected, target.multiscale());
            placements.add(placement);
            min[d] = max[d] + 1;
        }
        return placements;
    }

    /** What they say of their channels, should they be channels. */
    Rendering rendering() {
        List<Channel> channels = new ArrayList<>();
        for (LazyImage<?> image : images) {
            List<Channel> own = image.multiscale().channels();
            for (int i = 0; i < count(image); i++) channels.add(i < own.size() ? own.get(i) : Channel.unspecified());
        }
        return images.get(0).multiscale().rendering().withChannels(channels);
    }
}
