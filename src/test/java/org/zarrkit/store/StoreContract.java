package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every writable store must do. */
abstract class StoreContract {

    private WritableStore store;

    /** A new, empty store. */
    abstract WritableStore create();

    @BeforeEach
    void open() {
        store = create();
    }

    @Test
    void absentKeyIsEmpty() {
        assertThat(store.get("a/b")).isEmpty();
        assertThat(store.size("a/b")).isEmpty();
    }

    @Test
    void folderIsNotAValue() {
        put("a/b", 1);
        assertThat(store.get("a")).isEmpty();
        assertThat(store.size("a")).isEmpty();
    }

    @Test
    void keyBelowAValueIsAbsent() {
        put("a", 1);
        assertThat(store.get("a/b")).isEmpty();
    }

    @Test
    void whatWasPutIsRead() {
        put("a/b", 1, 2, 3);
        assertThat(bytes("a/b", ByteRange.ALL)).containsExactly(1, 2, 3);
        assertThat(store.size("a/b")).contains(3L);
    }

    @Test
    void putReplaces() {
        put("a", 1, 2, 3);
        put("a", 9);
        assertThat(bytes("a", ByteRange.ALL)).containsExactly(9);
    }

    @Test
    void putTakesTheRemainingBytesOnly() {
        store.put("a", ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2));
        assertThat(bytes("a", ByteRange.ALL)).containsExactly(2, 3);
    }

    @Test
    void rangesAreCutOffAtTheEnd() {
        put("a", 0, 1, 2, 3, 4);
        assertThat(bytes("a", ByteRange.of(1, 2))).containsExactly(1, 2);
        assertThat(bytes("a", ByteRange.of(3, 100))).containsExactly(3, 4);
        assertThat(bytes("a", ByteRange.of(7, 1))).isEmpty();
        assertThat(bytes("a", ByteRange.suffix(2))).containsExactly(3, 4);
        assertThat(bytes("a", ByteRange.suffix(9))).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aPartOfASourceIsASource() {
        put("a", 0, 1, 2, 3, 4, 5);
        ByteSource part = store.source("a").part(1, 4);
        assertThat(part.read().orElseThrow()).isEqualTo(buffer(1, 2, 3, 4));
        assertThat(part.read(ByteRange.suffix(3)).orElseThrow()).isEqualTo(buffer(2, 3, 4));
        assertThat(part.read(ByteRange.of(1, 99)).orElseThrow()).isEqualTo(buffer(2, 3, 4));
    }

    @Test
    void valuesAreListed() {
        put("b/c", 1);
        put("b/a/x", 1);
        put("bb", 1);
        assertThat(store.children("")).containsExactly("b", "bb");
        assertThat(store.children("b")).containsExactly("a", "c");
        assertThat(store.list("b")).containsExactlyInAnyOrder("b/a/x", "b/c");
        assertThat(store.list("")).hasSize(3);
        assertThat(store.children("none")).isEmpty();
        assertThat(store.list("none")).isEmpty();
    }

    @Test
    void deletedValuesAreGone() {
        put("a/b", 1);
        put("a/c/d", 1);
        put("e", 1);
        store.delete("a/b");
        store.delete("a/never");
        assertThat(store.list("")).containsExactlyInAnyOrder("a/c/d", "e");
        store.deleteAll("a");
        assertThat(store.list("")).containsExactly("e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/../b", "/a", "a//b", "a/", ".", "a\\b", "nul", "a/CON.txt", ""})
    void keysStayInTheStore(String key) {
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> put(key, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void put(String key, int... bytes) {
        store.put(key, buffer(bytes));
    }

    private byte[] bytes(String key, ByteRange range) {
        Optional<ByteBuffer> value = store.get(key, range);
        byte[] bytes = new byte[value.orElseThrow().remaining()];
        value.get().get(bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) buffer.put((byte) b);
        return buffer.flip();
    }
}
