package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;

/**
 * Fills the holes of a mask: what is 0 and is not connected, by faces, with the border of the image. Exact for holes of any
 * size, through any number of chunks: the background is labelled, in one pass; type uint8, 0 and 255.
 *
 * @param axes that holes spread over; along others, such as channels, each position is by itself
 */
record FillHoles(List<String> axes) implements BlockOp {

    FillHoles {
        axes = List.copyOf(axes);
    }

    static FillHoles parse(Arguments arguments, ImageSpec image) {
        return new FillHoles(Label.extendedAxes(arguments, image));
    }

    @Override
    public String name() {
        return "fill_holes";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("axes", String.join(",", axes));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        axes.forEach(input::dimension);
        return input.withType(DataType.UINT8).withWindows(window -> Threshold.MASK_WINDOW);
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        LazyImage<?> labels = input.then(new Background())
                .then(new Label(Connectivity.FACES, axes, DataType.UINT32))
                .resolve(runner, progress);
        List<Integer> dimensions = axes.stream().map(input.spec()::dimension).toList();
        LabelValues open = LabelPass.countAtBorder(labels, dimensions, runner, progress);
        BlockOp labelling = labels.ops().get(labels.ops().size() - 1);
        return new Filled(this, List.of(new Background(), labelling, new WithoutLabels(labelling, open)));
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("fill_holes must be resolved before it is applied");
    }

    /** 1 where an image is 0, else 0. */
    private record Background() implements BlockOp {
        @Override
        public String name() {
            return "background";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public ImageSpec output(ImageSpec input) {
            return input.withType(DataType.UINT8);
        }

        @Override
        public void apply(BlockSource input, Block output) {
            boolean[] mask = Components.mask(input.read(output.interval()));
            byte[] background = (byte[]) output.pixels();
            for (int i = 0; i < mask.length; i++) background[i] = (byte) (mask[i] ? 0 : 1);
        }
    }

    /** @param holes what makes of the input an image that is not 0 in holes alone */
    private record Filled(FillHoles asked, List<BlockOp> holes) implements WorkedOut {
        @Override
        public void apply(BlockSource input, Block output) {
            boolean[] mask = Components.mask(input.read(output.interval()));
            boolean[] filled = Components.mask(Steps.chain(input, holes).read(output.interval()));
            byte[] result = (byte[]) output.pixels();
            for (int i = 0; i < mask.length; i++) result[i] = (byte) (mask[i] || filled[i] ? 255 : 0);
        }
    }
}
