package org.zarrkit.image;

import java.util.Arrays;
import org.zarrkit.zarr.Boxes;
import org.zarrkit.zarr.ZarrArray;

/** Divides a block into the shards that it consists of. Blocks x first, shards in C order: the same elements. */
final class BlockShards {

    private BlockShards() {}

    static void write(ZarrArray array, LevelLayout level, long[] position, Object pixels) {
        int rank = position.length;
        int[] size = AxisOrder.reversed(level.blockSize(position));
        int[] shard = AxisOrder.reversed(level.shard());
        int[] block = AxisOrder.reversed(level.block());
        long[] first = AxisOrder.reversed(position);
        for (int d = 0; d < rank; d++) first[d] *= block[d] / shard[d];
        int[] index = new int[rank];
        do {
            writeShard(array, pixels, size, shard, first, index);
        } while (next(index, size, shard));
    }

    private static void writeShard(ZarrArray array, Object pixels, int[] size, int[] shard, long[] first, int[] index) {
        int rank = size.length;
        long[] position = new long[rank];
        int[] offset = new int[rank];
        int[] extent = new int[rank];
        for (int d = 0; d < rank; d++) {
            position[d] = first[d] + index[d];
            offset[d] = index[d] * shard[d];
            extent[d] = Math.min(shard[d], size[d] - offset[d]);
        }
        Object part = pixels;
        if (!Arrays.equals(extent, size)) {
            part = array.chunkSpec().type().newArray(Arrays.stream(extent).reduce(1, (a, b) -> a * b));
            Boxes.copy(pixels, size, offset, part, extent, new int[rank], extent);
        }
        array.writeShard(part, position);
    }

    private static boolean next(int[] index, int[] size, int[] shard) {
        for (int d = index.length - 1; d >= 0; d--) {
            if (++index[d] * shard[d] < size[d]) return true;
            index[d] = 0;
        }
        return false;
    }
}
