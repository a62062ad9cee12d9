package org.zarrkit.store;

class MemoryStoreTest extends StoreContract {
    @Override
    WritableStore create() {
        return new MemoryStore();
    }
}
