package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.cli.Main;

/** What the README shows is what is tested. */
class ReadmeTest {

    private static final Pattern SHOWN =
            Pattern.compile("<!-- (macros/\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    @Test
    void macrosAreThoseThatAreTested() throws IOException {
        List<MatchResult> shown = SHOWN.matcher(readme()).results().toList();
        assertThat(shown).hasSize(2);
        for (MatchResult example : shown)
            assertThat(example.group(2)).isEqualTo(Files.readString(Path.of(example.group(1))));
    }

    @Test
    void commandLinesWork() throws IOException {
        ImagePlus stack = IJ.createImage("stack", "16-bit ramp", 70, 60, 20);
        IJ.saveAsTiff(stack, folder.resolve("stack.tif").toString());
        List<String> lines =
                readme().lines().filter(line -> line.startsWith("zarrkit ")).toList();
        assertThat(lines).hasSizeGreaterThan(7);
        for (String line : lines)
            assertThat(Main.run(arguments(line))).describedAs(line).isZero();
        assertThat(folder.resolve("mask.png")).exists();
        assertThat(folder.resolve("mask.raw")).exists();
        assertThat(folder.resolve("cells.avi")).exists();
    }

    /** The words of a command line; names of files are those in the folder. */
    private String[] arguments(String line) {
        return WORD.matcher(line.substring("zarrkit ".length()))
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .map(word -> word.matches("\\w+\\.(zarr|tif|png|raw|csv|avi)")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
