package org.zarrkit;

import java.util.List;
import org.zarrkit.blocks.AutoThreshold;
import org.zarrkit.blocks.DisplayRange;
import org.zarrkit.blocks.Histogram;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Measurements;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.Statistics;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.Pyramid;

/** What is counted and measured of the pixels of an image, block by block, when it is asked for. */
public interface ImageMeasures {

    /** The source and the operations. */
    LazyImage<?> lazy();

    /** Levels with lazy pixels and metadata. */
    Pyramid<?> pyramid();

    /** Numbers about all pixels, all channels together; the image is gone through once. */
    default Statistics statistics() {
        return Statistics.of(lazy(), ThreadRunner.shared(), Progress.NONE);
    }

    /** How often each value occurs: exactly for integers that span up to 65536 values, else in as many bins. */
    default Histogram histogram() {
        return Histogram.fine(lazy(), ThreadRunner.shared(), Progress.NONE);
    }

    /** The smallest value that at least so many percent of the pixels do not exceed, by {@link #histogram}. */
    default double percentile(double percent) {
        return histogram().percentile(percent);
    }

    /** The smallest value of the foreground by one of ImageJ's auto-threshold methods, such as "Otsu". */
    default double thresholdValue(String method) {
        return AutoThreshold.of(method).value(lazy(), ThreadRunner.shared(), Progress.NONE);
    }

    /** Between which intensities each channel is shown well, from the coarsest level: see {@link DisplayRange#of}. */
    default List<DisplayRange> displayRanges(double saturatedPercent) {
        return DisplayRange.of(pyramid(), saturatedPercent, ThreadRunner.shared(), Progress.NONE);
    }

    /** All objects of a label image, in one pass, and the intensities that this image has in them. */
    default Measurements measure(Image labels) {
        LazyImage<?> ready = labels.lazy().resolve(ThreadRunner.shared(), Progress.NONE);
        return Measurements.of(ready, List.of(lazy()), ThreadRunner.shared(), Progress.NONE);
    }
}
