package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Window;

/**
 * Labels from a segmentation of blocks, each by itself and with some of its neighbours around it: objects of two blocks
 * become one where they agree in what both have seen. Numbers go from 1 on without gaps, by block and scan order; type
 * uint32. The image is gone through once when the operation is resolved, and each block again when it is looked at.
 *
 * @param each operations as text, which give labels of a block as if it were an image
 * @param block edges of blocks, x first
 * @param overlap how far a block looks into its neighbours along each axis
 * @param agreement the least intersection of two objects, divided by their union, of the pixels that both blocks have seen
 */
record SegmentBlocks(List<String> each, List<Long> block, List<Long> overlap, double agreement) implements BlockOp {

    SegmentBlocks {
        each = List.copyOf(each);
        block = List.copyOf(block);
        overlap = List.copyOf(overlap);
        for (int d = 0; d < block.size(); d++)
            if (block.get(d) < 1 || block.get(d) > 1 << 20 || overlap.get(d) < 0 || overlap.get(d) > block.get(d))
                throw new IllegalArgumentException("block=" + OpText.numbers(block) + " overlap="
                        + OpText.numbers(overlap) + "; expected blocks of at least 1 pixel, and no larger overlap");
        if (!(agreement > 0 && agreement <= 1))
            throw new IllegalArgumentException("agreement=" + agreement + "; expected above 0, up to 1");
    }

    static SegmentBlocks parse(Arguments arguments, ImageSpec image) {
        return new SegmentBlocks(
                OpText.split(arguments.string("each")),
                arguments.wholePerAxis("block", image, 1),
                arguments.wholePerAxis("overlap", image, 0),
                arguments.number("agreement", 0.5));
    }

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("each", String.join("; ", each));
        parameters.put("block", OpText.numbers(block));
        parameters.put("overlap", OpText.numbers(overlap));
        parameters.put("agreement", OpText.number(agreement));
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        ImageSpec last = input;
        for (String text : each) last = OpText.parse(text, last).output(last);
        if (!last.dimensions().equals(input.dimensions()) || last.type().isFloat())
            throw new IllegalArgumentException("each=[" + String.join("; ", each) + "] gives "
                    + last.type().zarrName() + " of the size " + last.dimensions()
                    + "; expected labels, integers, of the size " + input.dimensions());
        List<Integer> cells = new ArrayList<>();
        for (int d = 0; d < input.rank(); d++)
            cells.add((int) Math.min(block.get(d), input.dimensions().get(d)));
        return new ImageSpec(input.multiscale(), input.dimensions(), cells, DataType.UINT32)
                .withWindows(window -> Window.NONE);
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        return BlockSegmentation.of(this, input, runner, progress);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return Optional.of(ImageLabel.NONE);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("segment must be resolved before it is applied");
    }

    /** What the operations make of a box. */
    Block segment(BlockSource input, Interval box) {
        Block pixels = input.read(box);
        ImageSpec spec = input.spec()
                .withGrid(
                        box.dimensionsAsLongArray(),
                        input.spec().pixelSizes(),
                        input.spec().origin());
        LazyImage<?> image = LazyImage.of(Pyramid.of(
                spec.multiscale(),
                pixels.type(),
                List.of(LazyCells.<UnsignedByteType>image(
                        box.dimensionsAsLongArray(),
                        pixels.edges(),
                        pixels.type(),
                        new CellCache(1 << 20),
                        cell -> pixels.pixels()))));
        for (String text : each) image = image.then(OpText.parse(text, image.spec()));
        Block labels = image.resolve(ThreadRunner.of(1), Progress.NONE)
                .read(image.spec().interval());
        return new Block(box, labels.type(), labels.pixels());
    }
}
