package org.zarrkit.image;

import java.util.List;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.ngff.Labels;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;

/** The label images of an image. */
public final class LabelImages {

    private LabelImages() {}

    /** Their names as the group {@code labels} lists them; none if there is no such group. */
    public static List<String> names(Place image) {
        Place list = image.below("labels");
        return Node.read(list.store(), list.path())
                .filter(GroupMetadata.class::isInstance)
                .flatMap(node -> NgffReader.read(node.attributes(), node.zarrFormat(), list.toString())
                        .labels())
                .map(Labels::paths)
                .orElse(List.of());
    }

    /**
     * Opens one; an image in the list is taken for labels whether or not it says so.
     *
     * @throws NotFoundException if there is none of this name; the message lists those that there are
     */
    public static ZarrImage open(Place image, String name) {
        Place label = image.below("labels").below(name);
        if (Node.read(label.store(), label.path()).isEmpty())
            throw new NotFoundException(image + " has no labels '" + name + "'; it has " + names(image));
        return ZarrImage.open(label, OpenOptions.defaults());
    }
}
