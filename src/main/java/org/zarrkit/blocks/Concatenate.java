package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/** Another image after this one along an axis; all other sizes and the type must be equal. */
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
    public ImageSpec output(ImageSpec input) {
        int along = input.dimension(axis);
        ImageSpec other = image.image().spec();
        boolean fits = other.rank() == input.rank() && other.type() == input.type();
        for (int d = 0; fits && d < input.rank(); d++)
            fits = d == along
                    || input.dimensions().get(d).equals(other.dimensions().get(d));
        if (!fits)
            throw new IllegalArgumentException(image.location() + " has the size " + other.dimensions() + " and type "
                    + other.type().zarrName() + "; it can't follow an image of the size " + input.dimensions()
                    + " and type " + input.type().zarrName() + " along " + axis);
        long[] size = input.interval().dimensionsAsLongArray();
        size[along] += other.dimensions().get(along);
        return input.withGrid(size, input.pixelSizes(), input.origin());
    }

    @Override
    public void apply(BlockSource input, Block output) {
        int along = input.spec().dimension(axis);
        long[] shift = new long[input.spec().rank()];
        shift[along] = input.spec().dimensions().get(along);
        copy(input, new long[shift.length], output);
        copy(image.image(), shift, output);
    }

    private static void copy(BlockSource part, long[] shift, Block output) {
        Interval placed = Intervals.translate(part.spec().interval(), shift);
        Interval common = Intervals.intersect(placed, output.interval());
        if (Intervals.isEmpty(common)) return;
        Block block = part.read(new FinalInterval(Intervals.translateInverse(common, shift)));
        Rows.copy(new Block(common, block.type(), block.pixels()), output);
    }
}
