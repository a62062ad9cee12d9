package org.zarrkit.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.Node;

/** The arrays and groups of a store, each read when it is asked for; those asked for last are kept. Not thread-safe. */
final class Nodes {

    private static final int KEPT = 1000;

    private final Store store;

    private final Map<String, ZarrNode> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ZarrNode> eldest) {
            return size() > KEPT;
        }
    };

    Nodes(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    ZarrNode at(String path) {
        ZarrNode known = kept.get(path);
        if (known != null) return known;
        ZarrNode read = NodeReader.read(store, path);
        kept.put(path, read);
        return read;
    }

    /** The node that a document at {@code base} refers to; empty if that is no relative path of plain names. */
    Optional<ZarrNode> at(String base, String reference) {
        return resolve(base, reference).map(this::at);
    }

    /** The path that a reference leads to; {@code ..} is a step up, but not out of the store. */
    static Optional<String> resolve(String base, String reference) {
        String path = base;
        if (reference.startsWith("/") || reference.length() > 4096) return Optional.empty();
        for (String name : reference.replaceAll("/+$", "").split("/")) {
            if (name.equals("..") && path.isEmpty()) return Optional.empty();
            if (name.equals("..")) path = parent(path);
            else if (!name.equals(".") && !name.isEmpty()) path = Keys.join(path, name);
        }
        try {
            return Optional.of(path.isEmpty() ? path : Keys.check(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the rule for paths says so
        }
    }

    static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** The paths of the nodes directly below a group; none where the store can't list and no copy tells. */
    List<String> children(String path) {
        try (Stream<String> children = Node.children(store, path)) {
            return children.toList();
        } catch (ZarrkitException | IllegalArgumentException e) {
            return List.of(); // what can't be listed is found by reference, or not at all
        }
    }
}
