package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every writable store must do, besides what every store must. */
abstract class WritableStoreContract extends StoreContract {

    /** A new, empty store. */
    abstract WritableStore create();

    @Override
    Store open(Map<String, byte[]> values) {
        WritableStore store = create();
        values.forEach((key, bytes) -> store.put(key, ByteBuffer.wrap(bytes)));
        return store;
    }

    @Test
    void newStoreIsEmpty() {
        assertThat(create().list("")).isEmpty();
        assertThat(create().children("")).isEmpty();
        assertThat(create().get("a")).isEmpty();
    }

    @Test
    void putReplaces() {
        WritableStore store = create();
        put(store, "a", 1, 2, 3);
        put(store, "a", 9);
        assertThat(bytes(store, "a", ByteRange.ALL)).containsExactly(9);
    }

    @Test
    void putTakesTheRemainingBytesOnly() {
        WritableStore store = create();
        ByteBuffer value = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
        store.put("a", value);
        assertThat(bytes(store, "a", ByteRange.ALL)).containsExactly(2, 3);
        assertThat(value.remaining()).isEqualTo(2);
        store.put("b", ByteBuffer.allocateDirect(3).asReadOnlyBuffer());
        assertThat(bytes(store, "b", ByteRange.ALL)).containsExactly(0, 0, 0);
    }

    @Test
    void whatIsPutDoesNotChangeWithTheBuffer() {
        WritableStore store = create();
        byte[] value = {1, 2};
        store.put("a", ByteBuffer.wrap(value));
        value[0] = 9;
        assertThat(bytes(store, "a", ByteRange.ALL)).containsExactly(1, 2);
    }

    @Test
    void manyThreadsWriteAtOnce() {
        WritableStore store = create();
        IntStream.range(0, 200).parallel().forEach(i -> put(store, "f" + i % 7 + "/" + i, i));
        assertThat(store.list("")).hasSize(200);
        for (int i = 0; i < 200; i++)
            assertThat(bytes(store, "f" + i % 7 + "/" + i, ByteRange.ALL)).containsExactly(i);
    }

    @Test
    void onlyEmptyFoldersAreDeletedAsSuch() {
        WritableStore store = create();
        put(store, "a/b", 1);
        put(store, "c", 1);
        for (String prefix : new String[] {"a", "c", "never"}) store.deleteEmpty(prefix);
        assertThat(store.list("")).containsExactlyInAnyOrder("a/b", "c");
        store.delete("a/b");
        store.deleteEmpty("a");
        assertThat(store.children("")).containsExactly("c");
        put(store, "a/d", 2);
        assertThat(store.list("")).containsExactlyInAnyOrder("a/d", "c");
    }

    @Test
    void deletedValuesAreGone() {
        WritableStore store = create();
        put(store, "a/b", 1);
        put(store, "a/c/d", 1);
        put(store, "a-", 1);
        put(store, "e", 1);
        store.delete("a/b");
        store.delete("a/never");
        store.delete("a/c/d/never");
        store.delete("a/c");
        assertThat(store.list("")).containsExactlyInAnyOrder("a/c/d", "a-", "e");
        store.deleteAll("a");
        store.deleteAll("never");
        assertThat(store.list("")).containsExactlyInAnyOrder("a-", "e");
        put(store, "a/b", 2);
        assertThat(bytes(store, "a/b", ByteRange.ALL)).containsExactly(2);
        store.deleteAll("");
        assertThat(store.list("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/../b", "/a", "a//b", "a/", ".", "a\\b", "nul", "a/CON.txt", ""})
    void nothingIsPutOutsideTheStore(String key) {
        WritableStore store = create();
        assertThatThrownBy(() -> put(store, key, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.list("")).isEmpty();
    }

    static void put(WritableStore store, String key, int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) buffer.put((byte) b);
        store.put(key, buffer.flip());
    }
}
