/**
 * Pyramids as ImageJ images and ImageJ images as pyramids. May use {@code error}, {@code image}, {@code ngff}, of
 * {@code codec} the data type, ImgLib2 and ImageJ 1.
 */
package org.zarrkit.ij;
