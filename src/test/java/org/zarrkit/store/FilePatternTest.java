package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {

    @TempDir
    Path folder;

    private FilePattern pattern(String name) {
        return FilePattern.of(folder + "/" + name).orElseThrow();
    }

    private List<String> names(String name) {
        return pattern(name).files().stream()
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    private void files(String... names) throws IOException {
        for (String name : names) Files.writeString(folder.resolve(name), name);
    }

    @Test
    void wildcardsAreThoseOfAShell() throws IOException {
        files("a1.tif", "a2.tiff", "b1.tif", ".a3.tif", "a(1).tif");
        Files.createDirectory(folder.resolve("a4.tif"));
        assertThat(names("a*.tif")).containsExactly("a(1).tif", "a1.tif");
        assertThat(names("a?.{tif,tiff}")).containsExactly("a1.tif", "a2.tiff");
        assertThat(names("[!a]1.tif")).containsExactly("b1.tif");
        assertThat(names("[a-b]1.tif")).containsExactly("a1.tif", "b1.tif");
        assertThat(names(".a*")).containsExactly(".a3.tif");
        assertThat(names("*.png")).isEmpty();
    }

    @Test
    void numbersOfAxesAreTakenFromNames() throws IOException {
        files("img_3_07.tif", "img_12_8.tif", "img_x_8.tif");
        FilePattern pattern = pattern("img_{t}_{z}.tif");
        assertThat(pattern.hasNumbers()).isTrue();
        assertThat(names("img_{t}_{z}.tif")).containsExactly("img_12_8.tif", "img_3_07.tif");
        assertThat(pattern.numbers(folder.resolve("img_3_07.tif"))).isEqualTo(Map.of('t', 3L, 'z', 7L));
        assertThatThrownBy(() -> pattern("{z}_{z}.tif")).hasMessageContaining("{z} stands twice");
    }

    @Test
    void nameOfAFileThatIsThereIsNoPattern() throws IOException {
        files("cells[1].tif");
        assertThat(FilePattern.of(folder + "/cells[1].tif")).isEmpty();
        assertThat(FilePattern.of(folder + "/cells.tif")).isEmpty();
        assertThat(FilePattern.of("https://example.org/a?b=*")).isEmpty();
        assertThat(FilePattern.of(folder + "/absent/*.tif").orElseThrow().files())
                .isEmpty();
    }

    @Test
    void folderOfAPatternMayBeTheRoot() {
        assertThat(FilePattern.of("/*.tif").orElseThrow().folder())
                .isEqualTo(Path.of("/").toAbsolutePath());
    }

    @Test
    void wrongClassOfCharactersIsToldOf() {
        assertThatThrownBy(() -> pattern("a[z-a].tif"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a[z-a].tif' is no pattern of file names");
    }
}
