package org.zarrkit.zarr;

import java.util.Set;

/** The rules for the names of nodes, checked where nodes are written. */
final class NodeNames {

    private static final Set<String> DOCUMENTS = Set.of("zarr.json", ".zarray", ".zgroup", ".zattrs", ".zmetadata");

    private NodeNames() {}

    /**
     * Checks each name of a path (Zarr 3.1 core, "node names"; the same rules keep Zarr 2 safe).
     *
     * @throws IllegalArgumentException if a name is one that no node may have
     */
    static void check(String path) {
        if (path.isEmpty()) return;
        for (String name : path.split("/", -1)) {
            // A name must not be empty, of periods only, the name of a document, or start with two underscores.
            if (name.matches("\\.*") || name.startsWith("__") || DOCUMENTS.contains(name))
                throw new IllegalArgumentException("'" + name + "' in the path '" + path
                        + "' can't be the name of an array or group; names of letters, digits, '-', '_' and '.' can");
        }
    }

    /** Whether what is stored under a name can be a node. */
    static boolean canBeNode(String name) {
        return !name.startsWith(".") && !name.startsWith("__") && !DOCUMENTS.contains(name);
    }
}
