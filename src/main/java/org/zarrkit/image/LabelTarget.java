package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Multiscale;

/**
 * What a label image is written for: the image that its levels have to fit.
 *
 * @param image its axes in the order in which they are shown
 * @param shapes of its levels, in the order of those axes
 */
public record LabelTarget(Multiscale image, List<List<Long>> shapes) {

    public LabelTarget {
        shapes = shapes.stream().map(List::copyOf).toList();
        if (shapes.size() != image.levels().size())
            throw new IllegalArgumentException(shapes.size() + " shapes for " + image.levels());
    }

    /** The link from the label image to its image ("image-label"). */
    private static final String UP = "../../";

    /** For labels of an image that is being written. */
    static LabelTarget of(Multiscale image, List<LevelLayout> levels) {
        List<List<Long>> shapes = new ArrayList<>();
        for (LevelLayout level : levels)
            shapes.add(Arrays.stream(AxisOrder.reversed(level.dimensions()))
                    .boxed()
                    .toList());
        return new LabelTarget(image, shapes);
    }

    /** What is said of labels, with a link to their image. */
    static ImageLabel linked(Optional<ImageLabel> stated) {
        ImageLabel known = stated.orElse(ImageLabel.NONE);
        return new ImageLabel(known.colors(), Optional.of(UP), known.unknown());
    }

    /** @throws UnsupportedFeatureException if the image can't be shown, or its pixels do not lie along its axes */
    static LabelTarget of(ZarrImage image) {
        List<Integer> order = image.multiscale().shownOrder();
        List<List<Long>> shapes = new ArrayList<>();
        for (int i = 0; i < image.arrays().size(); i++) {
            List<Long> shape = image.arrays().get(i).grid().shape();
            shapes.add(order.stream().map(shape::get).toList());
            if (!image.multiscale().transform(i).toAffine(order.size()).isDiagonal())
                throw new UnsupportedFeatureException(image.place() + ": level " + i
                        + " is rotated or sheared; labels for such an image can't be written yet");
        }
        return new LabelTarget(image.multiscale().withShownAxes(), shapes);
    }
}
