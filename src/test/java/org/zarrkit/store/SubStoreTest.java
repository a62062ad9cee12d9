package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Map;

class SubStoreTest extends StoreContract {

    @Override
    Store open(Map<String, byte[]> values) {
        MemoryStore store = new MemoryStore();
        values.forEach((key, bytes) -> store.put("in/side/" + key, ByteBuffer.wrap(bytes)));
        store.put("in/beside", ByteBuffer.allocate(1));
        return SubStore.of(store, "in/side");
    }
}
