package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/**
 * Sets the labels to 0 that touch the border of the image. Its outermost pixels are looked at once.
 *
 * @param axes along which the image ends where objects are cut
 */
record RemoveBorder(List<String> axes) implements BlockOp {

    RemoveBorder {
        axes = List.copyOf(axes);
    }

    static RemoveBorder parse(Arguments arguments, ImageSpec image) {
        return new RemoveBorder(Label.extendedAxes(arguments, image));
    }

    @Override
    public String name() {
        return "remove_border";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("axes", String.join(",", axes));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        LabelPass.requireLabels(input);
        axes.forEach(input::dimension);
        return input;
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        List<Integer> dimensions = axes.stream().map(input.spec()::dimension).toList();
        return new WithoutLabels(this, LabelPass.countAtBorder(input, dimensions, runner, progress));
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return Optional.of(input.orElse(ImageLabel.NONE));
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("remove_border must be resolved before it is applied");
    }
}
