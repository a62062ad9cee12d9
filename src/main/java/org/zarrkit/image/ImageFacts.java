package org.zarrkit.image;

import java.util.List;
import java.util.stream.Collectors;
import org.zarrkit.ngff.Axis;

/**
 * What a listing says of an image.
 *
 * @param name empty if it has none
 * @param axes in the order of the dimensions; empty if they are not known
 * @param shape of level 0, in the order of the axes
 * @param type the element type, such as {@code uint16}
 */
public record ImageFacts(String name, List<String> axes, List<Long> shape, String type, int levels) {

    public ImageFacts {
        axes = List.copyOf(axes);
        shape = List.copyOf(shape);
    }

    static List<String> names(List<Axis> axes) {
        return axes.stream().map(Axis::name).toList();
    }

    /** The shape as a person reads it, such as {@code z 30, y 512, x 512}. */
    public String size() {
        if (axes.size() != shape.size())
            return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < axes.size(); i++)
            text.append(i == 0 ? "" : ", ").append(axes.get(i)).append(' ').append(shape.get(i));
        return text.toString();
    }
}
