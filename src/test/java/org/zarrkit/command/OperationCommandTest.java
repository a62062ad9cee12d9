package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.DisplayRange;
import org.zarrkit.blocks.Statistics;
import org.zarrkit.command.HeadlessImageJ.Run;

/** Commands for groups of operations, and those that give numbers, in macros. */
class OperationCommandTest {

    @TempDir
    Path folder;

    private Image cells;

    @BeforeEach
    void saveSample() throws IOException {
        HeadlessImageJ.start();
        String location = folder.resolve("cells.zarr").toString();
        Zarrkit.sample(200, 160, 40).then("downsample factor=3,3,2").save(location);
        cells = Zarrkit.open(location);
    }

    private Run run(String macro) {
        String open = "run('Zarrkit Open...', 'path=" + folder.resolve("cells.zarr") + "');";
        return HeadlessImageJ.run(open + macro, "");
    }

    @Test
    void aKeyThatTheOperationDoesNotKnowIsAnError() {
        assertThat(run("run('Zarrkit Smooth...', 'operation=median sigma=5');").error())
                .contains("sigma=5 is not known to 'median', such as: median radius=1");
        assertThat(run("run('Zarrkit Math...', 'operation=add');").error()).contains("lacks value=");
    }

    @Test
    void anotherImageIsNamedByTheTitleOfItsWindow() {
        Run run = run("rename('the other'); run('Zarrkit Open...', 'path=" + folder.resolve("cells.zarr") + "');"
                + "run('Zarrkit Math...', 'operation=subtract image=[the other]');"
                + "getStatistics(area, mean, min, max); return '' + min + ' ' + max;");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.returned()).isEqualTo("0 0");
    }

    @Test
    void statisticsAreARowForEachChannel() {
        ResultsTable.getResultsTable().reset();
        Run run = run("run('Zarrkit Statistics...', 'percentiles=50 thresholds=Otsu');"
                + "return '' + nResults + ' ' + getResult('Mean', 1) + ' ' + getResult('Otsu', 0);");
        assertThat(run.error()).as(run.log()).isNull();
        Statistics second = cells.then("slice c=1").statistics();
        String[] found = run.returned().split(" ");
        assertThat(found[0]).isEqualTo("2");
        assertThat(Double.parseDouble(found[1])).isCloseTo(second.mean(), within(1e-3));
        assertThat(Double.parseDouble(found[2]))
                .isEqualTo(cells.then("slice c=0").thresholdValue("Otsu"));
    }

    @Test
    void numbersThatAreNoneAreNamed() {
        assertThat(run("run('Zarrkit Statistics...', 'percentiles=1,half');").error())
                .contains("percentiles=half; expected a number");
        assertThat(run("run('Zarrkit Auto Contrast...', 'saturated=[0,3]');").error())
                .contains("saturated=0,3; expected a number");
    }

    @Test
    void aTableThatCantBeWrittenSaysWhere() {
        String table = folder.resolve("absent/a.csv").toString();
        Run run = run("run('Zarrkit Project...', 'axis=c'); run('Zarrkit Threshold...', '');"
                + "run('Zarrkit Label Objects...', ''); run('Zarrkit Measure Objects...', 'table=false save=" + table
                + "');");
        assertThat(run.error()).contains(table + " can't be written").contains("check the folder");
    }

    /** ImageJ's pixels of signed images are shifted. */
    @Test
    void contrastOfSignedImagesIsThatOfTheirValues() {
        String signed = folder.resolve("signed.zarr").toString();
        Image image = cells.then("slice c=0").then("convert type=int16").then("subtract value=300");
        image.save(signed);
        Run run = run("run('Zarrkit Open...', 'path=" + signed + "'); run('Zarrkit Auto Contrast...', 'saturated=2');"
                + "getMinAndMax(min, max); return '' + min + ' ' + max;");
        assertThat(run.error()).as(run.log()).isNull();
        DisplayRange range = Zarrkit.open(signed).displayRanges(2).get(0);
        assertThat(range.low()).isNegative();
        assertThat(run.returned()).isEqualTo("%.0f %.0f".formatted(range.low(), range.high()));
    }

    @Test
    void contrastOfEachChannelIsSet() {
        Run run = run("run('Zarrkit Auto Contrast...', 'saturated=2'); text = '';"
                + "for (c = 1; c <= 2; c++) { Stack.setChannel(c); getMinAndMax(min, max); text += '' + min + ' ' + max + ' '; }"
                + "return text;");
        assertThat(run.error()).as(run.log()).isNull();
        List<DisplayRange> ranges = cells.displayRanges(2);
        assertThat(run.returned().strip())
                .isEqualTo("%.0f %.0f %.0f %.0f"
                        .formatted(
                                ranges.get(0).low(),
                                ranges.get(0).high(),
                                ranges.get(1).low(),
                                ranges.get(1).high()));
        assertThat(ranges.get(0).high())
                .isLessThan(cells.then("slice c=0").statistics().max());
    }
}
