package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.Measurements;
import org.zarrkit.blocks.OpText;
import org.zarrkit.blocks.Statistics;

/** The verbs that print numbers: {@code measure} and {@code statistics}. */
class MeasureCommandTest {

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void saveSample() {
        cells = folder.resolve("cells.zarr").toString();
        Zarrkit.sample(200, 160, 40).then("downsample factor=3,3,2").save(cells);
    }

    private static List<String> lines(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new String(run.out(), StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void objectsOfAMaskAreMeasured() throws IOException {
        Path table = folder.resolve("cells.csv");
        lines(CommandLineRun.of(
                "measure",
                cells,
                "--op",
                "slice c=0",
                "--op",
                "threshold method=Otsu",
                "--op",
                "label",
                "--image",
                cells,
                "-o",
                table.toString()));
        var image = Zarrkit.open(cells);
        Measurements expected =
                image.measure(image.then("slice c=0").threshold("Otsu").then("label"));
        StringBuilder text = new StringBuilder();
        expected.writeCsv(text);
        assertThat(Files.readString(table)).isEqualTo(text.toString());
        assertThat(expected.count()).isPositive();
        assertThat(text.toString())
                .startsWith("Label,Voxels,")
                .contains("Mean C1")
                .contains("Sum C2");
        assertThat(lines(CommandLineRun.of("measure", cells, "--op", "threshold min=400", "-o", "-")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void statisticsHaveALineForEachChannel() {
        List<String> lines = lines(CommandLineRun.of(
                "statistics", cells, "--op", "gaussian sigma=1", "--percentiles", "1,99.8", "--thresholds", "Otsu"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("Channel,Count,Min,Max,Mean,SD,Sum,P1,P99.8,Otsu");
        var second = Zarrkit.open(cells).gaussian(1).then("slice c=1");
        Statistics statistics = second.statistics();
        assertThat(lines.get(2))
                .startsWith("2,72360," + Math.round(statistics.min()) + "," + Math.round(statistics.max()) + ",")
                .endsWith("," + Math.round(second.thresholdValue("Otsu")));
    }

    @Test
    void everyOperationIsInTheHelp() {
        String help = String.join("\n", lines(CommandLineRun.of("process", "--help")));
        OpText.kinds().forEach(kind -> assertThat(help).contains("\n  " + kind.usage() + "\n"));
    }

    @Test
    void intensitiesAreNoLabels() {
        CommandLineRun run = CommandLineRun.of("measure", cells, "--op", "convert type=float32", "-o", "-");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("float32").contains("label");
    }
}
