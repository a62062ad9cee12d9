package org.zarrkit.blocks;

/** Sets some labels to 0: what an operation on labels comes to when it is known which. */
record WithoutLabels(BlockOp asked, LabelValues removed) implements WorkedOut {

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
