package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must do, read-only ones too. A subclass says how a store comes to hold given values. */
abstract class StoreContract {

    private static final byte[] LARGE = new byte[1_000_003];

    static {
        new Random(1).nextBytes(LARGE);
    }

    /** A store that holds these values and nothing else. */
    abstract Store open(Map<String, byte[]> values) throws IOException;

    /** Whether keys can be listed; if not, listings are empty. */
    boolean lists() {
        return true;
    }

    private Store open(String... keys) throws IOException {
        Map<String, byte[]> values = new TreeMap<>();
        for (String key : keys) values.put(key, new byte[] {0, 1, 2, 3, 4});
        return open(values);
    }

    @Test
    void absentKeyIsEmpty() throws IOException {
        Store store = open("a/c");
        for (ByteRange range : new ByteRange[] {ByteRange.ALL, ByteRange.of(1, 2), ByteRange.suffix(2)})
            assertThat(store.get("a/b", range)).isEmpty();
        assertThat(store.get("a/b", ByteRange.of(0, 0))).isEmpty();
        assertThat(store.size("a/b")).isEmpty();
        assertThat(store.source("a/b").read()).isEmpty();
    }

    @Test
    void folderIsNotAValue() throws IOException {
        Store store = open("a/b");
        assertThat(store.get("a")).isEmpty();
        assertThat(store.get("a", ByteRange.of(0, 0))).isEmpty();
        assertThat(store.size("a")).isEmpty();
    }

    @Test
    void keyBelowAValueIsAbsent() throws IOException {
        Store store = open("a");
        assertThat(store.get("a/b")).isEmpty();
        assertThat(store.get("a/b/c")).isEmpty();
        assertThat(store.size("a/b")).isEmpty();
    }

    @Test
    void valuesAreRead() throws IOException {
        Store store = open(Map.of("a/b", new byte[] {1, 2, 3}, "none", new byte[0], "large", LARGE));
        assertThat(bytes(store, "a/b", ByteRange.ALL)).containsExactly(1, 2, 3);
        assertThat(store.size("a/b")).contains(3L);
        assertThat(bytes(store, "none", ByteRange.ALL)).isEmpty();
        assertThat(bytes(store, "none", ByteRange.suffix(3))).isEmpty();
        assertThat(store.size("none")).contains(0L);
        assertThat(bytes(store, "large", ByteRange.ALL)).isEqualTo(LARGE);
        assertThat(store.size("large")).contains((long) LARGE.length);
    }

    @Test
    void namesMayHaveSpacesAndAnyLetters() throws IOException {
        String key = "my group with spaces/µm 100% #1?+&=;.tif/größe~[0]";
        assertThat(bytes(open(key), key, ByteRange.ALL)).hasSize(5);
    }

    @Test
    void keysAreCaseSensitive() throws IOException {
        assertThat(open("b/a").get("b/A")).isEmpty();
    }

    @Test
    void rangesAreCutOffAtTheEnd() throws IOException {
        Store store = open("a");
        assertThat(bytes(store, "a", ByteRange.of(1, 2))).containsExactly(1, 2);
        assertThat(bytes(store, "a", ByteRange.of(3, 100))).containsExactly(3, 4);
        assertThat(bytes(store, "a", ByteRange.of(3, Long.MAX_VALUE))).containsExactly(3, 4);
        assertThat(bytes(store, "a", ByteRange.of(7, 1))).isEmpty();
        assertThat(bytes(store, "a", ByteRange.of(5, 1))).isEmpty();
        assertThat(bytes(store, "a", ByteRange.of(2, 0))).isEmpty();
        assertThat(bytes(store, "a", ByteRange.suffix(2))).containsExactly(3, 4);
        assertThat(bytes(store, "a", ByteRange.suffix(9))).containsExactly(0, 1, 2, 3, 4);
        assertThat(bytes(store, "a", new ByteRange(-4, 2))).containsExactly(1, 2);
    }

    @Test
    void rangesOfALargeValueAreItsParts() throws IOException {
        Store store = open(Map.of("large", LARGE));
        assertThat(bytes(store, "large", ByteRange.of(500_000, 70_000)))
                .isEqualTo(java.util.Arrays.copyOfRange(LARGE, 500_000, 570_000));
        assertThat(bytes(store, "large", ByteRange.suffix(99_999)))
                .isEqualTo(java.util.Arrays.copyOfRange(LARGE, LARGE.length - 99_999, LARGE.length));
    }

    @Test
    void buffersBelongToTheCaller() throws IOException {
        Store store = open("a");
        ByteBuffer first = store.get("a").orElseThrow();
        assertThat(first.hasArray()).isTrue();
        first.put(0, (byte) 99);
        assertThat(bytes(store, "a", ByteRange.ALL)).startsWith(0);
    }

    @Test
    void aPartOfASourceIsASource() throws IOException {
        ByteSource part = open("a").source("a").part(1, 3);
        assertThat(part.read().orElseThrow()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(part.read(ByteRange.suffix(2)).orElseThrow()).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
        assertThat(part.read(ByteRange.of(1, 99)).orElseThrow()).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
    }

    @Test
    void valuesAreListed() throws IOException {
        Store store = open("b/c", "b/a/x", "b-", "bb");
        assertThat(store.children("none")).isEmpty();
        assertThat(store.list("none")).isEmpty();
        assertThat(store.children("bb")).isEmpty();
        if (lists()) {
            assertThat(store.children("")).containsExactly("b", "b-", "bb");
            assertThat(store.children("b")).containsExactly("a", "c");
            assertThat(store.list("b")).containsExactlyInAnyOrder("b/a/x", "b/c");
            assertThat(store.list("")).hasSize(4);
        } else {
            assertThat(store.children("")).isEmpty();
            assertThat(store.list("")).isEmpty();
        }
    }

    @Test
    void manyThreadsReadAtOnce() throws IOException {
        Store store = open(Map.of("large", LARGE));
        assertThat(IntStream.range(0, 64).parallel().filter(i -> {
                    byte[] part = bytes(store, "large", ByteRange.of(i * 1000L, 5000));
                    return java.util.Arrays.equals(part, 0, 5000, LARGE, i * 1000, i * 1000 + 5000);
                }))
                .hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/../b", "/a", "a//b", "a/", ".", "a\\b", "nul", "a/CON.txt", ""})
    void keysStayInTheStore(String key) throws IOException {
        Store store = open("a");
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.size(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placeIsNamed() throws IOException {
        Store store = open("a");
        assertThat(store.uri()).isNotNull();
        assertThat(store.toString()).doesNotContain("@").isNotEmpty();
    }

    static byte[] bytes(Store store, String key, ByteRange range) {
        Optional<ByteBuffer> value = store.get(key, range);
        byte[] bytes = new byte[value.orElseThrow().remaining()];
        value.get().get(bytes);
        return bytes;
    }
}
