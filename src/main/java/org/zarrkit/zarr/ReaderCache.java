package org.zarrkit.zarr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.zarrkit.codec.ChunkReader;

/** The readers of the shards used last, with the indexes that they have read; safe for many threads. */
final class ReaderCache {

    /** An index of 4096 chunks has 64 kB. */
    private static final int READERS_KEPT = 256;

    private final Map<String, ChunkReader> readers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChunkReader> eldest) {
            return size() > READERS_KEPT;
        }
    };

    synchronized ChunkReader get(String key, Function<String, ChunkReader> open) {
        return readers.computeIfAbsent(key, open);
    }

    /** Forgets a shard that has changed. */
    synchronized void forget(String key) {
        readers.remove(key);
    }
}
