package org.zarrkit.image;

import java.util.List;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;

/** What stands in the group of an image and is neither one of its levels nor its labels, such as tables. */
public final class OtherNodes {

    private OtherNodes() {}

    /** Their names; none where the store can't list, or for an array by itself. */
    public static List<String> names(Place image) {
        boolean isGroup = Node.read(image.store(), image.path())
                .filter(GroupMetadata.class::isInstance)
                .isPresent();
        if (!isGroup) return List.of();
        List<String> levels = ZarrImage.open(image, OpenOptions.defaults()).multiscale().levels().stream()
                .map(level -> level.path().replaceFirst("/.*", ""))
                .toList();
        int above = image.path().isEmpty() ? 0 : image.path().length() + 1;
        return Node.children(image.store(), image.path())
                .map(path -> path.substring(above))
                .filter(name -> !name.equals("labels") && !levels.contains(name))
                .toList();
    }
}
