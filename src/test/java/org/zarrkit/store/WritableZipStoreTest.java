package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.UnsupportedFeatureException;

/** Values are read from the archive while it is written. */
class WritableZipStoreTest extends StoreContract {

    @TempDir
    Path folder;

    private WritableZipStore store;

    @Override
    Store open(Map<String, byte[]> values) {
        store = create(true);
        values.forEach((key, bytes) -> store.put(key, ByteBuffer.wrap(bytes)));
        return store;
    }

    private WritableZipStore create(boolean always64) {
        return store = WritableZipStore.create(folder.resolve("new/a.zip"), always64);
    }

    @AfterEach
    void close() {
        if (store != null) store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void othersReadWhatIsWritten(boolean always64) throws IOException {
        create(always64);
        byte[] value = {1, 2, 3, 4, 5};
        store.put("z/µ", ByteBuffer.wrap(value, 1, 3));
        store.put("none", ByteBuffer.allocate(0));
        store.put("direct", ByteBuffer.allocateDirect(100_000));
        store.finish("{\"a\": \"µ\"}", Comparator.reverseOrder());
        Path archive = folder.resolve("new/a.zip");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getComment()).isEqualTo("{\"a\": \"µ\"}");
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("z/µ", "none", "direct");
            assertThat(zip.getInputStream(zip.getEntry("z/µ"))).hasBinaryContent(new byte[] {2, 3, 4});
            assertThat(zip.getInputStream(zip.getEntry("direct"))).hasBinaryContent(new byte[100_000]);
        }
        ZipStore read = ZipStore.open(archive);
        assertThat(read.comment()).isEqualTo("{\"a\": \"µ\"}");
        assertThat(bytes(read, "z/µ", ByteRange.ALL)).containsExactly(2, 3, 4);
        assertThat(bytes(store, "z/µ", ByteRange.ALL)).containsExactly(2, 3, 4);
    }

    @Test
    void equalValuesMakeEqualArchives() throws IOException {
        assertThat(Archives.written(Map.of("a", new byte[9]))).isEqualTo(Archives.written(Map.of("a", new byte[9])));
    }

    @Test
    void archiveBeyond4GigabytesIsRead() throws IOException {
        Path archive = folder.resolve("large.zip");
        long start = 5L << 30;
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw");
                OutputStream out = Channels.newOutputStream(file.getChannel().position(start))) {
            ZipWriter writer = new ZipWriter(out, start, false);
            writer.add("a/b", ByteBuffer.wrap(new byte[] {1, 2, 3}));
            writer.add("c", ByteBuffer.wrap(new byte[] {4}));
            writer.finish("", Comparator.naturalOrder());
        }
        ZipStore read = ZipStore.open(archive);
        assertThat(bytes(read, "a/b", ByteRange.suffix(2))).containsExactly(2, 3);
        assertThat(bytes(read, "c", ByteRange.ALL)).containsExactly(4);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("c"))).hasBinaryContent(new byte[] {4});
        }
    }

    @Test
    void manyThreadsWriteAtOnce() throws IOException {
        create(false);
        IntStream.range(0, 500).parallel().forEach(i -> store.put("c/" + i, ByteBuffer.wrap(new byte[i])));
        store.finish();
        ZipStore read = ZipStore.open(folder.resolve("new/a.zip"));
        for (int i = 0; i < 500; i++)
            assertThat(bytes(read, "c/" + i, ByteRange.ALL)).hasSize(i);
    }

    @Test
    void whatIsWrittenCanNotBeReplacedOrDeleted() {
        create(false);
        store.put("a/b", ByteBuffer.allocate(1));
        assertThatThrownBy(() -> store.put("a/b", ByteBuffer.allocate(2)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("a/b");
        assertThatThrownBy(() -> store.delete("a/b")).isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> store.deleteAll("a")).isInstanceOf(UnsupportedFeatureException.class);
        store.delete("never");
        store.deleteAll("never");
        assertThat(bytes(store, "a/b", ByteRange.ALL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/../b", "/a", "a//b", "a/", "a\\b", ""})
    void nameThatLeadsOutIsNotWritten(String key) {
        create(false);
        assertThatThrownBy(() -> store.put(key, ByteBuffer.allocate(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void archiveThatIsNotFinishedLeavesNothing() throws IOException {
        create(false).put("a", ByteBuffer.allocate(1));
        store.close();
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).isEmpty();
        }
        assertThatThrownBy(() -> store.put("b", ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aValueThatRoomWasKeptForStandsWhereThatIs() throws IOException {
        create(true);
        store.keepRoom("last", 10);
        store.put("first", ByteBuffer.wrap(new byte[] {1}));
        store.put("last", ByteBuffer.wrap("{}".getBytes()));
        assertThat(store.get("last")).contains(ByteBuffer.wrap("{}        ".getBytes()));
        store.finish();
        try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(folder.resolve("new/a.zip")))) {
            assertThat(stream.getNextEntry().getName()).isEqualTo("last");
            assertThat(stream.readAllBytes()).isEqualTo("{}        ".getBytes());
            assertThat(stream.getNextEntry().getName()).isEqualTo("first");
        }
        assertThat(ZipStore.open(folder.resolve("new/a.zip")).get("last"))
                .contains(ByteBuffer.wrap("{}        ".getBytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    void roomThatIsNotFilledIsNoValue(int size) throws IOException {
        create(true);
        store.keepRoom("last", 10);
        store.put("first", ByteBuffer.wrap(new byte[] {1}));
        if (size > 0) store.put("last", ByteBuffer.wrap(new byte[size]));
        store.finish();
        try (ZipFile zip = new ZipFile(folder.resolve("new/a.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactlyElementsOf(size > 0 ? List.of("first", "last") : List.of("first"));
        }
        if (size > 0)
            assertThat(ZipStore.open(folder.resolve("new/a.zip")).get("last"))
                    .contains(ByteBuffer.wrap(new byte[size]));
        assertThat(Files.readAllBytes(folder.resolve("new/a.zip"))).startsWith(0, 0, 0, 0);
    }

    @Test
    void finishedArchiveStays() {
        create(false).put("a", ByteBuffer.allocate(1));
        store.finish();
        store.close();
        assertThat(folder.resolve("new/a.zip")).exists();
        assertThatThrownBy(() -> store.put("b", ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WritableZipStore.create(folder.resolve("new/a.zip"), false))
                .isInstanceOf(TargetExistsException.class);
    }
}
