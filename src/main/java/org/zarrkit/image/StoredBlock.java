package org.zarrkit.image;

/**
 * What a block is in the store.
 *
 * @param bytes of all its stored objects
 * @param checksum CRC-32C of these, one after the other in the order of their positions
 */
record StoredBlock(long bytes, int checksum) {}
