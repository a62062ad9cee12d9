package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.WriteOptions;

class ValidateCommandTest {

    @TempDir
    Path folder;

    private String image() {
        String path = folder.resolve("a.zarr").toString();
        Zarrkit.sample(100, 80, 20)
                .save(path, WriteOptions.defaults().withLevels(2), ThreadRunner.of(1), Progress.NONE);
        return path;
    }

    @Test
    void whatZarrkitWritesIsGood() {
        CommandLineRun run = CommandLineRun.of("validate", image(), "--strict", "--pixels");
        assertThat(run.text()).contains(": 0 errors, 0 warnings, 0 advice");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void errorsAreExitCodeOneAndSayEverything() throws IOException {
        String path = image();
        Path document = Path.of(path, "zarr.json");
        Files.writeString(
                document, Files.readString(document).replace("micrometer", "um").replace("\"0.5\"", "\"0.5x\""));
        CommandLineRun run = CommandLineRun.of("validate", path);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text())
                .contains("error    version-known", "found \"0.5x\"; expected", "To mend it, state a published version")
                .contains("warning  axis-unit-known");
    }

    @Test
    void jsonHasAllThatProgramsNeed() throws IOException {
        String path = image();
        Files.delete(Path.of(path, "0", "zarr.json"));
        CommandLineRun run = CommandLineRun.of("validate", path, "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.path("valid").asBoolean()).isFalse();
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        JsonNode finding = report.path("findings").get(0);
        assertThat(finding.path("code").asText()).isEqualTo("level-array");
        assertThat(finding.path("path").asText()).isEqualTo("0");
        for (String key : new String[] {"severity", "key", "json_path", "found", "expected", "remedy", "section"})
            assertThat(finding.has(key)).as(key).isTrue();
    }

    @Test
    void aDamagedChunkIsFoundWhenPixelsAreDecoded() throws IOException {
        String path = image();
        Path chunk;
        try (var files = Files.walk(Path.of(path, "0"))) {
            chunk = files.filter(file -> file.toString().contains("/c/"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(chunk);
        Files.write(chunk, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(CommandLineRun.of("validate", path).exitCode()).isZero();
        CommandLineRun run = CommandLineRun.of("validate", path, "--pixels", "--threads", "2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text()).contains("chunk-decodes").contains("0/c/");
    }

    @Test
    void aDocumentIsCheckedByItself() throws IOException {
        Path document = folder.resolve("attributes.json");
        Files.writeString(document, "{\"ome\": {\"version\": \"0.5\", \"well\": {\"images\": []}}}");
        CommandLineRun run = CommandLineRun.of("validate", document.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text()).contains("well-images").contains("attributes.json $.ome.well.images");
    }

    @Test
    void whatCantBeReadIsExitCodeThree() throws IOException {
        assertThat(CommandLineRun.of("validate", folder.resolve("absent").toString())
                        .exitCode())
                .isEqualTo(3);
        assertThat(CommandLineRun.of("validate", folder.toString()).exitCode()).isEqualTo(3);
        Files.writeString(folder.resolve("a.ozx"), "PK no archive");
        assertThat(CommandLineRun.of("validate", folder.resolve("a.ozx").toString())
                        .exitCode())
                .isEqualTo(3);
        assertThat(CommandLineRun.of("validate").exitCode()).isEqualTo(2);
    }
}
