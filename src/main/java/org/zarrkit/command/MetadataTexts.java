package org.zarrkit.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Units;
import org.zarrkit.ngff.Window;

/** The metadata of an image as texts that {@link EditMetadataCommand} takes; axes with x first, channels in order. */
final class MetadataTexts {

    private MetadataTexts() {}

    static Map<String, String> of(Multiscale image) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", image.name());
        texts.put("units", byAxis(image, i -> unit(image.axes().get(i))));
        double[] sizes = image.pixelSizes(0);
        double[] origin = image.origin(0);
        texts.put("sizes", byAxis(image, i -> number(sizes[i])));
        texts.put("origin", byAxis(image, i -> number(origin[i])));
        texts.put("channels", list(image, channel -> channel.label().orElse("")));
        texts.put("colors", list(image, channel -> channel.color()
                .map(c -> String.format(Locale.ROOT, "%06X", c))
                .orElse("")));
        texts.put("windows", list(image, channel -> window(channel.window())));
        List<String> active = new ArrayList<>();
        for (int c = 0; c < image.channels().size(); c++)
            if (image.channels().get(c).active()) active.add(Integer.toString(c + 1));
        texts.put("active", String.join(", ", active));
        return texts;
    }

    private static String byAxis(Multiscale image, IntFunction<String> text) {
        return IntStream.iterate(image.rank() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> isMeasured(image.axes().get(i)))
                .mapToObj(i -> image.axes().get(i).name() + "=" + text.apply(i))
                .collect(Collectors.joining(", "));
    }

    private static boolean isMeasured(Axis axis) {
        return axis.type() == AxisType.SPACE || axis.type() == AxisType.TIME;
    }

    private static String unit(Axis axis) {
        return axis.unit().flatMap(Units::toUdunits).map(Units::toImageJ).orElse("pixel");
    }

    private static String list(Multiscale image, Function<Channel, String> text) {
        return image.channels().stream().map(text).collect(Collectors.joining("; "));
    }

    private static String window(Window window) {
        return number(window.start().orElse(0)) + ".." + number(window.end().orElse(0));
    }

    /** Without the zero of whole numbers. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
