package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** The user's attributes; a copy. */
    ObjectNode attributes();

    /**
     * The node at a path of a store ({@code ""} is its root), or empty if there is none. Where documents of both
     * formats stand side by side, Zarr 3 is preferred (OME RFC-2).
     *
     * @throws org.zarrkit.error.InvalidMetadataException if its document is not valid
     */
    static Optional<Node> read(Store store, String path) {
        Optional<Node> node = V3Documents.read(store, path);
        return node.isPresent() ? node : V2Documents.read(store, path);
    }

    /** The node at a path, which must be there. */
    static Node open(Store store, String path) {
        return read(store, path)
                .orElseThrow(() -> new NotFoundException("there is no Zarr array or group at "
                        + store + (path.isEmpty() ? "" : ", path '" + path + "'")
                        + ": neither zarr.json nor .zarray nor .zgroup was found"));
    }

    /** The paths of the nodes directly below a group, sorted by name. */
    static Stream<String> children(Store store, String path) {
        return store.children(path)
                .filter(name -> !name.startsWith("."))
                .map(name -> Keys.join(path, name))
                .filter(child -> isNode(store, child));
    }

    private static boolean isNode(Store store, String path) {
        return Stream.of("zarr.json", ".zarray", ".zgroup")
                .anyMatch(document -> store.size(Keys.join(path, document)).isPresent());
    }

    /** Writes the metadata document at a path, replacing the one that is there. */
    default void write(WritableStore store, String path) {
        if (zarrFormat() == 3) V3Documents.write(store, path, this);
        else V2Documents.write(store, path, this);
    }
}
