package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** The description of an array or a group, read from its metadata document; no chunk is touched. */
public sealed interface Node permits ArrayMetadata, GroupMetadata {

    /** 2 or 3. */
    int zarrFormat();

    /** Members of the document that Zarrkit does not know; kept when it is written. */
    ObjectNode unknownMembers();

    /** The user's attributes; a copy. */
    ObjectNode attributes();

    /**
     * The node at a path of a store ({@code ""} is its root), or empty if there is none. Where documents of both
     * formats stand side by side, Zarr 3 is preferred (OME RFC-2). Where there is no document, a copy of it in a group
     * above is taken ("consolidated metadata"), unless the store lists nothing at the path.
     *
     * @throws org.zarrkit.error.InvalidMetadataException if its document is not valid
     */
    static Optional<Node> read(Store store, String path) {
        String place = Keys.normalize(path);
        return V3Documents.read(store, place)
                .or(() -> V2Documents.read(store, place))
                .or(() -> ConsolidatedMetadata.read(store, place));
    }

    /** The node at a path, which must be there. */
    static Node open(Store store, String path) {
        return read(store, path)
                .orElseThrow(() -> new NotFoundException("there is no Zarr array or group at "
                        + store + (path.isEmpty() ? "" : ", path '" + path + "'")
                        + ": neither zarr.json nor .zarray nor .zgroup was found"));
    }

    /** The paths of the nodes directly below a group, sorted by name; from its copies if the store can't list. */
    static Stream<String> children(Store store, String path) {
        List<String> names = store.children(path).toList();
        Stream<String> nodes = names.isEmpty()
                ? ConsolidatedMetadata.children(store, path)
                : names.stream()
                        .filter(NodeNames::canBeNode)
                        .filter(name -> hasDocument(store, Keys.join(path, name))
                                || ConsolidatedMetadata.read(store, Keys.join(path, name))
                                        .isPresent());
        return nodes.map(name -> Keys.join(path, name));
    }

    /** Whether a metadata document stands at a path. */
    static boolean hasDocument(Store store, String path) {
        return Stream.of(V3Documents.NAME, V2Documents.ARRAY, V2Documents.GROUP)
                .anyMatch(document -> store.size(Keys.join(path, document)).isPresent());
    }

    /**
     * Writes the metadata document at a path, replacing the one that is there; copies of it in groups above are removed.
     *
     * @throws IllegalArgumentException if the path has a name that no node may have
     */
    default void write(WritableStore store, String path) {
        NodeNames.check(path);
        ConsolidatedMetadata.remove(store, path);
        if (zarrFormat() == 3) V3Documents.write(store, path, this);
        else V2Documents.write(store, path, this);
    }
}
