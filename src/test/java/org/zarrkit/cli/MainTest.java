package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void helpNamesAllVerbsAndExitCodes() {
        CommandLineRun run = CommandLineRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.text())
                .contains("info", "dump", "convert", "edit", "process", "snapshot", "validate", "repair", "Exit code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "dump", "convert", "edit", "process", "snapshot", "validate", "repair"})
    void everyVerbHasHelp(String verb) {
        CommandLineRun run = CommandLineRun.of(verb, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.text()).startsWith("Usage: zarrkit " + verb);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionSaysWhichJavaRuns() {
        assertThat(CommandLineRun.of("--version").text())
                .startsWith("zarrkit ")
                .contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void wrongUsageIsTwoLinesAndExitCodeTwo() {
        String in = Fixtures.path("images/ome-zarr-py-0.5-yx.zarr");
        String out = folder.resolve("out").toString();
        String[][] wrong = {
            {"procss"},
            {"info"},
            {"dump", in},
            {"dump", in, "-o", "-", "--level", "zero"},
            {"convert", in},
            {"convert", in, out, "--chunks", "0"},
            {"convert", in, out, "--chunks", "z=64"},
            {"convert", in, out, "--chunks", "x=0"},
            {"convert", in, out, "--codec", "zip"},
            {"convert", in, out, "--version", "0.3"},
            {"convert", in, out, "--levels", "0"},
            {"convert", in, out, "--threads", "0"},
            {"convert", in, out, "--downsample", "average"},
            {"process", in, out},
            {"process", in, out, "--op", "sharpen"},
            {"process", in, out, "--op", "gaussian sigma=two"},
            {"snapshot", in, "-o", out, "--size", "big"},
            {"snapshot", in, "-o", out, "--slice", "q=3"}
        };
        for (String[] args : wrong) {
            CommandLineRun run = CommandLineRun.of(args);
            assertThat(run.exitCode()).as(String.join(" ", args)).isEqualTo(2);
            assertThat(run.err()).startsWith("zarrkit: ").doesNotContain("\tat ");
            assertThat(run.err().lines().count()).as(run.err()).isLessThanOrEqualTo(2);
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    void debugShowsWhereAnErrorArose() {
        String absent = folder.resolve("absent").toString();
        CommandLineRun quiet = CommandLineRun.of("info", absent);
        assertThat(quiet.exitCode()).isEqualTo(3);
        assertThat(quiet.err().lines()).hasSize(1);
        assertThat(quiet.err()).contains(absent);
        assertThat(CommandLineRun.of("info", absent, "--debug").err())
                .contains("NotFoundException", "\tat org.zarrkit");
        assertThat(CommandLineRun.of("--debug", "info", absent).err()).contains("\tat org.zarrkit");
    }

    @Test
    void lackOfMemoryIsALineWithAdvice() {
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int exitCode =
                ErrorReport.failure(new OutOfMemoryError("Java heap space"), false, new java.io.PrintStream(err));
        assertThat(exitCode).isEqualTo(3);
        assertThat(err.toString()).contains("out of memory", "-Xmx").doesNotContain("\tat ");
    }
}
