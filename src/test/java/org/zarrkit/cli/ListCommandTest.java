package org.zarrkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    private static final String WITH_LABELS = Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr");

    @TempDir
    private Path folder;

    private static String out(CommandLineRun run) {
        return new String(run.out(), UTF_8);
    }

    @Test
    void imageAndLabelsAreLinesOfText() {
        CommandLineRun run = CommandLineRun.of("list", WITH_LABELS);
        assertThat(run.exitCode()).isZero();
        assertThat(out(run).lines()).hasSize(2);
        assertThat(out(run))
                .contains("0  image  .  z ")
                .contains("-  label  labels/")
                .contains("levels");
    }

    @Test
    void jsonHasAnObjectInEachLine() throws Exception {
        CommandLineRun run = CommandLineRun.of("list", WITH_LABELS + "/zarr.json", "--json");
        JsonNode image =
                new ObjectMapper().readTree(out(run).lines().findFirst().orElseThrow());
        assertThat(image.get("series").asInt()).isZero();
        assertThat(image.get("axes").toString()).isEqualTo("[\"z\",\"y\",\"x\"]");
        assertThat(image.get("shape")).hasSize(3);
        assertThat(image.get("levels").asInt()).isPositive();
    }

    @Test
    void folderOfManyImagesIsListedAndLimited() {
        CommandLineRun run = CommandLineRun.of("list", Fixtures.path("images"), "--limit", "3");
        assertThat(run.exitCode()).isEqualTo(3); // a folder is no Zarr group
        run = CommandLineRun.of("list", WITH_LABELS, "--limit", "1");
        assertThat(out(run).lines()).hasSize(1);
        assertThat(run.err()).contains("more than 1");
    }

    @Test
    void oneOfSeveralIsOpenedByAnyVerb() {
        String png = folder.resolve("a.png").toString();
        String label = out(CommandLineRun.of("list", WITH_LABELS))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" +")[3];
        CommandLineRun run = CommandLineRun.of("snapshot", WITH_LABELS, "--series", label, "-o", png);
        assertThat(run.exitCode()).as(run.err()).isZero();
        run = CommandLineRun.of("snapshot", WITH_LABELS, "--series", "1", "-o", png);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("'1'").contains("0");
    }
}
