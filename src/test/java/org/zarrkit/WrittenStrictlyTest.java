package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.doctor.Finding;
import org.zarrkit.doctor.Severity;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.NgffVersion;

/** Whatever is written keeps the rules that are only recommended too: the doctor finds nothing, not even if it is strict. */
class WrittenStrictlyTest {

    @TempDir
    Path folder;

    /** Channels, slices and frames of an image; more than one of each is an axis. */
    private static Image image(int channels, int slices, int frames) {
        ImagePlus image = IJ.createHyperStack("image", 300, 280, channels, slices, frames, 16);
        image.getCalibration().setUnit("um");
        image.getCalibration().pixelWidth = 0.2;
        image.getCalibration().pixelHeight = 0.2;
        image.getCalibration().pixelDepth = 0.5;
        image.getCalibration().frameInterval = 2;
        image.getCalibration().setTimeUnit("sec");
        for (int i = 1; i <= image.getStackSize(); i++)
            for (int y = 0; y < 280; y++) image.getStack().getProcessor(i).set(y, y, 1 + y / 40);
        return Zarrkit.of(image);
    }

    private static WriteOptions options(String version, int levels) {
        return WriteOptions.defaults()
                .withVersion(NgffVersion.of(version).orElseThrow())
                .withLevels(levels);
    }

    private static void assertFlawless(String location) {
        List<Finding> findings = Zarrkit.validate(location, true, true).findings();
        assertThat(findings).filteredOn(f -> f.severity() != Severity.ADVICE).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1", "0.4, 3", "0.5, 1", "0.5, 3", "0.6rc0, 1", "0.6rc0, 3"})
    void imagesAndTheirLabels(String version, int levels) {
        for (int i = 0; i < 8; i++) {
            Image image = image(1 + i % 2, 1 + i / 2 % 2, 1 + i / 4);
            String location = folder.resolve(i + ".zarr").toString();
            image.save(location, options(version, levels));
            image(1, 1 + i / 2 % 2, 1 + i / 4).saveLabels(location, "cells");
            assertFlawless(location);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1", "0.5, 2", "0.6rc0, 2"})
    void platesOfSeveralAcquisitions(String version, int levels) {
        List<PlateField> fields = List.of(
                new PlateField("B2", 0, 0, () -> image(2, 1, 1)),
                new PlateField("B2", 1, 0, () -> image(2, 1, 1)),
                new PlateField("C7", 0, 3, () -> image(2, 1, 1)));
        String location = folder.resolve("plate.zarr").toString();
        Zarrkit.savePlate(location, fields, options(version, levels), ThreadRunner.of(2), Progress.NONE);
        assertFlawless(location);
    }

    @Test
    void archives() {
        String location = folder.resolve("image.ozx").toString();
        image(2, 2, 1).save(location, options("0.5", 2));
        image(1, 2, 1).saveLabels(location, "cells");
        assertFlawless(location);
    }

    @Test
    void labelsWithoutAnImage() {
        String location = folder.resolve("labels.zarr").toString();
        image(1, 2, 1).threshold(2).then("label").save(location);
        assertFlawless(location);
        assertThat(Zarrkit.open(location).pyramid().imageLabel()).isPresent();
    }
}
