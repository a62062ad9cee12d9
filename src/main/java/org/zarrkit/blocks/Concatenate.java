package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageLabel;

/**
 * Another image after this one along an axis; all other sizes and the type must be equal. An image that lacks the axis
 * counts as one position of it: so channels, time points or planes become one image.
 */
record Concatenate(String axis, Operand image) implements BlockOp {

    static Concatenate parse(Arguments arguments) {
        return new Concatenate(arguments.string("axis"), arguments.image("image"));
    }

    @Override
    public String name() {
        return "concatenate";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("axis", axis);
        parameters.put("image", image.location());
        return parameters;
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return image.image().labels().isPresent() ? input : Optional.empty();
    }

    @Override
    public List<Operand> operands() {
        return List.of(image);
    }

    private BlockSource expanded(BlockSource part) {
        return Steps.chain(part, Expand.isIn(part.spec(), axis) ? List.of() : List.of(new Expand(axis)));
    }

    private ImageSpec expanded(ImageSpec spec) {
        return Expand.isIn(spec, axis) ? spec : new Expand(axis).output(spec);
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        ImageSpec first = expanded(input);
        ImageSpec other = expanded(image.image().spec());
        int along = first.dimension(axis);
        boolean fits = other.rank() == first.rank() && other.type() == first.type();
        for (int d = 0; fits && d < first.rank(); d++)
            fits = d == along
                    ? other.axis(d).name().equals(first.axis(d).name())
                    : first.dimensions().get(d).equals(other.dimensions().get(d));
        if (!fits)
            throw new IllegalArgumentException(image.location() + " has the size " + other.dimensions() + " and type "
                    + other.type().zarrName() + "; it can't follow an image of the size " + first.dimensions()
                    + " and type " + first.type().zarrName() + " along " + axis);
        long[] size = first.interval().dimensionsAsLongArray();
        size[along] += other.dimensions().get(along);
        return withChannels(first, other, along).withGrid(size, first.pixelSizes(), first.origin());
    }

    private static ImageSpec withChannels(ImageSpec first, ImageSpec other, int along) {
        List<Channel> a = first.multiscale().channels();
        List<Channel> b = other.multiscale().channels();
        if (first.axis(along).type() != AxisType.CHANNEL || a.isEmpty() && b.isEmpty()) return first;
        List<Channel> all = new ArrayList<>(a);
        while (all.size() < first.dimensions().get(along)) all.add(Channel.unspecified());
        all.addAll(b);
        return first.withMultiscale(first.multiscale().withChannels(all));
    }

    @Override
    public void apply(BlockSource input, Block output) {
        BlockSource first = expanded(input);
        int along = first.spec().dimension(axis);
        long[] shift = new long[first.spec().rank()];
        copy(first, shift, output);
        shift[along] = first.spec().dimensions().get(along);
        copy(expanded(image.image()), shift, output);
    }

    private static void copy(BlockSource part, long[] shift, Block output) {
        Interval placed = Intervals.translate(part.spec().interval(), shift);
        Interval common = Intervals.intersect(placed, output.interval());
        if (Intervals.isEmpty(common)) return;
        Block block = part.read(new FinalInterval(Intervals.translateInverse(common, shift)));
        Rows.copy(new Block(common, block.type(), block.pixels()), output);
    }
}
