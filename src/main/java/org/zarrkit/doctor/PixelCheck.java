package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.Keys;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.ZarrArray;

/**
 * Decodes every stored chunk of arrays: each must give as many bytes as the metadata promise, and its checksums must
 * hold. One step is one stored object; a thread holds one decoded chunk at a time.
 */
final class PixelCheck {

    static final Law DECODES = new Law(
            "chunk-decodes", Force.MUST, "Zarr 2 and 3, chunks", "write the chunk anew from the source of the image");

    private final List<StoredChunks> arrays = new ArrayList<>();
    private final List<Long> firstSteps = new ArrayList<>();
    private final Findings findings;
    private long steps;

    /** Finds the stored objects of arrays; those outside an array's shape are findings. */
    PixelCheck(List<ZarrArray> arrays, Findings findings) {
        this.findings = findings;
        for (ZarrArray array : arrays) {
            StoredChunks stored = StoredChunks.of(array, findings);
            firstSteps.add(steps);
            this.arrays.add(stored);
            steps += stored.count();
        }
    }

    static List<Law> laws() {
        return List.of(DECODES);
    }

    void run(Steps runner) {
        runner.run(steps, this::check);
    }

    /** Decodes one stored object; the number of bytes that it decodes to. */
    private long check(long step) {
        int found = Collections.binarySearch(firstSteps, step);
        int which = found >= 0 ? found : -found - 2;
        // Arrays without stored objects begin where the next one does.
        while (which + 1 < firstSteps.size() && firstSteps.get(which + 1) == step) which++;
        StoredChunks stored = arrays.get(which);
        fault(stored.array(), stored.position(step - firstSteps.get(which))).ifPresent(findings::add);
        return stored.sizeInBytes();
    }

    private static Optional<Fault> fault(ZarrArray array, long[] position) {
        String key = Keys.join(array.path(), array.metadata().keyEncoding().key(position));
        Place place = new Place(array.path(), key, "");
        try {
            decode(array, position);
            return Optional.empty();
        } catch (CorruptChunkException e) {
            return fault(DECODES, place, array, e, "what the metadata promise");
        } catch (StoreException e) {
            return fault(NodeReader.READABLE, place, array, e, "a store that can be read");
        } catch (ZarrkitException e) {
            return fault(StoredChunks.CHECKED, place, array, e, "a chunk that can be decoded here");
        }
    }

    private static Optional<Fault> fault(Law law, Place place, ZarrArray array, ZarrkitException e, String expected) {
        return Optional.of(new Fault(law, new Problem(place, OpenedArray.reason(e, array.store()), expected)));
    }

    /** All chunks of a stored object; a shard at the border may have chunks outside the array, which nobody reads. */
    private static void decode(ZarrArray array, long[] shard) {
        ChunkGrid grid = array.grid();
        List<Long> perShard = new ArrayList<>();
        for (int d = 0; d < grid.rank(); d++)
            perShard.add((long) grid.shardShape().get(d) / grid.chunkShape().get(d));
        long count = perShard.stream().reduce(1L, (a, b) -> a * b);
        long[] first = shard.clone();
        for (int d = 0; d < first.length; d++) first[d] *= perShard.get(d);
        Object chunk = array.readChunk(first);
        for (long i = 1; i < count; i++) {
            long[] position = ChunkGrid.position(i, perShard);
            boolean inside = true;
            for (int d = 0; d < position.length; d++) {
                position[d] += shard[d] * perShard.get(d);
                inside &= position[d] < grid.chunksPerAxis().get(d);
            }
            if (inside) array.readChunkInto(chunk, position);
        }
    }
}
