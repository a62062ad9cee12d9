package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;

/** Functions that give numbers back to macros. */
class MacroFunctionsTest {

    @TempDir
    Path folder;

    private Pyramid<?> image;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        String place = folder.resolve("a.zarr").toString();
        Zarrkit.sample(60, 40, 12).save(place, WriteOptions.defaults().withLevels(2));
        image = Zarrkit.open(place).pyramid();
    }

    private Run run(String macro) {
        return HeadlessImageJ.run("run('Zarrkit Macro Extensions'); path = '" + folder + "/a.zarr';\n" + macro, "");
    }

    private String returned(String macro) {
        Run run = run(macro);
        assertThat(run.error()).as(run.log()).isNull();
        return run.returned();
    }

    private double pixel(int level, long... position) {
        RandomAccess<? extends RealType<?>> access = image.level(level).randomAccess();
        access.setPosition(position);
        return access.get().getRealDouble();
    }

    @Test
    void levelsAndTheirSizes() {
        assertThat(returned("Ext.zarrLevels(path, n); return '' + n;")).isEqualTo("2");
        assertThat(
                        returned(
                                "Ext.zarrDimensions(path, 1, w, h, c, z, t); return '' + w + ' ' + h + ' ' + c + ' ' + z + ' ' + t;"))
                .isEqualTo("30 20 2 12 1");
        assertThat(returned("Ext.zarrPixelSize(path, 1, x, y, z, unit); return '' + x + ' ' + z + unit;"))
                .isEqualTo("0.5 0.5micrometer");
    }

    @Test
    void whatTheMacroHasWrittenMeanwhileCounts() {
        assertThat(returned("Ext.zarrLevels(path, a); run('Zarrkit Build Pyramid...', 'path=' + path + ' count=3');"
                        + "Ext.zarrLevels(path, b); return '' + a + ' ' + b;"))
                .isEqualTo("2 3");
    }

    @Test
    void pixelsAndPlanes() {
        String value = String.valueOf((int) pixel(0, 17, 9, 3, 1));
        assertThat(returned("Ext.zarrPixel(path, 0, 17, 9, 2, 4, 1, v); return '' + v;"))
                .isEqualTo(value);
        assertThat(returned(
                        "Ext.zarrPlane(path, 0, 2, 4, 1, text); lines = split(text, '\\n'); row = split(lines[9], '\\t');"
                                + "return '' + lines.length + ' ' + row.length + ' ' + row[17];"))
                .isEqualTo("40 60 " + value);
    }

    @Test
    void thePixelsOfTheCurrentImageHaveNoPath() {
        String value = String.valueOf((int) pixel(1, 5, 6, 2, 0));
        assertThat(returned(
                        "Ext.zarrOpen(path, 0); Ext.zarrPixel('', 1, 5, 6, 1, 3, 1, v); return '' + v + getTitle();"))
                .isEqualTo(value + "cells");
    }

    @Test
    void theThresholdIsThatOfTheFilter() {
        double expected = Zarrkit.of(image.from(1)).thresholdValue("Otsu");
        assertThat(Double.parseDouble(returned("Ext.zarrThreshold(path, 1, 'Otsu', v); return '' + v;")))
                .isEqualTo(expected);
    }

    @Test
    void statisticsAndObjectsAreThoseOfTheScripts() {
        var expected = Zarrkit.of(image).statistics();
        assertThat(returned(
                        "Ext.zarrStatistics(path, 0, n, min, max, mean, sd); return '' + n + ' ' + min + ' ' + max;"))
                .isEqualTo(expected.count() + " " + (long) expected.min() + " " + (long) expected.max());
        String labels = folder.resolve("labels.zarr").toString();
        Zarrkit.of(image).threshold("Otsu").then("label").save(labels);
        int objects = Zarrkit.open(labels).measure(Zarrkit.open(labels)).count();
        assertThat(objects).isPositive();
        assertThat(returned("Ext.zarrObjects('" + labels + "', 0, n); return '' + n;"))
                .isEqualTo("" + objects);
    }

    @Test
    void infoMonitorAndFindings() throws IOException {
        assertThat(returned("Ext.zarrInfo(path, text); return text;")).contains("OME-Zarr 0.5", "level 1: uint16");
        assertThat(returned("Ext.zarrMonitor(text); return text;")).isNotBlank();
        assertThat(returned("Ext.zarrCache(used, budget, hits, loaded); if (used <= budget) return 'fits';"))
                .isEqualTo("fits");
        assertThat(returned("Ext.zarrValidate(path, e, w); return '' + e + ' ' + w;"))
                .isEqualTo("0 0");
        Files.delete(folder.resolve("a.zarr/1/zarr.json"));
        assertThat(returned("Ext.zarrValidate(path, e, w); return '' + e;")).isEqualTo("1");
    }

    @Test
    void mistakesStopTheMacroWithAMessage() {
        for (String[] bad : new String[][] {
            {"Ext.zarrLevels(path + 'x', n);", "a.zarrx does not exist"},
            {"Ext.zarrPixel(path, 2, 0, 0, 1, 1, 1, v);", "argument 2 is 2.0; expected a whole number from 0 to 1"},
            {"Ext.zarrPixel(path, 0, 60, 0, 1, 1, 1, v);", "argument 3 is 60.0; expected a whole number from 0 to 59"},
            {"Ext.zarrPixel(path, 0, 0, 0, 0, 1, 1, v);", "argument 5 is 0.0; expected a whole number from 1 to 2"},
            {"Ext.zarrThreshold(path, 0, 'Otsus', v);", "method=Otsus is not known"},
        }) {
            Run run = run(bad[0] + " File.saveString('', '" + folder + "/after.txt');");
            assertThat(run.error()).as(bad[0]).contains(bad[1]);
            assertThat(folder.resolve("after.txt")).doesNotExist();
        }
    }

    @Test
    void callsAreDescribed() {
        assertThat(new MacroFunctions().usages())
                .contains("zarrLevels(path, count)")
                .allMatch(u -> u.startsWith("zarr"));
    }
}
