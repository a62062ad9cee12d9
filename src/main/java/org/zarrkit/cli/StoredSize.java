package org.zarrkit.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.ChunkKeyEncoding;
import org.zarrkit.zarr.ZarrArray;

/**
 * What a store has of an array. Files are counted that are chunks or shards of its grid; of shards the indexes are read.
 *
 * @param bytesDecoded of all elements, those of absent chunks too
 */
record StoredSize(long chunksTotal, long chunksPresent, long bytesDecoded, long bytesStored, long files) {

    static StoredSize of(Store store, String path, ZarrArray array) {
        ChunkGrid grid = array.grid();
        ChunkKeyEncoding encoding = array.metadata().keyEncoding();
        long files = 0;
        long bytes = 0;
        int start = path.isEmpty() ? 0 : path.length() + 1;
        try (Stream<String> keys = store.list(path)) {
            for (Iterator<String> key = keys.iterator(); key.hasNext(); ) {
                String name = key.next();
                if (!isStored(name.substring(start), grid, encoding)) continue;
                Optional<Long> size = store.size(name);
                files += size.isPresent() ? 1 : 0;
                bytes += size.orElse(0L);
            }
        }
        long present = grid.isSharded() ? array.chunksPresent() : files;
        int elementBytes = array.chunkSpec().type().sizeInBytes();
        long decoded =
                grid.elements() > Long.MAX_VALUE / elementBytes ? Long.MAX_VALUE : grid.elements() * elementBytes;
        return new StoredSize(grid.chunkCount(), present, decoded, bytes, files);
    }

    /** Whether a key is that of a chunk or shard inside the grid. */
    private static boolean isStored(String key, ChunkGrid grid, ChunkKeyEncoding encoding) {
        String text = key;
        if (grid.rank() == 0) return text.equals(encoding.key(new long[0]));
        if (encoding.prefixed()) {
            if (!text.startsWith("c" + encoding.separator())) return false;
            text = text.substring(2);
        }
        String[] parts = text.split(encoding.separator().equals("/") ? "/" : "\\.", -1);
        if (parts.length != grid.rank()) return false;
        for (int d = 0; d < parts.length; d++)
            if (!parts[d].matches("0|[1-9][0-9]{0,17}")
                    || Long.parseLong(parts[d]) >= grid.shardsPerAxis().get(d)) return false;
        return true;
    }

    /** Decoded bytes for each stored one; 0 if nothing is stored. */
    double ratio() {
        return bytesStored == 0 ? 0 : (double) bytesDecoded / bytesStored;
    }

    void put(ObjectNode json) {
        json.put("chunks_total", chunksTotal);
        json.put("chunks_present", chunksPresent);
        json.put("bytes_decoded", bytesDecoded);
        json.put("bytes_stored", bytesStored);
        json.put("ratio", ratio());
        json.put("files", files);
    }
}
