package org.zarrkit.image;

import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;

/** Where and how an image is written. */
public record WriteTarget(WritableStore store, String path, WriteOptions options) {

    /** The folder at a location; nothing is written yet. */
    public static WriteTarget of(String location, WriteOptions options) {
        return new WriteTarget(Stores.create(location), "", options);
    }

    /** The place, for messages. */
    public String place() {
        return store + (path.isEmpty() ? "" : ", path '" + path + "'");
    }
}
