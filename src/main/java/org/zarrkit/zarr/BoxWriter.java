package org.zarrkit.zarr;

import java.util.Arrays;

/** Writes one box of an array, shard by shard. */
final class BoxWriter {

    private final ZarrArray array;
    private final ShardLocks locks;
    private final long[] start;
    private final int[] shape;

    BoxWriter(ZarrArray array, ShardLocks locks, long[] start, int[] shape) {
        array.grid().checkBox(start, shape);
        this.array = array;
        this.locks = locks;
        this.start = start;
        this.shape = shape;
    }

    void write(Object elements) {
        array.grid().shardsOf(start, shape).positions().forEach(position -> writeShard(position, elements));
    }

    private void writeShard(long[] position, Object elements) {
        int rank = shape.length;
        int[] valid = array.grid().validShardShape(position);
        long[] corner = new long[rank];
        int[] inShard = new int[rank];
        int[] inBox = new int[rank];
        int[] extent = new int[rank];
        for (int d = 0; d < rank; d++) {
            corner[d] = position[d] * array.grid().shardShape().get(d);
            long begin = Math.max(start[d], corner[d]);
            inShard[d] = (int) (begin - corner[d]);
            inBox[d] = (int) (begin - start[d]);
            extent[d] = (int) (Math.min(start[d] + shape[d], corner[d] + valid[d]) - begin);
        }
        if (Arrays.equals(extent, shape) && Arrays.equals(extent, valid)) {
            array.writeShard(elements, position);
            return;
        }
        Object shard = array.newArray(valid);
        synchronized (locks.of(position)) {
            if (!Arrays.equals(extent, valid)) array.readBox(corner, valid, shard);
            Boxes.copy(elements, shape, inBox, shard, valid, inShard, extent);
            array.writeShard(shard, position);
        }
    }
}
