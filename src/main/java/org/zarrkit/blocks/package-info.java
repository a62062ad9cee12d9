/**
 * Lazy operations, and the runner that cuts an output into blocks, computes and writes each. May use {@code error},
 * {@code image}, {@code ngff}, of {@code codec} the data type, ImgLib2 and ImageJ 1.
 */
package org.zarrkit.blocks;
