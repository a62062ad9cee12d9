package org.zarrkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LabelImages;
import org.zarrkit.image.OtherNodes;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.store.Place;

/**
 * The label images that are saved with an image that was opened with them, and has not been changed.
 *
 * @param images by name
 * @param notes what is left behind, a sentence each
 */
record CopiedLabels(Map<String, LazyImage<?>> images, List<String> notes) {

    static final CopiedLabels NONE = new CopiedLabels(Map.of(), List.of());

    /** @param wanted whether labels are copied; other nodes are told of anyway */
    static CopiedLabels of(Place place, LazyImage<?> image, boolean wanted) {
        CopiedLabels copied = new CopiedLabels(new LinkedHashMap<>(), new ArrayList<>());
        if (wanted) LabelImages.names(place).forEach(name -> copied.add(place, name, image));
        for (String name : OtherNodes.names(place))
            copied.notes.add("'" + name + "' of " + place + " is not copied; rechunk copies all that is there");
        return copied;
    }

    private void add(Place place, String name, LazyImage<?> image) {
        try {
            Pyramid<?> labels = LabelImages.open(place, name).pyramid(CellCache.shared());
            Optional<Pyramid<?>> fitting = fitting(labels, image);
            if (fitting.isPresent()) images.put(name, LazyImage.of(fitting.get()));
            else notes.add("labels '" + name + "' are not copied: no level of them is as large as the image");
        } catch (NotFoundException e) {
            notes.add("labels '" + name + "' are listed and can't be copied: " + e.getMessage());
        }
    }

    /** The labels of a coarser level of the image are those of one of theirs. */
    private static Optional<Pyramid<?>> fitting(Pyramid<?> labels, LazyImage<?> image) {
        return IntStream.range(0, labels.levelCount())
                .filter(level -> fits(labels, level, image))
                .<Pyramid<?>>mapToObj(labels::from)
                .findFirst();
    }

    private static boolean fits(Pyramid<?> labels, int level, LazyImage<?> image) {
        if (labels.type().isFloat()) return false;
        List<String> names = names(image.multiscale().axes());
        List<String> own = names(labels.multiscale().axes());
        for (int i = 0; i < own.size(); i++) {
            int axis = names.indexOf(own.get(i));
            long size = labels.level(level).dimension(own.size() - 1 - i);
            if (axis < 0 || size != 1 && size != image.dimensions()[names.size() - 1 - axis]) return false;
        }
        return true;
    }

    private static List<String> names(List<Axis> axes) {
        return axes.stream().map(Axis::name).toList();
    }
}
