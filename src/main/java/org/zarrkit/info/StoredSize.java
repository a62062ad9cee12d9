package org.zarrkit.info;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.StoredChunks;
import org.zarrkit.zarr.ZarrArray;

/**
 * How large an array is, and what of it is stored.
 *
 * @param bytesDecoded of all elements, those of absent chunks too
 * @param stored empty if the store can't tell
 */
public record StoredSize(long chunksTotal, long bytesDecoded, Optional<StoredChunks> stored) {

    public static StoredSize of(ZarrArray array) {
        ChunkGrid grid = array.grid();
        int elementBytes = array.chunkSpec().type().sizeInBytes();
        long decoded =
                grid.elements() > Long.MAX_VALUE / elementBytes ? Long.MAX_VALUE : grid.elements() * elementBytes;
        return new StoredSize(grid.chunkCount(), decoded, StoredChunks.of(array));
    }

    /** Decoded bytes for each stored one; 0 if nothing is stored. */
    private double ratio(StoredChunks chunks) {
        return chunks.bytes() == 0 ? 0 : (double) bytesDecoded / chunks.bytes();
    }

    void put(ObjectNode json) {
        json.put("chunks_total", chunksTotal);
        json.put("bytes_decoded", bytesDecoded);
        stored.ifPresent(chunks -> {
            json.put("chunks_present", chunks.chunks());
            json.put("bytes_stored", chunks.bytes());
            json.put("ratio", ratio(chunks));
            json.put("files", chunks.objects());
        });
    }
}
