/**
 * Renders slices of pyramids at the level that fits, without a window. May use {@code error}, {@code image},
 * {@code ngff}, of {@code codec} the data type, ImgLib2 and Java's own graphics.
 */
package org.zarrkit.view;
