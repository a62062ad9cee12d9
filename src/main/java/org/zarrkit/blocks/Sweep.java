package org.zarrkit.blocks;

import java.util.function.ObjLongConsumer;

/** One pass over all blocks of an image. */
final class Sweep {

    private Sweep() {}

    /**
     * Gives each block with its index to a task, from the threads of a runner and in any order; stored pixels are read past
     * the cache.
     *
     * @param what is done, for people
     */
    static void over(
            LazyImage<?> image, String what, BlockRunner runner, Progress progress, ObjLongConsumer<Block> task) {
        image.prepare();
        CellBoxes boxes = CellBoxes.of(image.spec());
        progress.begin(what, boxes.count());
        runner.run(
                boxes.count(),
                index -> {
                    Block block = image.readOnce(boxes.box(index));
                    task.accept(block, index);
                    progress.blockDone((long) block.size() * block.type().sizeInBytes());
                },
                progress);
    }
}
