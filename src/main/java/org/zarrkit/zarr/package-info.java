/**
 * One array or group in a store; Zarr 2 is translated to Zarr 3 terms here and nowhere else. May use {@code error},
 * {@code store}, {@code codec} and Jackson.
 */
package org.zarrkit.zarr;
