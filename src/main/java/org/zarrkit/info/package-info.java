/**
 * Tells what is in a Zarr hierarchy or an image, from metadata and lists of keys alone. May use {@code error},
 * {@code store}, {@code codec}, {@code zarr}, {@code ngff}, {@code image}, ImgLib2 and Jackson.
 */
package org.zarrkit.info;
