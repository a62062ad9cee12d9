package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ImageLabel;

/**
 * A box of the image, which stays where it is in space.
 *
 * @param axes the names of the axes that are cut, x first
 * @param first the first position kept along each of them
 * @param last the last
 */
record Crop(List<String> axes, List<Long> first, List<Long> last) implements BlockOp {

    Crop {
        axes = List.copyOf(axes);
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    static Crop parse(Arguments arguments, ImageSpec image) {
        List<long[]> ranges = Ranges.parse(arguments, image);
        List<Integer> cut = new java.util.ArrayList<>();
        for (int d = 0; d < image.rank(); d++)
            if (ranges.get(d)[1] - ranges.get(d)[0] + 1 < image.dimensions().get(d)) cut.add(d);
        return new Crop(
                cut.stream().map(d -> image.axis(d).name()).toList(),
                cut.stream().map(d -> ranges.get(d)[0]).toList(),
                cut.stream().map(d -> ranges.get(d)[1]).toList());
    }

    @Override
    public String name() {
        return "crop";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) Ranges.put(parameters, axes.get(i), first.get(i), last.get(i));
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        long[] size = input.interval().dimensionsAsLongArray();
        double[] origin = input.origin();
        for (int i = 0; i < axes.size(); i++) {
            int d = input.dimension(axes.get(i));
            if (first.get(i) < 0 || last.get(i) < first.get(i) || last.get(i) >= size[d])
                throw new IllegalArgumentException("crop " + axes.get(i) + "=" + first.get(i) + ".." + last.get(i)
                        + " of an image whose size along it is " + size[d]);
            size[d] = last.get(i) - first.get(i) + 1;
            origin[d] += first.get(i) * input.pixelSizes()[d];
        }
        return channels(input).withGrid(size, input.pixelSizes(), origin);
    }

    private ImageSpec channels(ImageSpec input) {
        for (int i = 0; i < axes.size(); i++)
            if (input.axis(input.dimension(axes.get(i))).type() == AxisType.CHANNEL)
                return input.withChannelsAt(LongStream.rangeClosed(first.get(i), last.get(i))
                        .boxed()
                        .toList());
        return input;
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        long[] shift = new long[input.spec().rank()];
        for (int i = 0; i < axes.size(); i++) shift[input.spec().dimension(axes.get(i))] = first.get(i);
        Block block = input.read(new FinalInterval(Intervals.translate(output.interval(), shift)));
        System.arraycopy(block.pixels(), 0, output.pixels(), 0, output.size());
    }
}
