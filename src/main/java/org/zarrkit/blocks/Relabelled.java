package org.zarrkit.blocks;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/** Gives labels other numbers, or 0: what an operation on labels comes to when the image has been gone through. */
record Relabelled(BlockOp asked, LabelValues numbers) implements BlockOp {

    @Override
    public String name() {
        return asked.name();
    }

    @Override
    public Map<String, String> parameters() {
        return asked.parameters();
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return asked.output(input);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return asked.labels(input);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        Block block = input.read(output.interval());
        int size = block.size();
        for (int i = 0; i < size; ) {
            long label = Numbers.integer(block.pixels(), block.type(), i);
            long number = numbers.get(label);
            for (; i < size && Numbers.integer(block.pixels(), block.type(), i) == label; i++)
                Numbers.put(output.pixels(), i, number);
        }
    }
}
