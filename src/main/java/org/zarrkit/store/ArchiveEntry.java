package org.zarrkit.store;

/**
 * A value of an archive.
 *
 * @param position in the archive's directory, from 0 on
 */
public record ArchiveEntry(String key, int position, boolean compressed) {}
