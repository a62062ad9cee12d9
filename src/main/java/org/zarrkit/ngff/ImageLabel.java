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

    /** Says nothing but that it is a label image. */
    public static final ImageLabel NONE = new ImageLabel(Map.of(), Optional.empty(), UnknownMembers.NONE);

    public ImageLabel {
        colors = Collections.unmodifiableMap(new LinkedHashMap<>(colors));
        Objects.requireNonNull(source);
        Objects.requireNonNull(unknown);
    }

    public ImageLabel withColors(Map<Long, Integer> others) {
        return new ImageLabel(others, source, unknown);
    }

    /** The same of labels that belong to no image. */
    public ImageLabel withoutSource() {
        return new ImageLabel(colors, Optional.empty(), unknown);
    }

    /**
     * The colour of a label as {@code 0xAARRGGBB}: the stated one, else that of {@link LabelColors}, which is stable.
     *
     * @param label the value of a pixel; 0 is the background, transparent unless a colour is stated
     */
    public int argb(long label) {
        Integer rgba = colors.get(label);
        return rgba == null ? LabelColors.argb(label) : Integer.rotateRight(rgba, 8);
    }
}
