package org.zarrkit.store;

/**
 * Where something is that can be changed.
 *
 * @param store that of a folder, or a {@link ZipEdit}, which is changed when it is committed
 * @param path in the store; {@code ""} is its root
 */
public record Editable(WritableStore store, String path) {}
