package org.zarrkit.ngff;

import java.util.List;

/** The images of a collection, in the order of its OME-XML: paths relative to the parent of the group {@code OME}. */
public record Series(List<String> paths) implements GroupContent {

    public Series {
        paths = List.copyOf(paths);
        paths.forEach(Paths::requireInside);
    }
}
