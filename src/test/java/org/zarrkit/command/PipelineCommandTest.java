package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.imglib2.blocks.PrimitiveBlocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.util.PythonInterpreter;
import org.zarrkit.Image;
import org.zarrkit.PipelineText;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Provenance;

/** A pipeline is the same image however it is written down. */
class PipelineCommandTest {

    @TempDir
    Path folder;

    private String source;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        source = folder.resolve("my cells.zarr").toString();
        Zarrkit.sample(90, 70, 30).save(source, WriteOptions.defaults().withLevels(2));
    }

    private Image image() {
        return Zarrkit.open(source)
                .gaussian(1)
                .then("expression formula=[a * 2 > 500]")
                .then("subtract image=[" + source + "]");
    }

    private static short[] pixels(Image image) {
        var level = image.pyramid().level(0);
        short[] pixels = new short[(int) level.size()];
        PrimitiveBlocks.of(
                        Zarrkit.of(image.convert("int16").pyramid()).pyramid().level(0))
                .copy(level, pixels);
        return pixels;
    }

    private Image saved(String name) {
        return Zarrkit.open(folder.resolve(name).toString());
    }

    @Test
    void theMacroGivesTheSamePixels() {
        String save = "run('Zarrkit Save As...', 'path=[" + folder + "/out.zarr]');";
        var run = HeadlessImageJ.run(image().pipeline().asMacro() + save, "");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(pixels(saved("out.zarr"))).isEqualTo(pixels(image()));
        assertThat(Provenance.of(saved("out.zarr").pyramid().multiscale())
                        .orElseThrow()
                        .pipeline())
                .as("what the window showed is recorded as a whole")
                .isEqualTo(image().pipeline().pipeline());
    }

    @Test
    void theJythonScriptGivesTheSamePixels() {
        String save = "image.save(\"" + folder + "/out.zarr\")\n";
        HeadlessImageJ.logOf("Jython", () -> {
            try (PythonInterpreter python = new PythonInterpreter()) {
                python.exec(image().pipeline().asJython() + save);
            }
        });
        assertThat(pixels(saved("out.zarr"))).isEqualTo(pixels(image()));
    }

    @Test
    void theFileGivesTheSamePixelsOfAnotherImage() {
        String file = folder.resolve("p.json").toString();
        image().pipeline().save(file);
        PipelineText read = Zarrkit.pipeline(file);
        assertThat(read).isEqualTo(image().pipeline());
        assertThat(read.source()).contains(source);
        assertThat(pixels(Zarrkit.open(source).then(read))).isEqualTo(pixels(image()));
    }

    @Test
    void theWindowTellsItsStepsAndSavesThem() {
        String file = folder.resolve("p.json").toString();
        String macro = image().pipeline().asMacro() + "run('Zarrkit Pipeline...', 'form=Jython save=[" + file + "]');";
        var run = HeadlessImageJ.run(macro, "");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.log()).contains(image().pipeline().asJython().strip());
        assertThat(Zarrkit.pipeline(file)).isEqualTo(image().pipeline());
    }

    @Test
    void aCoarserLevelIsOpenedAgainAsThat() {
        Image coarse = Zarrkit.open(source).level(1).then("invert");
        assertThat(coarse.pipeline().source()).contains(source + "/1");
        assertThat(pixels(Zarrkit.open(source + "/1").then("invert"))).isEqualTo(pixels(coarse));
        assertThat(Zarrkit.open(source + "/1").pipeline().source()).contains(source + "/1");
    }

    @Test
    void anImageThatIsNotStoredHasNoSource() {
        PipelineText steps = Zarrkit.sample(20, 20, 20).then("invert").pipeline();
        assertThat(steps.source()).isEmpty();
        assertThat(steps.steps()).isEqualTo(List.of("invert"));
        assertThat(steps.asMacro()).doesNotContain("Open");
        assertThat(Optional.of(steps.asJython())).get().asString().contains("IJ.getImage()");
    }
}
