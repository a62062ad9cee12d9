package org.zarrkit.store;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where something is: a store, and a path in it, which may be empty. */
public record Place(Store store, String path) {

    public Place {
        path = Keys.normalize(path);
    }

    /**
     * The place that a person names: see {@link Stores#open}. The path is empty.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is no store
     */
    public static Place of(String location) {
        return new Place(Stores.open(location), "");
    }

    /** What is at a path relative to this. */
    public Place below(String relative) {
        return new Place(store, Keys.join(path, relative));
    }

    /** The place that this one is directly below; empty at the root of an archive, a computer, or a store in memory. */
    public Optional<Place> above() {
        Optional<Place> place = withPath();
        return place.map(p -> new Place(p.store, p.path.substring(0, Math.max(0, p.path.lastIndexOf('/')))));
    }

    /** The last name of the path to here; empty where there is no {@link #above}. */
    public String name() {
        return withPath()
                .map(place -> place.path.substring(place.path.lastIndexOf('/') + 1))
                .orElse("");
    }

    /** The same place with a path that is not empty, if there is one: in a store that starts further up. */
    private Optional<Place> withPath() {
        return path.isEmpty() ? store.fromAbove() : Optional.of(this);
    }

    /** Where it is, to compare with other places. */
    public URI uri() {
        return KeyUris.of(store.uri(), path);
    }

    /**
     * The text that names it again: a path, or a URL without its query, which may be a secret. Empty for what is only in
     * memory.
     */
    public Optional<String> location() {
        URI uri = uri();
        if ("file".equals(uri.getScheme()))
            return Optional.of(Path.of(uri).toString().replace(File.separatorChar, '/'));
        return "memory".equals(uri.getScheme())
                ? Optional.empty()
                : Optional.of(uri.toString().replaceFirst("\\?.*", ""));
    }

    /** For messages. */
    @Override
    public String toString() {
        return store + (path.isEmpty() ? "" : ", path '" + path + "'");
    }
}
