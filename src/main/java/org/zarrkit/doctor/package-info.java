/**
 * Says whether what calls itself OME-Zarr follows the rules of its version, what is legal but bad, and mends what can be
 * mended without guessing. May use {@code error}, {@code store}, {@code codec}, {@code zarr}, {@code ngff}, {@code image}
 * and Jackson.
 */
package org.zarrkit.doctor;
