package org.zarrkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsCommandTest {

    @TempDir
    private Path folder;

    private String image;

    @BeforeEach
    void copyImage() throws IOException {
        image = ZarrCopies.copy(Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr"), folder.resolve("image.zarr"))
                .toString();
    }

    private static String out(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new String(run.out(), UTF_8);
    }

    @Test
    void labelsOfAnotherProgramAreListed() throws IOException {
        assertThat(out(CommandLineRun.of("labels", image))).contains("levels").contains("colours");
        JsonNode line = new ObjectMapper()
                .readTree(out(CommandLineRun.of("labels", image, "--json"))
                        .lines()
                        .findFirst()
                        .orElseThrow());
        assertThat(line.get("name").asText()).isNotBlank();
        assertThat(line.get("shape")).hasSize(3);
        assertThat(line.get("data_type").asText()).contains("int");
    }

    @Test
    void whatIsComputedFromAnImageBecomesItsLabels() {
        long before = out(CommandLineRun.of("labels", image)).lines().count();
        CommandLineRun run = CommandLineRun.of("process", image, image, "--op", "threshold min=100", "--label", "mask");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out(CommandLineRun.of("labels", image)).lines()).hasSize((int) before + 1);
        byte[] mask =
                CommandLineRun.of("dump", image, "--label", "mask", "-o", "-").out();
        assertThat(mask).contains((byte) 255).containsAnyOf((byte) 0);
        run = CommandLineRun.of("process", image, image, "--op", "threshold min=100", "--label", "mask");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("labels/mask");
    }

    @Test
    void dryRunTellsTheLevelsAndWritesNothing() {
        CommandLineRun run =
                CommandLineRun.of("process", image, image, "--op", "threshold min=100", "--label", "mask", "--dry-run");
        assertThat(out(run)).contains("level 0");
        assertThat(folder.resolve("image.zarr/labels/mask")).doesNotExist();
    }

    @Test
    void labelsAreConvertedWithTheirImageUnlessNotWanted() {
        String copy = folder.resolve("copy.zarr").toString();
        CommandLineRun plan = CommandLineRun.of("convert", image, copy, "--version", "0.4", "--dry-run");
        assertThat(out(plan)).contains("labels '");
        out(CommandLineRun.of("convert", image, copy, "--version", "0.4"));
        assertThat(out(CommandLineRun.of("labels", copy)).lines())
                .hasSameSizeAs(out(CommandLineRun.of("labels", image)).lines().toList());
        out(CommandLineRun.of("convert", image, copy, "--no-labels", "--overwrite"));
        assertThat(out(CommandLineRun.of("labels", copy))).isEmpty();
    }

    @Test
    void versionIsThatOfTheImage() {
        CommandLineRun run = CommandLineRun.of("convert", image, image, "--label", "copy", "--version", "0.4");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--version");
    }
}
