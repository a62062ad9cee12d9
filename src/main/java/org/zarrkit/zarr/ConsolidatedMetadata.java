package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/**
 * Copies of metadata documents that a group may hold for all nodes below it: {@code .zmetadata} in Zarr 2, the member
 * {@code consolidated_metadata} in Zarr 3. They are a cache, and may be stale: a document that is there wins, and a
 * store that can list and has nothing at a path has no such node. A change of a document keeps them true; a new node
 * removes them.
 */
final class ConsolidatedMetadata {

    static final String V2_NAME = ".zmetadata";
    static final String V3_MEMBER = "consolidated_metadata";

    private ConsolidatedMetadata() {}

    /** The node at a path as the nearest group above it, or the node itself, remembers it. */
    static Optional<Node> read(Store store, String path) {
        for (String group : upwards(path)) {
            Optional<Node> node = read(store, group, path);
            if (node.isPresent()) return node.filter(n -> mayExist(store, group, path));
        }
        return Optional.empty();
    }

    private static Optional<Node> read(Store store, String group, String path) {
        String relative = path.substring(group.isEmpty() || group.equals(path) ? group.length() : group.length() + 1);
        Optional<Member> v3 = v3(store, group).map(m -> m.get(relative)).filter(m -> !m.isAbsent());
        if (v3.isPresent() && !relative.isEmpty()) return Optional.of(V3Documents.node(v3.get()));
        return v2(store, group).flatMap(documents -> V2Documents.node(store, path, documents, relative));
    }

    /** A store that lists the group, but nothing at the path, knows better than the cache. */
    private static boolean mayExist(Store store, String group, String path) {
        return isEmpty(store, group) || !isEmpty(store, path);
    }

    private static boolean isEmpty(Store store, String path) {
        try (Stream<String> children = store.children(path)) {
            return children.findAny().isEmpty();
        }
    }

    /** The names of the nodes directly below a path; for stores that can't list. */
    static Stream<String> children(Store store, String path) {
        Set<String> names = new TreeSet<>();
        for (String group : upwards(path)) {
            String below = group.equals(path) ? "" : path.substring(group.isEmpty() ? 0 : group.length() + 1) + "/";
            for (Optional<Member> documents : List.of(v3(store, group), v2(store, group)))
                documents.ifPresent(member -> member.value().fieldNames().forEachRemaining(key -> {
                    if (!key.startsWith(below) || key.length() == below.length()) return;
                    String name = key.substring(below.length()).split("/", 2)[0];
                    if (!name.startsWith(".")) names.add(name);
                }));
        }
        return names.stream();
    }

    private static Optional<Member> v3(Store store, String group) {
        return member(store, Keys.join(group, V3Documents.NAME), V3_MEMBER);
    }

    private static Optional<Member> v2(Store store, String group) {
        return member(store, Keys.join(group, V2_NAME), "");
    }

    /** The object that has the documents by key. A cache that can't be read is none. */
    private static Optional<Member> member(Store store, String key, String name) {
        try {
            return Json.read(store, key)
                    .map(document -> new Member(store + ", key '" + key + "'", document))
                    .map(m -> name.isEmpty() ? m : m.get(name))
                    .map(m -> m.get("metadata"))
                    .filter(m -> m.value().isObject());
        } catch (InvalidMetadataException e) {
            return Optional.empty();
        }
    }

    /** Removes the copies of the groups above a node, and of the node itself: it is about to change. */
    static void remove(WritableStore store, String path) {
        for (String group : upwards(path)) {
            String v2 = Keys.join(group, V2_NAME);
            if (store.size(v2).isPresent()) store.delete(v2);
            if (group.equals(path)) continue; // its document is about to be written, without the member
            Optional<ObjectNode> v3 = documentWithCopies(store, Keys.join(group, V3Documents.NAME));
            v3.ifPresent(document -> Json.write(store, group, V3Documents.NAME, document.without(V3_MEMBER)));
        }
    }

    private static Optional<ObjectNode> documentWithCopies(Store store, String key) {
        try {
            return Json.read(store, key).filter(document -> !isNull(document.path(V3_MEMBER)));
        } catch (InvalidMetadataException e) {
            return Optional.empty(); // a damaged document is not this node's matter
        }
    }

    private static boolean isNull(JsonNode member) {
        return member.isMissingNode() || member.isNull();
    }

    /** A path and those above it, the nearest first. */
    static List<String> upwards(String path) {
        List<String> paths = new ArrayList<>(List.of(path));
        for (String p = path; !p.isEmpty(); ) {
            p = p.contains("/") ? p.substring(0, p.lastIndexOf('/')) : "";
            paths.add(p);
        }
        return paths;
    }
}
