package org.zarrkit.zarr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.zarrkit.codec.ChunkReader;

/** The readers of the shards used last, with the indexes that they have read; safe for many threads. */
final class ReaderCache {

    private static final int MOST_READERS = 256;
    private static final long MOST_BYTES = 64 << 20;

    private final long readersKept;

    private final Map<String, ChunkReader> readers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChunkReader> eldest) {
            return size() > readersKept;
        }
    };

    /** @param readerSizeInBytes what a reader takes at most, with all indexes that it has read */
    ReaderCache(long readerSizeInBytes) {
        readersKept = Math.max(1, Math.min(MOST_READERS, MOST_BYTES / Math.max(1, readerSizeInBytes)));
    }

    synchronized ChunkReader get(String key, Function<String, ChunkReader> open) {
        return readers.computeIfAbsent(key, open);
    }

    /** Forgets a shard that has changed. */
    synchronized void forget(String key) {
        readers.remove(key);
    }
}
