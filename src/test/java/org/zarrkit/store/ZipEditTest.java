package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;

class ZipEditTest extends WritableStoreContract {

    @TempDir
    Path folder;

    private int count;

    @Override
    WritableStore create() {
        Path archive = folder.resolve(++count + ".zip");
        try (WritableZipStore empty = WritableZipStore.create(archive, false)) {
            empty.finish();
        }
        return ZipEdit.open(archive);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Store store, String key) {
        return StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString();
    }

    /** As Java's writer streams it: sizes behind the values, deflated and stored ones. */
    private Path streamed() throws IOException {
        Path archive = folder.resolve("streamed.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            out.setComment("µ said");
            for (String name : List.of("b/zarr.json", "folder/", "a", "c")) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) out.write((name + " ").repeat(1000).getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private static long storedSize(Path archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.getEntry(name).getCompressedSize();
        }
    }

    @Test
    void aChangedArchiveIsReadByOthersWithAllElseAsItWas() throws IOException {
        Path archive = streamed();
        long size = storedSize(archive, "a");
        ZipEdit edit = ZipEdit.open(archive);
        edit.put("b/zarr.json", utf8("new"));
        edit.put("µ/d", utf8("added"));
        edit.delete("c");
        edit.commit(bytes -> true);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getComment()).isEqualTo("µ said");
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("b/zarr.json", "a", "µ/d");
            assertThat(zip.getInputStream(zip.getEntry("a")).readAllBytes())
                    .asString()
                    .isEqualTo("a ".repeat(1000));
            assertThat(zip.getInputStream(zip.getEntry("b/zarr.json"))).hasContent("new");
        }
        assertThat(storedSize(archive, "a")).as("copied as it is stored").isEqualTo(size);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void theStoreCanBeReadAndChangedAgainAfterwards() throws IOException {
        ZipEdit edit = ZipEdit.open(streamed());
        edit.put("a", utf8("1"));
        edit.commit(bytes -> true);
        assertThat(edit.isChanged()).isFalse();
        assertThat(text(edit, "a")).isEqualTo("1");
        assertThat(text(edit, "c")).startsWith("c c ");
        edit.put("a", utf8("2"));
        assertThat(edit.isChanged()).isTrue();
        edit.commit(bytes -> true);
        assertThat(text(ZipEdit.open(streamed()), "a")).as("a new file").startsWith("a a");
    }

    @Test
    void nothingIsWrittenWhereNothingChanged() throws IOException {
        Path archive = streamed();
        byte[] before = Files.readAllBytes(archive);
        ZipEdit edit = ZipEdit.open(archive);
        edit.delete("never");
        edit.commit(bytes -> {
            throw new AssertionError("copies");
        });
        assertThat(archive).hasBinaryContent(before);
    }

    @Test
    void anArchiveThatIsNotCommittedIsAsItWas() throws IOException {
        Path archive = streamed();
        byte[] before = Files.readAllBytes(archive);
        ZipEdit edit = ZipEdit.open(archive);
        edit.put("a", utf8("1"));
        assertThat(archive).hasBinaryContent(before);
        assertThatThrownBy(() -> edit.commit(bytes -> false)).isInstanceOf(CancellationException.class);
        assertThat(archive).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotLost() throws IOException {
        Path archive = streamed();
        ZipEdit edit = ZipEdit.open(archive);
        edit.put("a", utf8("mine"));
        ZipEdit other = ZipEdit.open(archive);
        other.put("c", utf8("theirs"));
        other.commit(bytes -> true);
        assertThatThrownBy(() -> edit.commit(bytes -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(archive.toString());
        assertThat(text(ZipStore.open(archive), "c")).isEqualTo("theirs");
    }

    /** RFC-9: the root's document is the first, those of the other nodes follow by depth, and then the rest. */
    @Test
    void newDocumentsStandInFrontByDepthWhereDocumentsDo() throws IOException {
        Path archive = folder.resolve("a.ozx");
        List<String> names = List.of("zarr.json", "0/zarr.json", "labels/a/zarr.json", "0/c/0", "labels/a/c/0");
        try (WritableZipStore store = WritableZipStore.create(archive, true)) {
            names.forEach(name -> store.put(name, utf8(name)));
            store.finish("{\"ome\":{}}", Comparator.comparingInt(names::indexOf));
        }
        ZipEdit edit = ZipEdit.open(archive);
        edit.put("labels/zarr.json", utf8("{}"));
        edit.put("0/c/1", utf8("chunk"));
        edit.commit(bytes -> true);
        ZipStore read = ZipStore.open(archive);
        assertThat(read.members().values().stream()
                        .sorted(Comparator.comparingInt(ZipMember::index))
                        .map(ZipMember::name))
                .containsExactly(
                        "zarr.json",
                        "0/zarr.json",
                        "labels/zarr.json",
                        "labels/a/zarr.json",
                        "0/c/0",
                        "labels/a/c/0",
                        "0/c/1");
        assertThat(read.comment()).isEqualTo("{\"ome\":{}}");
        assertThat(read.isZip64()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void headersOfValuesBeyond4GigabytesAreRead(boolean always64) throws IOException {
        Path archive = folder.resolve("large.zip");
        long size = (5L << 30) + 7;
        ZipMember large = new ZipMember(0, "large", 0, ZipMember.STORED, 0, 0, size, size, 0);
        try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(archive.toFile(), "rw");
                OutputStream out = java.nio.channels.Channels.newOutputStream(file.getChannel())) {
            ZipWriter writer = new ZipWriter(out, 0, always64);
            writer.addStored(large);
            file.getChannel().position(file.getChannel().position() + size);
            writer.add("b", utf8("far"));
            writer.finish("", Comparator.naturalOrder());
        }
        ZipStore read = ZipStore.open(archive);
        assertThat(read.size("large")).contains(size);
        assertThat(bytes(read, "large", ByteRange.suffix(2))).containsExactly(0, 0);
        assertThat(text(read, "b")).isEqualTo("far");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getEntry("large").getSize()).isEqualTo(size);
            assertThat(zip.getInputStream(zip.getEntry("b"))).hasContent("far");
        }
    }

    @Test
    void aLinkToAnArchiveStaysOne() throws IOException {
        Path archive = streamed();
        Path link = Files.createSymbolicLink(folder.resolve("link.zip"), archive);
        ZipEdit edit = ZipEdit.open(link);
        edit.put("a", utf8("1"));
        edit.commit(bytes -> true);
        assertThat(link).isSymbolicLink();
        assertThat(text(ZipStore.open(archive), "a")).isEqualTo("1");
    }

    @Test
    void whatIsNoArchiveIsNamed() throws IOException {
        Map<String, byte[]> none = new LinkedHashMap<>();
        assertThatThrownBy(() -> ZipEdit.open(folder.resolve("a.zip")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("a.zip");
        Path file = Files.write(folder.resolve("b.zip"), new byte[100]);
        assertThatThrownBy(() -> ZipEdit.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("b.zip");
        assertThat(ZipEdit.open(Archives.stored(folder.resolve("c.zip"), none)).isChanged())
                .isFalse();
    }
}
