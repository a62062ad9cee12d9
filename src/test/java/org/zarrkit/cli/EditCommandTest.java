package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.Zarrkit;
import org.zarrkit.ngff.Multiscale;

class EditCommandTest {

    @TempDir
    Path folder;

    private String image;

    @BeforeEach
    void copy() throws IOException {
        image = ZarrCopies.copy(Fixtures.path("images/ome-zarr-py-0.5-tczyx.zarr"), folder.resolve("a.zarr"))
                .toString();
    }

    private Multiscale read() {
        return Zarrkit.open(image).pyramid().multiscale();
    }

    @Test
    void allOptionsAreHeeded() {
        String[] args = {
            "edit", image, "--name", "my image", "--unit", "x=nm,y=nanometer,t=min", "--pixel-size", "x=200,y=250,t=2",
            "--origin", "z=-1.5", "--channel-name", "1=DAPI", "--channel-name", "2=a=b", "--channel-color", "1=blue",
            "--channel-color", "2=#0A0B0C", "--window", "1=0..4000", "--channel-active", "2=false"
        };
        String[] dry = java.util.Arrays.copyOf(args, args.length + 1);
        dry[args.length] = "--dry-run";
        Multiscale before = read();
        CommandLineRun preview = CommandLineRun.of(dry);
        assertThat(preview.exitCode()).as(preview.err()).isZero();
        assertThat(read()).isEqualTo(before);
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).isZero();
        assertThat(run.text()).isEqualTo(preview.text()).contains("level 1: pixel size");
        Multiscale after = read();
        assertThat(after.name()).isEqualTo("my image");
        assertThat(after.axes().get(0).unit()).contains("minute");
        assertThat(after.pixelSizes(0)).containsExactly(2, 1, 0.5, 250, 200);
        assertThat(after.origin(0)[2]).isEqualTo(-1.5);
        assertThat(after.channels().get(0).label()).contains("DAPI");
        assertThat(after.channels().get(1).label()).contains("a=b");
        assertThat(after.channels().get(1).color()).contains(0x0A0B0C);
        assertThat(after.channels().get(0).window().end()).hasValue(4000);
        assertThat(after.channels().get(1).active()).isFalse();
        CommandLineRun again = CommandLineRun.of(args);
        assertThat(again.text()).isEmpty();
        assertThat(again.err()).contains("note: nothing changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--pixel-size;x;is not of the form",
                "--pixel-size;x=-1;expected one above 0",
                "--pixel-size;q=1;no axis 'q'",
                "--channel-name;0=a;the first is 1",
                "--channel-name;99=a;there is no channel 99",
                "--channel-name;x=a;",
                "--channel-color;1=blau;'blau' is no colour",
                "--window;1=7;expected two numbers",
                "--window;1=7..7;expected a larger end",
            })
    void mistakesAreUsageErrorsAndChangeNothing(String option, String value, String message) {
        Multiscale before = read();
        CommandLineRun run = CommandLineRun.of("edit", image, "--name", "n", option, value);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        if (message != null) assertThat(run.err()).contains(message);
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void whatCantBeChangedIsExitCodeThree() {
        assertThat(CommandLineRun.of("edit", folder.resolve("none.zarr").toString(), "--name", "n")
                        .exitCode())
                .isEqualTo(3);
        assertThat(CommandLineRun.of("edit", image).exitCode())
                .as("nothing to change")
                .isEqualTo(2);
        assertThat(CommandLineRun.of("edit", Path.of(image, "s0").toString(), "--name", "n")
                        .err())
                .contains("s0");
    }
}
