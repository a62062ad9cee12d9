package org.zarrkit.zarr;

import java.util.List;
import org.zarrkit.codec.ChunkReader;
import org.zarrkit.codec.ChunkReader.Batch;
import org.zarrkit.codec.ChunkSpec;
import org.zarrkit.codec.Workers;

/** Reads one box of an array, shard by shard; the array's workers share the shards, and the chunks where these are few. */
final class BoxReader {

    /** A box of at least this part of the elements of its chunks is read in whole chunks, neighbours together. */
    private static final double WORTH_JOINING = 0.25;

    private final ZarrArray array;
    private final long[] start;
    private final int[] shape;
    private final Object target;
    private final Workers workers;
    private final GridRange shards;
    /** Into how much each shard is divided, so that no thread waits long for the last one. */
    private final int piecesPerShard;

    BoxReader(ZarrArray array, long[] start, int[] shape, Object target) {
        array.grid().checkBox(start, shape);
        this.array = array;
        this.start = start;
        this.shape = shape;
        this.target = target;
        workers = array.workers();
        shards = array.grid().shardsOf(start, shape);
        piecesPerShard = pieces(workers.threads(), Math.max(1, shards.size()));
    }

    private static int pieces(int threads, long shards) {
        if (threads == 1) return 1;
        return shards == 1 ? threads : (int) ((2L * threads + shards - 1) / shards);
    }

    void read() {
        workers.run(Math.toIntExact(shards.size()), i -> readShard(shards.position(i)));
    }

    private void readShard(long[] shard) {
        List<long[]> chunks =
                array.grid().chunksOf(start, shape, shard).positions().toList();
        array.readShard(shard, reader -> {
            List<Batch> batches = batches(reader, chunks);
            int parts = Math.max(1, piecesPerShard / chunks.size());
            workers.run(batches.size(), b -> readBatch(batches.get(b), chunks, parts));
        });
    }

    private void readBatch(Batch batch, List<long[]> chunks, int mostParts) {
        ChunkSpec spec = array.chunkSpec();
        for (int i : batch.indices()) {
            long[] position = chunks.get(i);
            ChunkOverlap overlap = overlap(position);
            int parts = array.chain().readsBoxes()
                    ? overlap.parts(mostParts, spec.type().sizeInBytes())
                    : 1;
            if (!overlap.read(batch.reader(), array.grid().positionInShard(position), target, parts, workers))
                overlap.box().fill(target, spec.fillBits());
        }
    }

    /** Where little is needed of each chunk, that little is read by itself. */
    private List<Batch> batches(ChunkReader reader, List<long[]> chunks) {
        double wanted = 1;
        for (int d = 0; d < shape.length; d++)
            wanted *= Math.min(1, shape[d] / (double) array.grid().chunkShape().get(d));
        if (chunks.size() == 1 || wanted < WORTH_JOINING)
            return Batch.ofEqualSize(reader, chunks.size(), piecesPerShard);
        return reader.batches(chunks.stream().map(array.grid()::positionInShard).toList(), piecesPerShard);
    }

    /** What a chunk has of the box, and where in the box that is. */
    private ChunkOverlap overlap(long[] position) {
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
        return new ChunkOverlap(chunkShape, from, extent, shape, to);
    }
}
