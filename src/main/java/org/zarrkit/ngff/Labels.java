package org.zarrkit.ngff;

import java.util.List;

/** The label images of an image: paths relative to the group {@code labels}. */
public record Labels(List<String> paths) implements GroupContent {

    public Labels {
        paths = List.copyOf(paths);
        paths.forEach(Paths::requireInside);
    }
}
