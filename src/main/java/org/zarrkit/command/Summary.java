package org.zarrkit.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.zarr.ZarrArray;

/** What a person wants to know of an image, in a few lines; from metadata alone. Axes are in the order of the arrays. */
final class Summary {

    private Summary() {}

    static String of(ZarrImage image) {
        List<String> lines = new ArrayList<>();
        image.arrays().stream().findFirst().ifPresent(array -> lines.add(array.place()));
        lines.add(
                image.version().map(version -> "OME-Zarr " + version.text()).orElse("Zarr array without OME metadata"));
        addMeaning(lines, image.multiscale());
        for (int i = 0; i < image.arrays().size(); i++) addLevel(lines, image, i);
        addChannels(lines, image.multiscale());
        image.warnings().forEach(warning -> lines.add("warning: " + warning));
        return String.join("\n", lines);
    }

    static String of(Pyramid<?> pyramid) {
        List<String> lines = new ArrayList<>();
        addMeaning(lines, pyramid.multiscale());
        for (int i = 0; i < pyramid.levelCount(); i++) {
            long[] shape = AxisOrder.reversed(pyramid.level(i).dimensionsAsLongArray());
            int[] cell = new int[shape.length];
            pyramid.level(i).getCellGrid().cellDimensions(cell);
            lines.add("level %d: %s %s, cells %s, %s"
                    .formatted(
                            i,
                            pyramid.storedType().zarrName(),
                            Arrays.toString(shape),
                            Arrays.toString(AxisOrder.reversed(cell)),
                            pixelSize(pyramid.multiscale(), i)));
        }
        addChannels(lines, pyramid.multiscale());
        return String.join("\n", lines);
    }

    private static void addMeaning(List<String> lines, Multiscale multiscale) {
        if (!multiscale.name().isBlank()) lines.add("name: " + multiscale.name());
        lines.add("axes: "
                + String.join(
                        ", ", multiscale.axes().stream().map(Summary::axis).toList()));
    }

    private static String axis(Axis axis) {
        return axis.name() + axis.unit().map(unit -> " (" + unit + ")").orElse("");
    }

    private static void addLevel(List<String> lines, ZarrImage image, int level) {
        ZarrArray array = image.arrays().get(level);
        String shards = array.grid().isSharded() ? " in shards " + array.grid().shardShape() : "";
        lines.add("level %d: %s %s, chunks %s%s, %s"
                .formatted(
                        level,
                        array.metadata().typeName(),
                        array.grid().shape(),
                        array.grid().chunkShape(),
                        shards,
                        pixelSize(image.multiscale(), level)));
    }

    private static String pixelSize(Multiscale multiscale, int level) {
        return "pixel size " + Arrays.toString(multiscale.pixelSizes(level));
    }

    private static void addChannels(List<String> lines, Multiscale multiscale) {
        List<Channel> channels = multiscale.channels();
        for (int c = 0; c < channels.size(); c++) {
            Channel channel = channels.get(c);
            StringBuilder line = new StringBuilder(
                    "channel " + (c + 1) + ": " + channel.label().orElse("without a name"));
            channel.color().ifPresent(color -> line.append(String.format(Locale.ROOT, ", #%06X", color)));
            channel.window().start().ifPresent(start -> line.append(", shown from ")
                    .append(start));
            channel.window().end().ifPresent(end -> line.append(" to ").append(end));
            lines.add(line.toString());
        }
    }
}
