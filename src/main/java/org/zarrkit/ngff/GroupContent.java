package org.zarrkit.ngff;

/** Something that the attributes of a group can describe. */
public sealed interface GroupContent permits Multiscale {}
