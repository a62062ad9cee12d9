package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts what is read of another store. */
public final class CountingStore extends ForwardingStore {

    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

    public CountingStore(WritableStore inner) {
        super(inner);
    }

    /** The keys read so far, each as often as it was; metadata documents left out. */
    public List<String> chunksRead() {
        return keys.stream().filter(key -> !isDocument(key)).toList();
    }

    /** The keys of metadata documents read so far, each as often as it was. */
    public List<String> documentsRead() {
        return keys.stream().filter(CountingStore::isDocument).toList();
    }

    private static boolean isDocument(String key) {
        return key.matches("(.*/)?(zarr\\.json|\\.z[a-z]+)");
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        keys.add(key);
        return super.get(key, range);
    }
}
