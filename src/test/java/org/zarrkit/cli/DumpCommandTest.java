package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.store.WritableZipStore;

class DumpCommandTest {

    @TempDir
    Path folder;

    /** Arguments of dump, and the checksum of what it must write. */
    static Stream<Arguments> fixtures() throws IOException {
        JsonNode index = new ObjectMapper()
                .readTree(Fixtures.FOLDER.resolve("index.json").toFile());
        List<Arguments> all = new ArrayList<>();
        for (JsonNode entry : index) {
            String path = Fixtures.path(entry.path("path").asText());
            String kind = entry.path("kind").asText();
            if (kind.equals("array")) all.add(Arguments.of(List.of(path), sha256(entry)));
            if (!kind.equals("image")) continue;
            for (int i = 0; i < entry.path("levels").size(); i++)
                all.add(Arguments.of(
                        List.of(path, "--level", "" + i),
                        sha256(entry.path("levels").get(i))));
            for (JsonNode label : entry.path("labels"))
                all.add(Arguments.of(List.of(path, "--label", label.path("name").asText()), sha256(label)));
        }
        assertThat(all).hasSizeGreaterThan(150);
        return all.stream();
    }

    /** The hierarchy may stand one folder down in an archive; the path of an array may begin there or above. */
    @Test
    void arrayInAnArchiveIsFoundFromEitherRoot() throws IOException {
        Path archive = folder.resolve("a.zip");
        try (WritableZipStore zip = WritableZipStore.create(archive, false);
                Stream<Path> files = Files.walk(Fixtures.FOLDER.resolve("images/ome-zarr-py-0.5-yx.zarr"))) {
            Path root = Fixtures.FOLDER.resolve("images");
            for (Path file : files.filter(Files::isRegularFile).toList())
                zip.put(root.relativize(file).toString().replace('\\', '/'), ByteBuffer.wrap(Files.readAllBytes(file)));
            zip.finish();
        }
        byte[] below = CommandLineRun.of("dump", archive.toString(), "--array", "s0", "-o", "-")
                .out();
        byte[] above = CommandLineRun.of("dump", archive.toString(), "--array", "ome-zarr-py-0.5-yx.zarr/s0", "-o", "-")
                .out();
        assertThat(below).isEqualTo(above).hasSize(61 * 83);
    }

    private static String sha256(JsonNode entry) {
        return entry.path("sha256").asText();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatOthersWroteIsDumpedAsTheyReadIt(List<String> source, String sha256) throws IOException {
        Path file = folder.resolve("dump.bin");
        List<String> args = new ArrayList<>(List.of("dump", "-o", file.toString()));
        args.addAll(source);
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        assertThat(run.err()).doesNotContain("zarrkit:");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Fixtures.sha256(Files.readAllBytes(file))).isEqualTo(sha256);
        args.set(2, "-");
        assertThat(Fixtures.sha256(
                        CommandLineRun.of(args.toArray(String[]::new)).out()))
                .isEqualTo(sha256);
    }

    @Test
    void anArrayOfAHierarchyIsFoundByItsPath() {
        String image = Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr");
        byte[] direct = CommandLineRun.of("dump", image + "/labels/objects/s1", "-o", "-")
                .out();
        assertThat(direct).hasSize(9 * 11 * 13 * 2);
        assertThat(CommandLineRun.of("dump", image, "--array", "labels/objects/s1", "-o", "-")
                        .out())
                .isEqualTo(direct);
        assertThat(CommandLineRun.of("dump", image, "--array", "labels/objects", "--level", "1", "-o", "-")
                        .out())
                .isEqualTo(direct);
    }

    @Test
    void aLevelThatIsNotThereIsWrongUsage() {
        String image = Fixtures.path("images/ome-zarr-py-0.5-yx.zarr");
        CommandLineRun run = CommandLineRun.of("dump", image, "--level", "9", "-o", "-");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--level 9").contains("2 levels");
        assertThat(CommandLineRun.of("dump", image + "/s0", "--level", "1", "-o", "-")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aFailedDumpLeavesTheFileThatWasThere() throws IOException {
        Path array = ZarrCopies.copy(Fixtures.path("arrays/v3-codec-blosc-zstd-bitshuffle"), folder.resolve("array"));
        ZarrCopies.damageChunks(array);
        Path file = Files.writeString(folder.resolve("dump.bin"), "before");
        CommandLineRun run = CommandLineRun.of("dump", array.toString(), "-o", file.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines().filter(line -> line.startsWith("zarrkit:")))
                .hasSize(1);
        assertThat(run.err()).contains("c/0/0").doesNotContain("\tat ");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(p -> p.toString().contains(".tmp-"));
    }

    @Test
    void aFolderIsNoFileToWrite() {
        CommandLineRun run = CommandLineRun.of("dump", Fixtures.path("arrays/v2-bool"), "-o", folder.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("is a folder");
    }
}
