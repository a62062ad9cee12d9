package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;

/** What is special about archives; {@link StoredZipStoreTest} and {@link DeflatedZipStoreTest} are the contract. */
class ZipStoreTest {

    private static final byte[] VALUE = "some value that is not short".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.zip"), bytes);
    }

    /** An archive of one value whose directory entry is changed. */
    private ZipStore changed(Consumer<ByteBuffer> change) throws IOException {
        byte[] archive = Archives.written(Map.of("a", VALUE));
        int at = Archives.directory(archive);
        change.accept(Archives.littleEndian(archive).position(at).slice().order(java.nio.ByteOrder.LITTLE_ENDIAN));
        return ZipStore.open(file(archive));
    }

    @Test
    void moreEntriesThan65535AreRead() throws IOException {
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < 70_000; i++) values.put("c/" + i % 300 + "/" + i, new byte[] {(byte) i});
        for (Path archive :
                new Path[] {file(Archives.written(values)), Archives.stored(folder.resolve("jdk.zip"), values)}) {
            ZipStore store = ZipStore.open(archive);
            assertThat(store.list("")).hasSize(70_000);
            assertThat(store.children("c")).hasSize(300);
            assertThat(StoreContract.bytes(store, "c/99/69999", ByteRange.ALL)).containsExactly((byte) 69_999);
        }
    }

    @Test
    void foldersOfTheArchiveAreNotValues() throws IOException {
        Map<String, byte[]> values = new LinkedHashMap<>();
        values.put("f/", new byte[0]);
        values.put("f/a", VALUE);
        values.put("empty/", new byte[0]);
        ZipStore store = ZipStore.open(file(Archives.written(values)));
        assertThat(store.list("")).containsExactly("f/a");
        assertThat(store.get("f")).isEmpty();
    }

    @Test
    void dataInFrontOfTheArchiveThatOffsetsCountAreNoHindrance() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        out.write(new byte[99]);
        ZipWriter writer = new ZipWriter(out, 99, true);
        writer.add("a", ByteBuffer.wrap(VALUE));
        writer.finish("comment", String::compareTo);
        ZipStore store = ZipStore.open(file(out.toByteArray()));
        assertThat(StoreContract.bytes(store, "a", ByteRange.ALL)).isEqualTo(VALUE);
        assertThat(store.comment()).isEqualTo("comment");
    }

    @Test
    void nameThatOccursTwiceIsRefused() throws IOException {
        byte[] archive = Archives.written(Map.of("a", VALUE, "b", VALUE));
        int first = Archives.directory(archive);
        archive[first + ZipDirectory.HEADER_LENGTH] = 'b';
        Path file = file(archive);
        assertThatThrownBy(() -> ZipStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("two values named 'b'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/etc/passwd", "a/../../b", "a\\..\\b", "c//d", "./a", "..", "../", "/"})
    void nameThatLeadsOutIsRefused(String name) throws IOException {
        Path file = file(Archives.written(Map.of("good", VALUE, name, VALUE)));
        assertThatThrownBy(() -> ZipStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no key");
    }

    @ParameterizedTest
    @CsvSource({"9,Deflate64", "12,bzip2", "14,LZMA", "93,Zstandard", "95,xz", "77,unknown"})
    void methodThatIsNotKnownIsNamed(int method, String name) throws IOException {
        ZipStore store = changed(entry -> entry.putShort(10, (short) method));
        assertThat(store.size("a")).contains((long) VALUE.length);
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("'a'");
    }

    @Test
    void encryptedValueIsNamed() throws IOException {
        ZipStore store = changed(entry -> entry.putShort(8, (short) 1));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void linkIsNotReadAsAValue() throws IOException {
        ZipStore store = changed(entry -> entry.putShort(40, (short) 0120777));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("link");
    }

    @Test
    void splitArchiveIsNamed() throws IOException {
        assertThatThrownBy(() -> changed(entry -> entry.putShort(34, (short) 2)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("split");
        byte[] archive = Archives.written(Map.of("a", VALUE));
        archive[archive.length - ZipEnd.LENGTH + 4] = 3;
        Path file = file(archive);
        assertThatThrownBy(() -> ZipStore.open(file))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("split");
    }

    @Test
    void sizesBeyondTheFileAreRefused() {
        for (int field : new int[] {20, 42})
            for (int value : new int[] {1 << 20, -2})
                assertThatThrownBy(() -> changed(entry -> entry.putInt(field, value)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("beyond");
    }

    @Test
    void sizesThatContradictEachOtherAreRefused() throws IOException {
        ZipStore store = changed(entry -> entry.putInt(24, 5));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("5");
    }

    @Test
    void valueThatIsNotWhereTheDirectorySaysIsRefused() throws IOException {
        ZipStore store = changed(entry -> entry.putInt(42, 1));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not at byte 1");
    }

    @Test
    void damagedStoredValueIsFoundWhenReadAsAWhole() throws IOException {
        byte[] archive = Archives.written(Map.of("a", VALUE));
        archive[Archives.directory(archive) - 2] ^= 1;
        ZipStore store = ZipStore.open(file(archive));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("CRC-32");
    }

    @Test
    void damagedDeflatedValueIsFoundInEveryPart() throws IOException {
        byte[] archive = Files.readAllBytes(Archives.deflated(folder.resolve("d.zip"), Map.of("a", new byte[100_000])));
        int at = Archives.directory(archive);
        archive[at + 16] ^= 1;
        ZipStore store = ZipStore.open(file(archive));
        for (ByteRange range : new ByteRange[] {ByteRange.ALL, ByteRange.of(2, 5)})
            assertThatThrownBy(() -> store.get("a", range))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("CRC-32");
    }

    /** A value declared as 2 GB in a file of 300 bytes: refused before anything is allocated for it. */
    @Test
    void declaredSizeThatCanNotBeTrueIsRefused() throws IOException {
        byte[] archive = Files.readAllBytes(Archives.deflated(folder.resolve("d.zip"), Map.of("a", VALUE)));
        Archives.littleEndian(archive).putInt(Archives.directory(archive) + 24, Integer.MAX_VALUE - 100);
        ZipStore store = ZipStore.open(file(archive));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("can't be inflated to 2147483547");
    }

    @ParameterizedTest
    @ValueSource(ints = {99_999, 100_001, 50_000_000})
    void deflatedValueOfAnotherSizeIsRefused(int declared) throws IOException {
        byte[] value = new byte[100_000];
        new Random(4).nextBytes(value);
        byte[] archive = Files.readAllBytes(Archives.deflated(folder.resolve("d.zip"), Map.of("a", value)));
        Archives.littleEndian(archive).putInt(Archives.directory(archive) + 24, declared);
        ZipStore store = ZipStore.open(file(archive));
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("" + declared);
    }

    @Test
    void fileThatIsNoArchiveIsRefused() throws IOException {
        for (byte[] bytes : new byte[][] {{}, VALUE, new byte[100_000]}) {
            Path file = file(bytes);
            assertThatThrownBy(() -> ZipStore.open(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no zip archive");
        }
        assertThatThrownBy(() -> ZipStore.open(folder.resolve("none.zip"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void archiveThatIsReplacedByAShorterOneIsNoticed() throws IOException {
        Path file = file(Archives.written(Map.of("a", VALUE)));
        ZipStore store = ZipStore.open(file);
        Files.write(file, new byte[10]);
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("shorter");
        Files.delete(file);
        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void everyCutIsAnError() throws IOException {
        byte[] archive = Archives.written(Map.of("a", VALUE, "b/c", VALUE));
        for (int length = 0; length < archive.length; length++) {
            Path file = file(Arrays.copyOf(archive, length));
            assertThatThrownBy(() -> ZipStore.open(file)).isInstanceOf(StoreException.class);
        }
    }

    /** Whatever bytes are changed: a value is read whole and right, or there is an error of ours, or it is gone. */
    @Test
    void changedBytesNeverReadAsOtherValues() throws IOException {
        Map<String, byte[]> values = new LinkedHashMap<>();
        IntStream.range(0, 20)
                .forEach(
                        i -> values.put("c/" + i, (i + " of them").repeat(i + 1).getBytes()));
        byte[] stored = Archives.written(values);
        byte[] deflated = Files.readAllBytes(Archives.deflated(folder.resolve("d.zip"), values));
        Random random = new Random(20261123);
        for (int n = 0; n < 4000; n++) {
            byte[] archive = (n % 2 == 0 ? stored : deflated).clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                int from = random.nextInt(3) == 0 ? 0 : Archives.directory(archive);
                archive[random.nextInt(from, archive.length)] = (byte) random.nextInt(256);
                if (archive[0] != 'P') archive[0] = 'P';
            }
            Path file = file(archive);
            try {
                ZipStore store = ZipStore.open(file);
                for (String key : store.list("").toList())
                    if (values.containsKey(key))
                        assertThat(StoreContract.bytes(store, key, ByteRange.ALL))
                                .isEqualTo(values.get(key));
            } catch (ZarrkitException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
    }
}
