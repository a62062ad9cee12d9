package org.zarrkit.ngff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Marks an image as a label image, whose pixels name objects.
 *
 * @param colors label value to colour as {@code 0xRRGGBBAA}, in the order of the document
 * @param source path of the image that the labels belong to, relative to this one; usually {@code ../../}
 * @param unknown all other members, {@code properties} among them
 */
public record ImageLabel(Map<Long, Integer> colors, Optional<String> source, UnknownMembers unknown)
        implements GroupContent {

    public ImageLabel {
        colors = Collections.unmodifiableMap(new LinkedHashMap<>(colors));
        Objects.requireNonNull(source);
        Objects.requireNonNull(unknown);
    }
}
