package org.zarrkit.ngff;

/** Marks a collection of images: those of the {@link Series} in its group {@code OME}, or else 0, 1, 2 and so on. */
public record Bioformats2rawLayout(int layout) implements GroupContent {}
