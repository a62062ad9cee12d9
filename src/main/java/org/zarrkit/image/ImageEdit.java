package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.ImageChange;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.zarr.DocumentEdit;
import org.zarrkit.zarr.HierarchyEdit;

/**
 * Changes the metadata of a stored image where it is: name, units, pixel sizes, origin, channels. No pixel is written.
 * Label images that lie where the image lies are moved with it.
 */
public final class ImageEdit {

    private final HierarchyEdit hierarchy;

    private ImageEdit(HierarchyEdit hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * The image at a location.
     *
     * @throws NotFoundException if there is no image
     * @throws UnsupportedFeatureException if it can't be changed where it is, as on a web server
     */
    public static ImageEdit open(String location) {
        return of(HierarchyEdit.open(location));
    }

    /** The image that is meant in a hierarchy; fails as {@link #open} does. */
    public static ImageEdit of(HierarchyEdit hierarchy) {
        EditableImage.of(hierarchy.store(), hierarchy.path());
        return new ImageEdit(hierarchy);
    }

    /** The image as its document has it now; levels that state no scale have that of their shapes. */
    public Multiscale image() {
        return stored().image();
    }

    /** The image with all its channels; what its document leaves open is read from the pixels of the coarsest level. */
    public Multiscale shownImage() {
        return stored().withRendering().image();
    }

    private EditableImage stored() {
        return EditableImage.of(hierarchy.store(), hierarchy.path());
    }

    /**
     * What a change would change, a line each: first of the image, then of its labels, and at the end what is odd about
     * it, in lines that begin with {@code note:}. Nothing is written.
     *
     * @throws IllegalArgumentException if there is no such axis or channel
     * @throws UnsupportedFeatureException if the version of the image has no place for it; the message says which has
     */
    public List<String> preview(ImageChange change) {
        return lines(plan(change));
    }

    /**
     * Makes a change. All is worked out before the first document is written; each is replaced whole, in an archive all
     * at once.
     *
     * @param goesOn asked now and then while an archive is copied, with the bytes written so far; false ends that
     * @return what {@link #preview} tells
     * @throws IllegalArgumentException if there is no such axis or channel, or nothing to change
     * @throws UnsupportedFeatureException if the version of the image has no place for it; nothing is changed
     * @throws StoreException if a document can't be written; those written before are complete
     */
    public List<String> save(ImageChange change, LongPredicate goesOn) {
        if (change.isEmpty()) throw new IllegalArgumentException("nothing to change is named");
        List<EditableImage.Planned> plan = plan(change);
        for (EditableImage.Planned planned : plan)
            DocumentEdit.of(hierarchy.store(), planned.path()).attributes(found -> replaced(found, planned));
        hierarchy.commit(goesOn);
        return lines(plan);
    }

    private ObjectNode replaced(ObjectNode found, EditableImage.Planned planned) {
        if (found.toString().equals(planned.before().toString())) return planned.after();
        throw new StoreException(hierarchy.store() + ", path '" + planned.path()
                + "': its metadata were changed by somebody else meanwhile; look at them and try again");
    }

    private List<EditableImage.Planned> plan(ImageChange change) {
        EditableImage image = stored();
        List<EditableImage.Planned> plan = new ArrayList<>(List.of(image.plan(change)));
        if (change.axes().isEmpty()) return plan;
        for (EditableImage label : LabelsOfImage.of(image)) plan.add(LabelsOfImage.plan(change, image.image(), label));
        return plan;
    }

    private List<String> lines(List<EditableImage.Planned> plan) {
        List<String> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (EditableImage.Planned planned : plan) {
            String of = planned == plan.get(0) ? "" : planned.path() + ": ";
            planned.difference().lines().forEach(line -> lines.add(of + line));
            planned.notes().forEach(note -> notes.add("note: " + note));
        }
        lines.addAll(notes);
        return lines;
    }
}
