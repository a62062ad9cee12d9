package org.zarrkit.store;

class MemoryStoreTest extends WritableStoreContract {
    @Override
    WritableStore create() {
        return new MemoryStore();
    }
}
