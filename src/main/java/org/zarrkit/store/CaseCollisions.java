package org.zarrkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/**
 * Refuses keys that differ from existing ones in case alone where the file system would take them for the same.
 * Keys are case-sensitive (Zarr 3.1 core, "stores"); Windows and macOS are not. Safe for many threads.
 */
final class CaseCollisions {

    private final Path root;
    private final Predicate<Path> merges;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private volatile Boolean merging;

    /** @param merges whether the file system finds a file under a name of other case */
    CaseCollisions(Path root, Predicate<Path> merges) {
        this.root = root;
        this.merges = merges;
    }

    static CaseCollisions in(Path root) {
        return new CaseCollisions(root, CaseCollisions::isFoundInUpperCase);
    }

    private static boolean isFoundInUpperCase(Path file) {
        return Files.exists(file.resolveSibling(file.getFileName().toString().toUpperCase(Locale.ROOT)));
    }

    /**
     * Checks a key before its value is put.
     *
     * @throws StoreException if a name in the key differs from an existing one in case alone and would be merged
     */
    void check(String key) throws IOException {
        if (merging == null) merging = probe();
        if (!merging) return;
        for (int end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) checkName(key.substring(0, end));
        checkName(key);
    }

    /** Asks the file system itself: it may be another one than the system's own, such as a memory stick. */
    private boolean probe() throws IOException {
        Path probe = FileWriter.temporary(Files.createDirectories(root).resolve("case"));
        Files.createFile(probe);
        try {
            return merges.test(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private void checkName(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folded = path.toLowerCase(Locale.ROOT);
        // Chunk positions are digits: they have no case, and there may be millions.
        if (name.toLowerCase(Locale.ROOT).equals(name.toUpperCase(Locale.ROOT))) return;
        if (!names.containsKey(folded)) {
            for (String other : siblings(path)) if (other.equalsIgnoreCase(name)) refuseUnlessEqual(path, name, other);
        }
        String known = names.putIfAbsent(folded, path);
        if (known != null) refuseUnlessEqual(path, path, known);
    }

    private List<String> siblings(String path) throws IOException {
        Path folder = root.resolve(path).getParent();
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private void refuseUnlessEqual(String path, String name, String other) {
        if (!name.equals(other))
            throw new StoreException(
                    root.resolve(path) + " can't be written: '" + other
                            + "' exists, which this file system takes for the same; choose a name that differs in more than case");
    }

    /** Forgets the names: some were removed. */
    void forget() {
        names.clear();
    }
}
