package org.zarrkit.view;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Contrast;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;

/**
 * An image as it is shown among others: how, and where in the common physical space.
 *
 * @param channels for the first positions along the channel axis, each with colour and window; none of labels
 * @param placement from the image's intrinsic positions x, y, z to those of the common space
 * @param opacity from 0 to 1: what is added of an image, or covered by labels
 */
public record Layer(Pyramid<?> image, List<Channel> channels, AffineMatrix placement, double opacity) {

    /** ImageJ composites have at most this many channels; more are a spectrum, not colours. */
    private static final int MOST_UNSTATED_CHANNELS = 7;

    public Layer {
        channels = List.copyOf(channels);
        if (placement.inputRank() != 3 || placement.outputRank() != 3 || placement.determinant() == 0)
            throw new IllegalArgumentException(
                    "placement " + placement + "; expected an invertible map of 3 coordinates");
        if (!(opacity >= 0 && opacity <= 1))
            throw new IllegalArgumentException("opacity " + opacity + "; expected 0 to 1");
        for (Channel channel : channels)
            if (channel.color().isEmpty() || !channel.window().isComplete())
                throw new IllegalArgumentException(channel + "; expected a colour and a complete window");
    }

    /** An image with its own channels; where their windows are not stated, the coarsest level is read now. */
    public static Layer of(Pyramid<?> image) {
        if (image.imageLabel().isPresent()) return of(image, List.of());
        List<Channel> channels = Contrast.of(image).channels();
        boolean stated = !image.multiscale().channels().isEmpty();
        int shown = stated ? channels.size() : Math.min(channels.size(), MOST_UNSTATED_CHANNELS);
        return of(image, channels.subList(0, shown));
    }

    /** An image with these channels; nothing is read. */
    public static Layer of(Pyramid<?> image, List<Channel> channels) {
        return new Layer(image, channels, AffineMatrix.identity(3), 1);
    }

    public Layer withChannels(List<Channel> others) {
        return new Layer(image, others, placement, opacity);
    }

    public Layer withPlacement(AffineMatrix other) {
        return new Layer(image, channels, other, opacity);
    }

    public Layer withOpacity(double other) {
        return new Layer(image, channels, placement, other);
    }

    /** Where the image lies in one of its own coordinate systems. */
    public Layer in(String system) {
        return withPlacement(SpacePlacement.of(image.multiscale(), system));
    }

    /** From physical positions to indices x, y, z of a level; an image without z has one plane, 1 thick, at 0. */
    AffineMatrix spaceToIndex(int level) {
        return indexToSpace(level).inverse().orElseThrow();
    }

    private AffineMatrix indexToSpace(int level) {
        double[] sizes = {1, 1, 1};
        double[] origins = new double[3];
        double[] ofLevel = image.pixelSizes(level);
        double[] first = AxisOrder.reversed(image.multiscale().origin(level));
        for (int d = 0; d < image.spaceDimensions(); d++) {
            if (ofLevel[d] != 0) sizes[d] = ofLevel[d];
            origins[d] = first[d];
        }
        return AffineMatrix.diagonal(sizes, origins).then(placement);
    }

    /** The physical position of an index of level 0. */
    double[] position(double... xyz) {
        return indexToSpace(0).apply(xyz);
    }

    /** The size of a level along x, y and z. */
    long[] size(int level) {
        long[] size = {1, 1, 1};
        for (int d = 0; d < image.spaceDimensions(); d++)
            size[d] = image.level(level).dimension(d);
        return size;
    }

    /** The physical positions of the outer corners of level 0. */
    List<double[]> corners() {
        AffineMatrix toSpace = indexToSpace(0);
        long[] size = size(0);
        List<double[]> corners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double[] corner = new double[3];
            for (int d = 0; d < 3; d++) corner[d] = (i >> d & 1) == 0 ? -0.5 : size[d] - 0.5;
            corners.add(toSpace.apply(corner));
        }
        return corners;
    }

    boolean has(long timePoint) {
        int t = image.dimension(AxisType.TIME);
        return t < 0 || timePoint < image.level(0).dimension(t);
    }

    /** The index along time at a level whose centre is nearest to that of an index of level 0; 0 without time axis. */
    long timeIndex(long timePoint, int level) {
        int t = image.dimension(AxisType.TIME);
        if (t < 0) return 0;
        double physical = origin(t, 0) + timePoint * image.pixelSizes(0)[t];
        long nearest = Math.round((physical - origin(t, level)) / image.pixelSizes(level)[t]);
        return Math.max(0, Math.min(nearest, image.level(level).dimension(t) - 1));
    }

    private double origin(int dimension, int level) {
        return AxisOrder.reversed(image.multiscale().origin(level))[dimension];
    }
}
