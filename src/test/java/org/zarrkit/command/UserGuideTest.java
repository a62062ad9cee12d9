package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.python.core.PyString;
import org.python.util.PythonInterpreter;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.Block;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.OpKind;
import org.zarrkit.blocks.OpText;

/** Every example of the page on operations is run; the macro line and the Jython line of an operation do the same. */
class UserGuideTest {

    private static final Pattern SECTION = Pattern.compile(
            "### (\\w+)\\n\\n(.*?)```\\n(run\\(.*?)\\n```\\n\\n```python\\n(.*?)\\n```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    /** An operation as the page shows it. */
    record Example(String name, String text, String macro, String jython) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void makeImages() throws IOException {
        HeadlessImageJ.start();
        Image cells = Zarrkit.sample(200, 160, 40).then("downsample factor=3,3,2");
        save(cells, "cells.zarr");
        save(cells.then("flip axis=x"), "other.zarr");
        Image mask = cells.gaussian(1).threshold("Otsu");
        save(mask, "mask.zarr");
        save(mask.then("label"), "labels.zarr");
    }

    private static void save(Image image, String name) {
        image.save(folder.resolve(name).toString());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("src", "site", "markdown", "operations.md"))
                .replace("/data/", folder + "/");
    }

    static Stream<Example> examples() throws IOException {
        return SECTION
                .matcher(page())
                .results()
                .map(section -> new Example(section.group(1), section.group(2), section.group(3), section.group(4)))
                .toList()
                .stream();
    }

    @Test
    void everyOperationIsThere() throws IOException {
        assertThat(examples().map(Example::name))
                .containsExactlyElementsOf(
                        OpText.kinds().stream().map(OpKind::name).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void macroAndJythonDoTheSame(Example example) {
        String source = example.text.startsWith("Of a mask.")
                ? "mask.zarr"
                : example.text.startsWith("Of labels.") ? "labels.zarr" : "cells.zarr";
        Block ofMacro = macro("run('Zarrkit Open...', 'path=" + folder.resolve(source) + "');\n" + example.macro);
        Image result = jython(folder.resolve(source), "result = " + example.jython);
        assertThat(OpText.format(result.lazy().ops().get(0)).split(" ")[0]).isEqualTo(example.name);
        Block ofJython = all(result.lazy());
        assertThat(ofMacro.interval().dimensionsAsLongArray())
                .isEqualTo(ofJython.interval().dimensionsAsLongArray());
        assertThat(ofMacro.pixels()).isEqualTo(ofJython.pixels());
        // exp of intensities is beyond the type everywhere.
        assertThat(result.statistics().sd() > 0 || example.name.equals("exp"))
                .as("something is to be seen")
                .isTrue();
    }

    @Test
    void numbersAndMeasuresAreThere() throws IOException {
        String page = page();
        String numbers = page.substring(page.indexOf("## Numbers"));
        List<String> macros = blocks(numbers, "```\\n(run.*?)```");
        List<String> scripts = blocks(numbers, "```python\\n(.*?)```");
        assertThat(macros).hasSize(3);
        assertThat(scripts).hasSize(3);
        for (String macro : macros) {
            ResultsTable.getResultsTable().reset();
            macro("run('Zarrkit Open...', 'path=" + folder.resolve("cells.zarr") + "');\n" + macro);
        }
        assertThat(folder.resolve("cells.csv")).content().startsWith("Label,Voxels,Volume,X,Y,Z,");
        assertThat(ResultsTable.getResultsTable().size()).isGreaterThan(1);
        for (String script : scripts) jython(folder.resolve("cells.zarr"), script + "\nresult = image");
    }

    @Test
    void pipelinesAreThere() throws IOException {
        String page = page();
        List<String> scripts =
                blocks(page.substring(page.indexOf("## Pipelines"), page.indexOf("## Blocks")), "```python\\n(.*?)```");
        assertThat(scripts).hasSize(2);
        Image mask = jython(folder.resolve("cells.zarr"), scripts.get(0) + "\nresult = mask");
        Image other = Zarrkit.open(folder.resolve("other.zarr").toString());
        assertThat(all(mask.lazy()).pixels())
                .isEqualTo(all(other.gaussian(1).threshold("Otsu").lazy()).pixels());
        jython(folder.resolve("cells.zarr"), scripts.get(1) + "\nresult = smooth");
        Image cells = Zarrkit.open(folder.resolve("cells.zarr").toString());
        Image bright = Zarrkit.open(folder.resolve("bright.zarr").toString());
        assertThat(all(bright.lazy()).pixels())
                .isEqualTo(all(cells.gaussian(1).threshold(300).lazy()).pixels());
    }

    @Test
    void functionsRunOnBlocks() throws IOException {
        String page = page();
        List<String> scripts = blocks(
                page.substring(page.indexOf("A function of Jython"), page.indexOf("## Numbers")),
                "```python\\n(.*?)```");
        assertThat(scripts).hasSize(1);
        Image result =
                jython(folder.resolve("cells.zarr"), scripts.get(0) + "\nresult = image.mapOverlap(inverted, 2, 2, 1)");
        Image expected = Zarrkit.open(folder.resolve("cells.zarr").toString()).then("invert");
        assertThat(all(result.lazy()).pixels()).isEqualTo(all(expected.lazy()).pixels());
    }

    private static List<String> blocks(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static Block all(LazyImage<?> image) {
        return image.read(image.spec().interval());
    }

    /** The pixels of the window that a macro leaves. */
    private static Block macro(String text) {
        Interpreter interpreter = new Interpreter();
        AtomicReference<Block> pixels = new AtomicReference<>();
        String log = HeadlessImageJ.logOf("Test_Macro$", () -> {
            interpreter.run(text, "");
            ImagePlus window = WindowManager.getCurrentImage();
            if (window != null) pixels.set(all(Zarrkit.of(window).lazy()));
            HeadlessImageJ.closeImages();
        });
        assertThat(interpreter.getErrorMessage()).as(log).isNull();
        assertThat(IJ.getErrorMessage()).isNull();
        return pixels.get();
    }

    private static Image jython(Path source, String script) {
        AtomicReference<Image> result = new AtomicReference<>();
        HeadlessImageJ.logOf("Jython", () -> {
            try (PythonInterpreter python = new PythonInterpreter()) {
                python.set("location", new PyString(source.toString()));
                python.exec("from org.zarrkit import Zarrkit\nimage = Zarrkit.open(location)\n" + script);
                result.set(python.get("result", Image.class));
            }
        });
        return result.get();
    }
}
