package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** The tree of groups and arrays in a store. */
public final class Hierarchy {

    /** Deeper than any real hierarchy; links in a circle end here. */
    private static final int DEEPEST = 64;

    private Hierarchy() {}

    /**
     * The paths of a node and of all nodes below it, each after its group; listed as the stream is read.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is no node, or a document can't be read
     */
    public static Stream<String> paths(Store store, String path) {
        String root = Keys.normalize(path);
        Node.open(store, root);
        return paths(store, root, 0);
    }

    private static Stream<String> paths(Store store, String path, int depth) {
        if (depth > DEEPEST)
            throw new InvalidMetadataException(store + ", path '" + path + "': groups are nested more than " + DEEPEST
                    + " deep; a link may lead in a circle");
        boolean isGroup = Node.open(store, path) instanceof GroupMetadata;
        Stream<String> below =
                isGroup ? Node.children(store, path).flatMap(child -> paths(store, child, depth + 1)) : Stream.empty();
        return Stream.concat(Stream.of(path), below);
    }

    /**
     * Writes a group, and those of the groups above it that are missing, as both formats demand. One that is there
     * gets the new attributes.
     *
     * @throws IllegalArgumentException if a name is no name of a node, or an array stands above or at the path
     */
    public static void createGroup(WritableStore store, String path, GroupMetadata group) {
        String place = Keys.normalize(path);
        createAncestors(store, place, group.zarrFormat());
        requireNoArray(store, place);
        group.write(store, place);
    }

    /** Writes the groups above a path that are missing; groups of either format are left as they are. */
    public static void createAncestors(WritableStore store, String path, int zarrFormat) {
        NodeNames.check(path);
        List<String> above = ConsolidatedMetadata.upwards(path);
        Collections.reverse(above);
        for (String ancestor : above.subList(0, above.size() - 1)) {
            requireNoArray(store, ancestor);
            if (!Node.hasDocument(store, ancestor))
                GroupMetadata.of(zarrFormat, Json.object()).write(store, ancestor);
        }
    }

    /**
     * Checks that a node can be written and found under a name.
     *
     * @throws IllegalArgumentException if it can't
     */
    public static void requireName(String name) {
        Keys.check(name);
        NodeNames.check(name);
        if (name.contains("/") || !NodeNames.canBeNode(name))
            throw new IllegalArgumentException(
                    "'" + name + "' can't be the name of an array or group; names of letters,"
                            + " digits, '-', '_' and '.' can, which begin with no '.'");
    }

    private static void requireNoArray(Store store, String path) {
        if (Node.hasDocument(store, path) && Node.open(store, path) instanceof ArrayMetadata)
            throw new IllegalArgumentException("there is an array at " + store + ", path '" + path
                    + "': no group can be there and nothing below it; choose another path");
    }

    /**
     * Replaces the attributes of a node; nothing else of its documents is changed.
     *
     * @throws org.zarrkit.error.NotFoundException if there is no node at the path
     */
    public static void writeAttributes(WritableStore store, String path, ObjectNode attributes) {
        DocumentEdit.of(store, path).attributes(before -> attributes.deepCopy());
    }
}
