package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Labels;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;

/** The groups above a node that say what it is: an image of which it is a level, a list of labels that it is in. */
final class EnclosingImage {

    /** Paths in documents may have several names; real ones have two at most. */
    private static final int MOST_NAMES = 4;

    private EnclosingImage() {}

    /** A level of the image at a place. */
    record LevelOf(Place image, int level) {}

    /** The image that has an array as one of its levels. */
    static Optional<LevelOf> ofLevel(Place array) {
        String path = array.name();
        Optional<Place> group = array.above();
        for (int i = 0; i < MOST_NAMES && group.isPresent(); i++) {
            Place here = group.get();
            int level = level(read(here), path);
            if (level >= 0) return Optional.of(new LevelOf(here, level));
            path = Keys.join(here.name(), path);
            group = here.above();
        }
        return Optional.empty();
    }

    private static int level(Optional<NgffDocument> document, String path) {
        if (document.isEmpty() || document.get().images().isEmpty()) return -1;
        List<String> paths =
                document.get().image().levels().stream().map(Level::path).toList();
        return paths.indexOf(path);
    }

    /** Whether an image is listed in a group {@code labels} above it. */
    static boolean listsAsLabel(Place image) {
        String path = image.name();
        Optional<Place> group = image.above();
        for (int i = 0; i < MOST_NAMES && group.isPresent(); i++) {
            Place here = group.get();
            if (here.name().equals("labels"))
                return read(here)
                        .flatMap(NgffDocument::labels)
                        .map(Labels::paths)
                        .orElse(List.of())
                        .contains(path);
            path = Keys.join(here.name(), path);
            group = here.above();
        }
        return false;
    }

    /** What a group says; nothing if there is none, or none that can be understood: it was not asked for. */
    private static Optional<NgffDocument> read(Place group) {
        try {
            return Node.read(group.store(), group.path())
                    .filter(GroupMetadata.class::isInstance)
                    .map(node -> NgffReader.read(node.attributes(), node.zarrFormat(), group.toString()));
        } catch (InvalidMetadataException | UnsupportedFeatureException e) {
            return Optional.empty();
        }
    }
}
