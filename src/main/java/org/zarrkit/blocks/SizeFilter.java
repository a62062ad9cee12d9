package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/** Keeps the labels that have so many pixels and sets all others to 0. The image is gone through once. */
record SizeFilter(long min, long max) implements BlockOp {

    SizeFilter {
        if (min < 0 || max < min)
            throw new IllegalArgumentException("min=" + min + " max=" + max + "; expected 0 <= min <= max");
    }

    static SizeFilter parse(Arguments arguments) {
        return new SizeFilter(arguments.integer("min", 0), arguments.integer("max", Long.MAX_VALUE));
    }

    @Override
    public String name() {
        return "size_filter";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("min", Long.toString(min));
        if (max != Long.MAX_VALUE) parameters.put("max", Long.toString(max));
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        LabelPass.requireLabels(input);
        return input;
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        LabelValues numbers = LabelPass.count(input, runner, progress);
        for (long label : numbers.sorted()) {
            long count = numbers.get(label);
            numbers.put(label, count >= min && count <= max ? label : 0);
        }
        return new Relabelled(this, numbers);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return Optional.of(input.orElse(ImageLabel.NONE));
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("size_filter must be resolved before it is applied");
    }
}
