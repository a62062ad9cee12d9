package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;

/** The images of a group that is not one itself. */
final class ImageListing {

    private ImageListing() {}

    /** Their paths in the store: those of a series, a plate's wells, a well's fields, labels, or groups directly below. */
    static List<String> imagesBelow(Store store, String path, GroupMetadata group, NgffDocument document) {
        List<String> images = new ArrayList<>();
        document.plate().ifPresent(plate -> plate.wells()
                .forEach(well -> images.addAll(fields(store, Keys.join(path, well.path())))));
        document.well().ifPresent(well -> well.fields().forEach(field -> images.add(Keys.join(path, field.path()))));
        document.labels().ifPresent(labels -> labels.paths().forEach(label -> images.add(Keys.join(path, label))));
        if (images.isEmpty()) images.addAll(series(store, path));
        if (images.isEmpty())
            Node.children(store, path).filter(child -> isImage(store, child)).forEach(images::add);
        return images;
    }

    private static List<String> fields(Store store, String wellPath) {
        return Node.read(store, wellPath)
                .flatMap(node -> read(node, store).well())
                .map(well -> well.fields().stream()
                        .map(field -> Keys.join(wellPath, field.path()))
                        .toList())
                .orElse(List.of());
    }

    private static List<String> series(Store store, String path) {
        return Node.read(store, Keys.join(path, "OME"))
                .flatMap(node -> read(node, store).series())
                .map(series -> series.paths().stream()
                        .map(image -> Keys.join(path, image))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isImage(Store store, String path) {
        return Node.read(store, path)
                .filter(GroupMetadata.class::isInstance)
                .map(node -> !read(node, store).images().isEmpty())
                .orElse(false);
    }

    private static NgffDocument read(Node node, Store store) {
        return NgffReader.read(node.attributes(), node.zarrFormat(), store.toString());
    }
}
