package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.error.UnsupportedFeatureException;
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
