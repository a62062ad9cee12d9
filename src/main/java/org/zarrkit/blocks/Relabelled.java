package org.zarrkit.blocks;

/** Gives labels other numbers, or 0: what an operation on labels comes to when the image has been gone through. */
record Relabelled(BlockOp asked, LabelValues numbers) implements WorkedOut {

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
