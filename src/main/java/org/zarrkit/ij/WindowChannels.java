package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Window;

/** The channels of an ImageJ image: names from slice labels, colours and display ranges as they are shown. */
final class WindowChannels {

    private static final List<Channel> RGB = List.of(
            Channel.of("red", 0xFF0000, Window.of(0, 255, 0, 255)),
            Channel.of("green", 0x00FF00, Window.of(0, 255, 0, 255)),
            Channel.of("blue", 0x0000FF, Window.of(0, 255, 0, 255)));

    private WindowChannels() {}

    /** One for each channel; three for each of an RGB image. */
    static List<Channel> of(ImagePlus image, DataType type) {
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < image.getNChannels(); c++) {
            if (image.getBitDepth() == 24) channels.addAll(RGB);
            else channels.add(channel(image, type, c));
        }
        return List.copyOf(channels);
    }

    private static Channel channel(ImagePlus image, DataType type, int c) {
        boolean active = !(image instanceof CompositeImage composite
                && composite.getMode() == CompositeImage.COMPOSITE
                && c < composite.getActiveChannels().length
                && !composite.getActiveChannels()[c]);
        ChannelTable table = table(image, c);
        return Channel.of(name(image, c), table.color(), window(image, type, c))
                .withActive(active)
                .withInverted(table.inverted());
    }

    /** How a channel's intensities become colours. */
    static ChannelTable table(ImagePlus image, int c) {
        return ChannelTable.of(lut(image, c));
    }

    private static LUT lut(ImagePlus image, int c) {
        if (image instanceof CompositeImage composite) return composite.getChannelLut(c + 1);
        return image.getProcessor().getLut();
    }

    /** The display range as values. */
    static DisplayRanges.Range range(ImagePlus image, DataType type, int c) {
        int shift = PlanePixels.shift(type);
        if (image instanceof CompositeImage composite) {
            LUT lut = composite.getChannelLut(c + 1);
            return new DisplayRanges.Range(lut.min - shift, lut.max - shift);
        }
        ImageProcessor processor = image.getProcessor();
        return new DisplayRanges.Range(processor.getMin() - shift, processor.getMax() - shift);
    }

    private static Window window(ImagePlus image, DataType type, int c) {
        DisplayRanges.Range shown = range(image, type, c);
        if (!Double.isFinite(shown.min()) || !Double.isFinite(shown.max())) return Window.NONE;
        return switch (type) {
            case INT8 -> Window.of(-128, 127, shown.min(), shown.max());
            case UINT8 -> Window.of(0, 255, shown.min(), shown.max());
            case INT16 -> Window.of(-32768, 32767, shown.min(), shown.max());
            case UINT16 -> Window.of(0, 65535, shown.min(), shown.max());
            default -> Window.of(shown.min(), shown.max(), shown.min(), shown.max());
        };
    }

    /** A slice label that the first and the last plane of the channel share is its name, if it is not the title's. */
    static String name(ImagePlus image, int c) {
        String first = label(image, c + 1, 1, 1);
        boolean shared = !first.isBlank()
                && !first.equals(image.getTitle())
                && first.equals(label(image, c + 1, image.getNSlices(), image.getNFrames()));
        return shared ? first.strip() : "c" + (c + 1);
    }

    private static String label(ImagePlus image, int channel, int slice, int frame) {
        String label = image.getStack().getShortSliceLabel(image.getStackIndex(channel, slice, frame));
        return label == null ? "" : label;
    }
}
