package org.zarrkit.store;

class MemoryStoreTest extends ReplacingStoreContract {
    @Override
    WritableStore create() {
        return new MemoryStore();
    }
}
