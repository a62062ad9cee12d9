package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Window;

/**
 * Numbers the objects of a mask: connected pixels that are not 0. Numbers go from 1 on without gaps, in scan order of the
 * objects' first pixels (x fastest), whatever the chunks and threads. The image is gone through once when the operation is
 * resolved; memory holds 16 bytes for each part of an object in a chunk, and the outlines of chunks at the front of the
 * sweep.
 *
 * @param axes that objects spread over; along others, such as channels, each position is by itself
 * @param type of the result, uint32 or uint64
 */
record Label(Connectivity connectivity, List<String> axes, DataType type) implements BlockOp {

    Label {
        axes = List.copyOf(axes);
        if (type != DataType.UINT32 && type != DataType.UINT64)
            throw new IllegalArgumentException("type=" + type.zarrName() + "; expected uint32 or uint64");
    }

    static Label parse(Arguments arguments, ImageSpec image) {
        return new Label(
                arguments.choice("connectivity", Connectivity.class, Connectivity.FACES),
                axes(arguments, image),
                ConvertType.typeNamed(arguments.string("type", "uint32")));
    }

    /** The axes that objects spread over: those that are given, or those of space. */
    static List<String> axes(Arguments arguments, ImageSpec image) {
        return arguments.has("axes")
                ? Arrays.asList(arguments.string("axes").split(","))
                : image.multiscale().axes().stream()
                        .filter(axis -> axis.type() == AxisType.SPACE)
                        .map(axis -> axis.name())
                        .toList();
    }

    /** Like {@link #axes}, but of space only those with more than one position, if any: a plane is not cut off along z. */
    static List<String> extendedAxes(Arguments arguments, ImageSpec image) {
        List<String> all = axes(arguments, image);
        List<String> extended = all.stream()
                .filter(axis -> image.dimensions().get(image.dimension(axis)) > 1)
                .toList();
        return arguments.has("axes") || extended.isEmpty() ? all : extended;
    }

    @Override
    public String name() {
        return "label";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("connectivity", connectivity.toString());
        parameters.put("axes", String.join(",", axes));
        if (type != DataType.UINT32) parameters.put("type", type.zarrName());
        return parameters;
    }

    /** For each dimension of an image whether objects spread over it. */
    boolean[] spreads(ImageSpec image) {
        boolean[] spreads = new boolean[image.rank()];
        for (String axis : axes) spreads[image.dimension(axis)] = true;
        return spreads;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        spreads(input);
        return input.withType(type).withWindows(window -> Window.NONE);
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        return Labelling.of(this, input, runner, progress);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return Optional.of(ImageLabel.NONE);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("label must be resolved before it is applied");
    }
}
