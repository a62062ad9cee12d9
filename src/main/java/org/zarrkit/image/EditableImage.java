package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.ImageChange;
import org.zarrkit.ngff.ImageDifference;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffEditor;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/**
 * The group of an image with what its attributes say now.
 *
 * @param image with scales for all levels
 */
record EditableImage(Store store, String path, Node node, NgffDocument document, Multiscale image) {

    /** @throws NotFoundException if there is no group of an image at the path */
    static EditableImage of(Store store, String path) {
        Node node = Node.open(store, path);
        String place = store + (path.isEmpty() ? "" : ", path '" + path + "'");
        NgffDocument document = NgffReader.read(node.attributes(), node.zarrFormat(), place);
        if (document.images().isEmpty())
            throw new NotFoundException(place + " has no metadata of an OME-Zarr image that could be changed: "
                    + "it is an array, or a group of several images; name the group of the image");
        return new EditableImage(store, path, node, document, withScales(store, path, document.image()));
    }

    static Multiscale withScales(Store store, String path, Multiscale image) {
        if (image.hasScales()) return image;
        List<long[]> shapes = new ArrayList<>();
        for (Level level : image.levels())
            shapes.add(AxisOrder.longs(
                    ZarrArray.open(store, Keys.join(path, level.path())).grid().shape()));
        return image.withDerivedScales(shapes);
    }

    /** The image with all its channels; what the document leaves open is read from the pixels of the coarsest level. */
    EditableImage withRendering() {
        Multiscale shown = image.withRendering(
                Contrast.of(ZarrImage.open(store, path).pyramid(new CellCache(Contrast.CACHE_BYTES))));
        return new EditableImage(store, path, node, document, shown);
    }

    /**
     * The change, worked out and not written.
     *
     * @throws UnsupportedFeatureException if the document is of a version or form that can't take it
     */
    Planned plan(ImageChange change) {
        EditableImage complete = change.changesRendering() ? withRendering() : this;
        ObjectNode edited = NgffEditor.edit(complete.image, change, node.attributes(), node.zarrFormat());
        NgffDocument read = NgffReader.read(edited, node.zarrFormat(), store.toString());
        ImageDifference difference = new ImageDifference(image, withScales(store, path, read.image()));
        difference.unmet(change).ifPresent(what -> {
            throw new UnsupportedFeatureException(store + ", path '" + path + "' can't be changed as asked: " + what
                    + "; its document has a form that Zarrkit reads but does not edit");
        });
        List<String> notes = new ArrayList<>(read.warnings());
        notes.removeAll(document.warnings());
        if (node.zarrFormat() == 3 && store.size(Keys.join(path, ".zattrs")).isPresent())
            notes.add("there are metadata of Zarr 2 beside those of Zarr 3 at " + store + ", path '" + path
                    + "'; they stay as they are");
        return new Planned(path, node.attributes(), edited, difference, notes);
    }

    /** Attributes before and after a change. */
    record Planned(String path, ObjectNode before, ObjectNode after, ImageDifference difference, List<String> notes) {

        Planned withNote(String note) {
            List<String> more = new ArrayList<>(notes);
            more.add(note);
            return new Planned(path, before, after, difference, more);
        }
    }
}
