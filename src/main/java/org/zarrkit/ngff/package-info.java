/**
 * What the numbers of an image mean: axes, levels, transforms, channels, labels, plates; pure values without I/O. May
 * use {@code error} and Jackson.
 */
package org.zarrkit.ngff;
