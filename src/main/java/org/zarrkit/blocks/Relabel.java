package org.zarrkit.blocks;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/** Numbers labels from 1 on without gaps, in their order; 0 stays. The image is gone through once. */
record Relabel() implements BlockOp {

    @Override
    public String name() {
        return "relabel";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        LabelPass.requireLabels(input);
        return input;
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        LabelValues numbers = LabelPass.count(input, runner, progress);
        long[] labels = numbers.sorted();
        for (int i = 0; i < labels.length; i++) numbers.put(labels[i], i + 1);
        return new Relabelled(this, numbers);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return Optional.of(ImageLabel.NONE);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("relabel must be resolved before it is applied");
    }
}
