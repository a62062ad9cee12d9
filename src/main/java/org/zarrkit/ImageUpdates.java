package org.zarrkit;

import java.util.List;
import java.util.Map;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.PyramidUpdate;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.image.AxisValues;
import org.zarrkit.image.LabelPlace;
import org.zarrkit.image.StoredImage;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WritePlan;

/** The pixels of an image, put into another that is stored already: at its end, into a region, or as its labels. */
public interface ImageUpdates {

    /** The source and the operations. */
    LazyImage<?> lazy();

    /**
     * Appends these pixels at the end of an axis of a stored image, such as {@code "t"} or {@code "c"}, in all its levels.
     * Readers find the image as it was until all is there.
     *
     * @param image its location
     * @throws IllegalArgumentException if the pixels have another size along other axes, or another type
     * @throws org.zarrkit.error.ZarrkitException if there is no such image, or none that can be written to
     */
    default void appendTo(String image, String axis) {
        update(image).append(List.of(lazy()), axis);
    }

    /**
     * Writes these pixels into a region of a stored image, and brings its levels up to date.
     *
     * @param image its location
     * @param at where the first pixel goes, such as {@code {"x": 512, "t": 3}} in Jython; 0 along other axes
     * @throws IllegalArgumentException if the pixels do not fit in there, or are of another type
     * @throws org.zarrkit.error.ZarrkitException if there is no such image, or none that can be written to
     */
    default void writeInto(String image, Map<String, ? extends Number> at) {
        update(image).patch(lazy(), AxisValues.positions(at));
    }

    private static PyramidUpdate update(String image) {
        UpdateOptions options = UpdateOptions.defaults();
        return PyramidUpdate.of(StoredImage.open(image), options, ThreadRunner.shared(), Progress.NONE);
    }

    /**
     * Saves these pixels as the label image {@code labels/NAME} of a stored image: with as many levels, where those lie,
     * each pixel the most frequent label of its box. Refuses to replace anything.
     *
     * @param image its location
     * @throws IllegalArgumentException if the pixels are no whole numbers, or do not fit the image
     * @throws org.zarrkit.error.ZarrkitException if there is no such image, or none that can be written to
     */
    default void saveLabels(String image, String name) {
        saveLabels(image, name, WriteOptions.labelDefaults(), ThreadRunner.shared(), Progress.NONE);
    }

    default void saveLabels(String image, String name, WriteOptions options, BlockRunner runner, Progress progress) {
        try (LabelPlace place = LabelPlace.open(image, name)) {
            PyramidSaver.save(lazy(), place.target(options, lazy().storedType(), lazy().labels()), runner, progress);
            place.register();
        }
    }

    /** How {@link #saveLabels} would write the image; nothing is read or written. */
    default WritePlan planLabels(String image, String name, WriteOptions options, BlockRunner runner) {
        try (LabelPlace place = LabelPlace.open(image, name)) {
            return PyramidSaver.plan(lazy(), place.target(options, lazy().storedType(), lazy().labels()), runner);
        }
    }
}
