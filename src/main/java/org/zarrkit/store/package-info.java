/** Bytes by key, wherever they are stored; knows nothing of Zarr. May use {@code error}. */
package org.zarrkit.store;
