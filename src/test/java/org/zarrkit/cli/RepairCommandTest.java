package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.Zarrkit;

class RepairCommandTest {

    @TempDir
    Path folder;

    /** An image whose array does not name its dimensions. */
    private Path image() throws IOException {
        Path image = folder.resolve("a.zarr");
        Zarrkit.sample(60, 50, 20).save(image.toString());
        Path document = image.resolve("0/zarr.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(Files.readAllBytes(document));
        json.remove("dimension_names");
        Files.write(document, mapper.writeValueAsBytes(json));
        return image;
    }

    @Test
    void aDryRunListsAndChangesNothing() throws IOException {
        Path image = image();
        String before = Files.readString(image.resolve("0/zarr.json"));
        CommandLineRun run = CommandLineRun.of("repair", image.toString(), "--dry-run");
        assertThat(run.text()).contains("would mend 0/zarr.json: name the dimensions [c, z, y, x]");
        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(image.resolve("0/zarr.json"))).isEqualTo(before);
    }

    @Test
    void whatIsMendedIsGood() throws IOException {
        Path image = image();
        assertThat(CommandLineRun.of("validate", image.toString()).exitCode()).isEqualTo(1);
        CommandLineRun run = CommandLineRun.of("repair", image.toString());
        assertThat(run.text()).contains("mended 0/zarr.json").contains("0 errors");
        assertThat(run.exitCode()).isZero();
        assertThat(Zarrkit.repair(image.toString())).isEmpty();
        assertThat(CommandLineRun.of("repair", image.toString(), "--levels", "median")
                        .exitCode())
                .isEqualTo(2);
    }

    /** An archive in which the array does not name its dimensions. */
    private Path archive(String name) throws IOException {
        Path archive = folder.resolve(name);
        Zarrkit.sample(60, 50, 20).save(archive.toString());
        try (FileSystem files = FileSystems.newFileSystem(archive)) {
            Path document = files.getPath("/0/zarr.json");
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Files.readAllBytes(document));
            json.remove("dimension_names");
            Files.write(document, new ObjectMapper().writeValueAsBytes(json));
        }
        return archive;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.ozx", "a.zip"})
    void archivesAreMendedWhereTheyAre(String name) throws IOException {
        Path archive = archive(name);
        byte[] before = Files.readAllBytes(archive);
        assertThat(CommandLineRun.of("repair", archive.toString(), "--dry-run").text())
                .contains("would mend 0/zarr.json: name the dimensions");
        assertThat(Files.readAllBytes(archive)).isEqualTo(before);
        CommandLineRun run = CommandLineRun.of("repair", archive.toString());
        assertThat(run.text()).contains("mended 0/zarr.json").contains("0 errors");
        assertThat(run.exitCode()).isZero();
        assertThat(Zarrkit.validate(archive.toString(), false, true).isValid()).isTrue();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(archive));
    }
}
