package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.AxisChange;
import org.zarrkit.ngff.ImageChange;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;

/** The label images that lie where an image lies, and are to stay there when that changes. */
final class LabelsOfImage {

    private LabelsOfImage() {}

    /** The groups of label images that the image lists and that can be read. */
    static List<EditableImage> of(EditableImage image) {
        String labels = Keys.join(image.path(), "labels");
        List<EditableImage> found = new ArrayList<>();
        for (String path : LabelImages.names(new Place(image.store(), image.path()))) {
            try {
                found.add(EditableImage.of(image.store(), Keys.join(labels, path)));
            } catch (ZarrkitException e) {
                continue; // listed, and missing or damaged: nobody can tell where it lies
            }
        }
        return found;
    }

    /**
     * The part of a change that a label image shares: that of the axes along which it lies where the image lies. Where it
     * lies elsewhere it stays, with a note.
     */
    static EditableImage.Planned plan(ImageChange change, Multiscale image, EditableImage label) {
        ImageChange shared = ImageChange.NONE;
        List<String> apart = new ArrayList<>();
        for (Map.Entry<String, AxisChange> axis : change.axes().entrySet()) {
            if (index(label.image(), axis.getKey()) < 0) continue;
            if (agree(axis.getKey(), image, label.image()))
                shared = shared.withAxis(axis.getKey(), none -> axis.getValue());
            else apart.add(axis.getKey());
        }
        EditableImage.Planned planned = label.plan(shared);
        return apart.isEmpty()
                ? planned
                : planned.withNote(
                        label.path() + " stays as it is along " + apart + ": it does not lie where the image lies");
    }

    private static boolean agree(String axis, Multiscale image, Multiscale label) {
        int i = index(image, axis);
        int l = index(label, axis);
        return l >= 0
                && image.axes().get(i).unit().equals(label.axes().get(l).unit())
                && isNear(image.pixelSizes(0)[i], label.pixelSizes(0)[l])
                && isNear(image.origin(0)[i], label.origin(0)[l]);
    }

    private static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
    }

    private static int index(Multiscale image, String axis) {
        return IntStream.range(0, image.rank())
                .filter(i -> image.axes().get(i).name().equals(axis))
                .findFirst()
                .orElse(-1);
    }
}
