package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;

/** What an ImageJ image says of its axes, calibration and channels. Axes of length 1 are left out, but for y and x. */
final class WindowMetadata {

    static final String COLOR = "color";
    static final String GRAY = "greyscale";

    private WindowMetadata() {}

    /**
     * Axes, level 0, channels and name.
     *
     * @param channels the number of channels as they are saved: three for RGB
     */
    static Multiscale of(ImagePlus image, int channels, DataType type) {
        Calibration calibration = image.getCalibration();
        List<Axis> axes = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        List<Double> origin = new ArrayList<>();
        if (image.getNFrames() > 1) {
            double interval = frameInterval(calibration);
            axes.add(interval > 0 ? Axis.time("t").withUnit(calibration.getTimeUnit()) : Axis.time("t"));
            add(sizes, origin, size(interval), 0);
        }
        if (channels > 1) {
            axes.add(Axis.channel("c"));
            add(sizes, origin, 1, 0);
        }
        if (image.getNSlices() > 1) {
            axes.add(Axis.space("z").withUnit(calibration.getZUnit()));
            add(sizes, origin, size(calibration.pixelDepth), calibration.zOrigin);
        }
        axes.add(Axis.space("y").withUnit(calibration.getYUnit()));
        add(sizes, origin, size(calibration.pixelHeight), calibration.yOrigin);
        axes.add(Axis.space("x").withUnit(calibration.getXUnit()));
        add(sizes, origin, size(calibration.pixelWidth), calibration.xOrigin);
        Level level = Level.of("0", Scale.of(array(sizes)), Translation.of(array(origin)));
        List<Channel> shown = WindowChannels.of(image, type);
        Multiscale multiscale =
                Multiscale.of(name(image.getTitle()), axes, List.of(level)).withRendering(rendering(image, shown));
        return WindowState.of(image, shown).in(multiscale);
    }

    private static Rendering rendering(ImagePlus image, List<Channel> channels) {
        boolean gray = image instanceof CompositeImage composite && composite.getMode() == CompositeImage.GRAYSCALE;
        Rendering rendering = Rendering.of(channels).withModel(gray ? GRAY : COLOR);
        return rendering.withDefaults(image.getZ() - 1, image.getT() - 1);
    }

    private static void add(List<Double> sizes, List<Double> origin, double size, double originInPixels) {
        sizes.add(size);
        origin.add(Double.isFinite(originInPixels) ? 0 - originInPixels * size : 0);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double frameInterval(Calibration calibration) {
        boolean byRate =
                calibration.frameInterval == 0 && calibration.fps > 0 && "sec".equals(calibration.getTimeUnit());
        return byRate ? 1 / calibration.fps : calibration.frameInterval;
    }

    static double size(double size) {
        return size > 0 && Double.isFinite(size) ? size : 1;
    }

    /** A title without the extension of a file. */
    static String name(String title) {
        String name = title.replaceFirst("(?i)(\\.ome)?\\.(?=[a-z0-9]{0,4}[a-z])[a-z0-9]{1,5}$", "");
        return name.isBlank() ? "image" : name;
    }
}
