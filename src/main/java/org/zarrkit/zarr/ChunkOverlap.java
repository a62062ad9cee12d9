package org.zarrkit.zarr;

import java.util.concurrent.atomic.AtomicInteger;
import org.zarrkit.codec.ChunkBox;
import org.zarrkit.codec.ChunkReader;
import org.zarrkit.codec.Workers;
import org.zarrkit.error.CorruptChunkException;

/** What a chunk has of a box: {@code extent} elements from {@code from} on, which go to {@code to} in the target. */
record ChunkOverlap(int[] chunkShape, int[] from, int[] extent, int[] targetShape, int[] to) {

    /** A part that is smaller, in bytes, is not worth a thread and a request of its own. */
    private static final long SMALLEST_PART = 1 << 19;

    ChunkBox box() {
        return ChunkBox.of(chunkShape, from, extent, targetShape, to);
    }

    /** The number of parts that are worth reading by themselves, at most {@code most}. */
    int parts(int most, int elementSize) {
        long bytes = elementSize;
        for (int n : extent) bytes *= n;
        int axis = axisToDivide();
        return axis < 0 ? 1 : (int) Math.max(1, Math.min(Math.min(most, extent[axis]), bytes / SMALLEST_PART));
    }

    /** Reads it in parts, which threads share; false, and nothing changed, if the chunk is absent. */
    boolean read(ChunkReader reader, long[] positionInShard, Object target, int parts, Workers workers) {
        AtomicInteger present = new AtomicInteger();
        workers.run(parts, i -> {
            if (reader.read(positionInShard, part(i, parts), target)) present.incrementAndGet();
        });
        if (present.get() > 0 && present.get() < parts)
            throw new CorruptChunkException("the chunk vanished while it was read; read it again");
        return present.get() > 0;
    }

    private ChunkBox part(int i, int parts) {
        if (parts == 1) return box();
        int axis = axisToDivide();
        int begin = (int) ((long) extent[axis] * i / parts);
        int[] partFrom = from.clone();
        int[] partTo = to.clone();
        int[] partExtent = extent.clone();
        partFrom[axis] += begin;
        partTo[axis] += begin;
        partExtent[axis] = (int) ((long) extent[axis] * (i + 1) / parts) - begin;
        return ChunkBox.of(chunkShape, partFrom, partExtent, targetShape, partTo);
    }

    /** The first that can be divided: along it, parts are the farthest from each other in the chunk. */
    private int axisToDivide() {
        for (int d = 0; d < extent.length; d++) if (extent[d] > 1) return d;
        return -1;
    }
}
