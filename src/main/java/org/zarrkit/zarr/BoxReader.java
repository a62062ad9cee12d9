package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zarrkit.codec.ChunkBox;
import org.zarrkit.codec.ChunkReader;
import org.zarrkit.codec.ChunkSpec;

/** Reads one box of an array, shard by shard. */
final class BoxReader {

    /** A box of at least this part of the elements of its chunks is read in whole chunks, neighbours together. */
    private static final double WORTH_JOINING = 0.25;

    private final ZarrArray array;
    private final long[] start;
    private final int[] shape;
    private final Object target;

    BoxReader(ZarrArray array, long[] start, int[] shape, Object target) {
        array.grid().checkBox(start, shape);
        this.array = array;
        this.start = start;
        this.shape = shape;
        this.target = target;
    }

    void read() {
        array.grid().shardsOf(start, shape).forEach(this::readShard);
    }

    private void readShard(long[] shard) {
        ChunkGrid grid = array.grid();
        List<long[]> chunks = chunksIn(shard);
        List<ChunkBox> boxes = chunks.stream().map(this::overlap).toList();
        array.readShard(shard, reader -> {
            for (ChunkReader.Batch batch : batches(reader, chunks))
                for (int i : batch.indices())
                    if (!batch.reader().read(grid.positionInShard(chunks.get(i)), boxes.get(i), target))
                        boxes.get(i).fill(target, array.chunkSpec().fillBits());
        });
    }

    /** Where little is needed of each chunk, that little is read by itself. */
    private List<ChunkReader.Batch> batches(ChunkReader reader, List<long[]> chunks) {
        ChunkSpec spec = array.chunkSpec();
        double wanted = 1;
        for (int d = 0; d < shape.length; d++)
            wanted *= Math.min(1, shape[d] / (double) spec.shape().get(d));
        if (chunks.size() == 1 || wanted < WORTH_JOINING)
            return List.of(new ChunkReader.Batch(
                    reader, IntStream.range(0, chunks.size()).toArray()));
        return reader.batches(chunks.stream().map(array.grid()::positionInShard).toList());
    }

    /** The positions of the chunks of a shard that the box touches, in C order. */
    private List<long[]> chunksIn(long[] shard) {
        ChunkGrid grid = array.grid();
        long[] first = new long[shape.length];
        List<Long> count = new ArrayList<>();
        long chunks = 1;
        for (int d = 0; d < shape.length; d++) {
            long edge = grid.chunkShape().get(d);
            long corner = shard[d] * grid.shardShape().get(d);
            first[d] = Math.max(start[d], corner) / edge;
            long end = Math.min(start[d] + shape[d], corner + grid.shardShape().get(d));
            count.add((end - 1) / edge + 1 - first[d]);
            chunks *= count.get(d);
        }
        List<long[]> positions = new ArrayList<>();
        for (long i = 0; i < chunks; i++) {
            long[] position = ChunkGrid.position(i, count);
            for (int d = 0; d < position.length; d++) position[d] += first[d];
            positions.add(position);
        }
        return positions;
    }

    /** What a chunk has of the box, and where in the box that is. */
    private ChunkBox overlap(long[] position) {
        int rank = shape.length;
        int[] chunkShape = ChunkGrid.ints(array.grid().chunkShape());
        int[] from = new int[rank];
        int[] to = new int[rank];
        int[] extent = new int[rank];
        for (int d = 0; d < rank; d++) {
            long corner = position[d] * chunkShape[d];
            long begin = Math.max(start[d], corner);
            from[d] = (int) (begin - corner);
            to[d] = (int) (begin - start[d]);
            extent[d] = (int) (Math.min(start[d] + shape[d], corner + chunkShape[d]) - begin);
        }
        return ChunkBox.of(chunkShape, from, extent, shape, to);
    }
}
