package org.zarrkit.zarr;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zarrkit.codec.ChunkReader;
import org.zarrkit.codec.CodecChain;
import org.zarrkit.store.Store;

/**
 * The readers of stored chunks and shards; those of the shards used last are kept, with the indexes that they have read.
 * Safe for many threads.
 */
final class ReaderCache {

    private static final int MOST_READERS = 256;
    private static final long MOST_BYTES = 64 << 20;

    private final Store store;
    private final CodecChain chain;
    private final long readersKept;

    private final Map<String, ChunkReader> readers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChunkReader> eldest) {
            return size() > readersKept;
        }
    };

    ReaderCache(Store store, CodecChain chain) {
        this.store = store;
        this.chain = chain;
        readersKept = Math.max(1, Math.min(MOST_READERS, MOST_BYTES / Math.max(1, chain.indexSizeInBytes())));
    }

    /** The reader of what is stored under a key; reads nothing yet. */
    ChunkReader get(String key) {
        return chain.indexSizeInBytes() == 0 ? open(key) : kept(key);
    }

    private ChunkReader open(String key) {
        return chain.reader(store.source(key));
    }

    private synchronized ChunkReader kept(String key) {
        return readers.computeIfAbsent(key, this::open);
    }

    /** Forgets a shard that has changed. */
    synchronized void forget(String key) {
        readers.remove(key);
    }
}
