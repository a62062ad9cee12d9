package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.Hierarchy;

/** {@code convert} and {@code rechunk} into archives, which the JDK's reader of zip files looks at too. */
class ArchiveOutputTest {

    private static final String V04 = Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr");
    private static final String V05 = Fixtures.path("images/ome-zarr-py-0.5-yx.zarr");

    @TempDir
    Path folder;

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] dump(String uri) {
        CommandLineRun run = CommandLineRun.of("dump", uri, "-o", "-");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "rechunk"})
    void anOzxHasItsDocumentsFirstAndACommentThatSaysSo(String verb) throws IOException {
        String out = out("image.ozx");
        CommandLineRun run = CommandLineRun.of(verb, V05, out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(dump(out)).isEqualTo(dump(V05));
        try (ZipFile zip = new ZipFile(out)) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            List<String> names = entries.stream().map(ZipEntry::getName).toList();
            List<String> documents =
                    names.stream().filter(name -> name.endsWith("zarr.json")).toList();
            assertThat(names.get(0)).isEqualTo("zarr.json");
            assertThat(names.subList(0, documents.size())).isEqualTo(documents);
            assertThat(entries).hasSizeGreaterThan(documents.size()).allMatch(e -> e.getMethod() == ZipEntry.STORED);
            assertThat(zip.getComment())
                    .isEqualTo(
                            "{\"ome\":{\"version\":\"0.5\",\"zipFile\":{\"centralDirectory\":{\"jsonFirst\":true}}}}");
        }
        assertThat(folder).isDirectoryContaining("glob:**.ozx").isDirectoryNotContaining("glob:**.tmp-*");
    }

    /** RFC-9: the root's document first, then the others, also where a reader goes through the file from its start. */
    @ParameterizedTest
    @ValueSource(strings = {"convert", "rechunk"})
    void anOzxHasItsDocumentsFirstInTheFileToo(String verb) throws IOException {
        CommandLineRun.of(verb, V05, out("image.ozx"));
        List<String> names = new ArrayList<>();
        try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(folder.resolve("image.ozx")))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith("zarr.json"))
                    assertThat(new ObjectMapper()
                                    .readTree(stream.readAllBytes())
                                    .path("zarr_format"))
                            .hasToString("3");
            }
        }
        List<String> documents =
                names.stream().filter(name -> name.endsWith("zarr.json")).toList();
        assertThat(documents).startsWith("zarr.json").doesNotHaveDuplicates();
        assertThat(names.subList(0, documents.size())).isEqualTo(documents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert --version 0.4", "rechunk --chunks 4,4", "convert --shards y=64,x=64"})
    void aZipHoldsAnyVersion(String options) {
        String[] words = options.split(" ");
        String out = out("image.zip");
        CommandLineRun run = CommandLineRun.of(words[0], V04, out, words[1], words[2]);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(dump(out)).isEqualTo(dump(V04));
    }

    @Test
    void aHierarchyOfZarr2IsRechunkedIntoAZip() {
        CommandLineRun run = CommandLineRun.of("rechunk", V04, out("a.zip"), "--codec", "zstd:1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("MB of memory at most");
        assertThat(Hierarchy.paths(Stores.open(out("a.zip")), ""))
                .containsExactlyElementsOf(Hierarchy.paths(Stores.open(V04), "").toList());
        assertThat(dump(out("a.zip"))).isEqualTo(dump(V04));
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert --version 0.4", "rechunk --codec raw"})
    void anOzxOfZarr2IsRefusedBeforeAnythingIsWritten(String options) {
        String[] words = options.split(" ");
        CommandLineRun run = CommandLineRun.of(words[0], V04, out("image.ozx"), words[1], words[2]);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("0.5").contains(".zip");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "rechunk"})
    void anArchiveIsReplacedOnlyWhenAskedForAndComplete(String verb) throws IOException {
        String out = out("image.ozx");
        assertThat(CommandLineRun.of(verb, V05, out).exitCode()).isZero();
        byte[] before = Files.readAllBytes(Path.of(out));
        CommandLineRun again = CommandLineRun.of(verb, V05, out);
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("exists");
        Path damaged = ZarrCopies.copy(V05, folder.resolve("in.zarr"));
        ZarrCopies.damageChunks(damaged);
        assertThat(CommandLineRun.of(verb, damaged.toString(), out, "--overwrite", "--codec", "gzip:1")
                        .exitCode())
                .isEqualTo(3);
        assertThat(Path.of(out)).hasBinaryContent(before);
        assertThat(CommandLineRun.of(verb, V05, out, "--overwrite", "--codec", "gzip:1")
                        .exitCode())
                .isZero();
        assertThat(dump(out)).isEqualTo(dump(V05));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(damaged, Path.of(out));
        }
    }

    @Test
    void aFileThatIsNoArchiveIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.zip"), "mine");
        CommandLineRun run = CommandLineRun.of("convert", V05, file.toString(), "--overwrite");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aDryRunWritesNoArchive() {
        CommandLineRun run = CommandLineRun.of("convert", V05, out("image.ozx"), "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.text()).contains("files");
        assertThat(folder).isEmptyDirectory();
    }
}
