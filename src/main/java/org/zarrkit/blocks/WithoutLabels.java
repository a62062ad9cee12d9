package org.zarrkit.blocks;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/** Sets some labels to 0: what an operation on labels comes to when it is known which. */
record WithoutLabels(BlockOp asked, LabelValues removed) implements BlockOp {

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
        System.arraycopy(block.pixels(), 0, output.pixels(), 0, size);
        for (int i = 0; i < size; ) {
            long label = Numbers.integer(block.pixels(), block.type(), i);
            boolean gone = removed.get(label) != 0;
            for (; i < size && Numbers.integer(block.pixels(), block.type(), i) == label; i++)
                if (gone) Numbers.put(output.pixels(), i, 0);
        }
    }
}
