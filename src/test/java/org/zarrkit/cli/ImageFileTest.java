package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are no Zarr, but that ImageJ opens. */
class ImageFileTest {

    @TempDir
    Path folder;

    private String tiff() {
        ImagePlus image = IJ.createHyperStack("cells", 20, 15, 2, 3, 1, 16);
        for (int i = 1; i <= 6; i++)
            for (int p = 0; p < 300; p++) image.getStack().getProcessor(i).set(p, 1000 * i + p);
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().pixelHeight = 0.25;
        image.getCalibration().pixelDepth = 1.5;
        image.getCalibration().setUnit("um");
        String path = folder.resolve("cells.tif").toString();
        assertThat(new FileSaver(new CompositeImage(image, CompositeImage.COMPOSITE)).saveAsTiff(path))
                .isTrue();
        return path;
    }

    @Test
    void infoShowsDimensionsTypeAndCalibration() throws IOException {
        CommandLineRun run = CommandLineRun.of("info", tiff(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.path("node").asText()).isEqualTo("file");
        assertThat(json.path("data_type").asText()).isEqualTo("uint16");
        assertThat(json.path("shape").toString()).isEqualTo("[2,3,15,20]");
        JsonNode image = json.path("images").path(0);
        assertThat(image.path("axes").findValuesAsText("name")).containsExactly("c", "z", "y", "x");
        assertThat(image.path("axes").path(3).path("unit").asText()).isEqualTo("micrometer");
        assertThat(image.path("levels").path(0).path("scale").toString()).isEqualTo("[1.0,1.5,0.25,0.25]");
        assertThat(CommandLineRun.of("info", tiff()).text()).contains("image file, uint16 [2,3,15,20]");
    }

    @Test
    void convertWritesItsPixels() {
        String out = folder.resolve("out.zarr").toString();
        CommandLineRun run = CommandLineRun.of("convert", tiff(), out, "--chunks", "y=8,x=8");
        assertThat(run.exitCode()).as(run.err()).isZero();
        byte[] bytes = CommandLineRun.of("dump", out, "-o", "-").out();
        assertThat(bytes).hasSize(2 * 2 * 3 * 300);
        // ImageJ's stack has the channels of a plane next to each other, the array has them outermost.
        for (int c = 0; c < 2; c++)
            for (int z = 0; z < 3; z++)
                for (int p = 0; p < 300; p++) {
                    int at = 2 * ((c * 3 + z) * 300 + p);
                    int value = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
                    assertThat(value).isEqualTo(1000 * (2 * z + c + 1) + p);
                }
    }

    @Test
    void aFileThatIsNoImageIsAnErrorInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no image");
        for (String verb : new String[] {"info", "snapshot"}) {
            CommandLineRun run = verb.equals("info")
                    ? CommandLineRun.of("info", file.toString())
                    : CommandLineRun.of(
                            "snapshot",
                            file.toString(),
                            "-o",
                            folder.resolve("a.png").toString());
            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("notes.txt");
        }
        CommandLineRun dump = CommandLineRun.of("dump", file.toString(), "-o", "-");
        assertThat(dump.exitCode()).isEqualTo(3);
        assertThat(dump.err()).contains("notes.txt");
    }
}
