package org.zarrkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateCommandTest {

    @TempDir
    private Path folder;

    private String plate;

    @BeforeEach
    void name() {
        plate = folder.resolve("plate.zarr").toString();
    }

    private void write(String... names) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < names.length; i++) {
            var image = IJ.createImage(names[i], "8-bit black", 20, 10, 1);
            image.getProcessor().add(10 * (i + 1));
            IJ.saveAsTiff(image, folder.resolve("images").resolve(names[i]).toString());
        }
    }

    private static String out(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new String(run.out(), UTF_8);
    }

    private byte[] dump(String path) {
        return CommandLineRun.of("dump", plate, "--array", path, "-o", "-").out();
    }

    @Test
    void filesNamedByWellAndFieldBecomeAPlate() throws IOException {
        write("exp_A01_f0.tif", "exp_A01_f1.tif", "exp_B03_f0.tif");
        out(CommandLineRun.of("plate", plate, "--from", folder.resolve("images").toString()));
        assertThat(out(CommandLineRun.of("plate", plate)))
                .contains("rows A B, columns 1 2 3", "A1  2 fields", "B3  1 field");
        assertThat(dump("A/1/1/0")).hasSize(200).containsOnly(20);
        assertThat(dump("B/3/0/0")).hasSize(200).containsOnly(30);
        String png = folder.resolve("a.png").toString();
        out(CommandLineRun.of("snapshot", plate, "-o", png));
        assertThat(Path.of(png)).exists();
    }

    @Test
    void tablesSayWhereImagesGo() throws IOException {
        write("one.tif", "two, \"second\".tif");
        Path table = Files.writeString(
                folder.resolve("list.csv"),
                "\uFEFFFile;Well;Field\r\nimages/one.tif;c5;0\r\n\"images/two, \"\"second\"\".tif\";C05;1\r\n\r\n");
        out(CommandLineRun.of("plate", plate, "--csv", table.toString()));
        assertThat(dump("C/5/1/0")).containsOnly(20);
        assertThat(out(CommandLineRun.of("list", plate))).contains("C/5/0", "C/5/1");
    }

    @Test
    void dryRunTellsWhereEachImageGoes() throws IOException {
        write("A01_f3.tif");
        String from = folder.resolve("images").resolve("*.tif").toString();
        assertThat(out(CommandLineRun.of("plate", plate, "--from", from, "--dry-run")))
                .contains("A1  field 3", "A01_f3.tif");
        assertThat(Path.of(plate)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file\none.tif\n",
                "file,well\none.tif\n",
                "file,well\none.tif,XYZ\n",
                "file,well\n",
                "",
                "\"",
                "file,well,field\na,A1,x\n"
            })
    void tablesThatDoNotSayAllAreRefused(String text) throws IOException {
        Path table = Files.writeString(folder.resolve("list.csv"), text);
        CommandLineRun run = CommandLineRun.of("plate", plate, "--csv", table.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("list.csv");
        assertThat(Path.of(plate)).doesNotExist();
    }
}
