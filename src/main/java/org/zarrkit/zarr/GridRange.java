package org.zarrkit.zarr;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A box of positions in a grid of chunks or shards: where it begins, and how many there are along each axis. */
record GridRange(long[] first, List<Long> perAxis) {

    /** How many positions there are. */
    long size() {
        return ChunkGrid.product(perAxis);
    }

    /** The index-th of them, the last axis running fastest. */
    long[] position(long index) {
        long[] position = ChunkGrid.position(index, perAxis);
        for (int d = 0; d < position.length; d++) position[d] += first[d];
        return position;
    }

    Stream<long[]> positions() {
        return LongStream.range(0, size()).mapToObj(this::position);
    }
}
