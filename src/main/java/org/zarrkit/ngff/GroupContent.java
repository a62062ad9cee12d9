package org.zarrkit.ngff;

/** Something that the attributes of a group describe. A group may hold several: a label image is two. */
public sealed interface GroupContent
        permits Multiscale, Labels, ImageLabel, Plate, Well, Bioformats2rawLayout, Series, Scene {}
