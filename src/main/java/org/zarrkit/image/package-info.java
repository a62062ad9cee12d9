/**
 * Zarr arrays as lazy, cached ImgLib2 images, and the one byte-budgeted cache. The only place where axis order is
 * reversed: the shape is, never the data. May use {@code error}, {@code store}, {@code codec}, {@code zarr},
 * {@code ngff}, ImgLib2 and Caffeine.
 */
package org.zarrkit.image;
