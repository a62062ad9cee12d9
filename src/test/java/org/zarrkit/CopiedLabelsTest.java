package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.NgffVersion;

/** Label images are saved with their image. */
class CopiedLabelsTest {

    private static final WriteOptions OPTIONS =
            WriteOptions.defaults().withChunks(Map.of("x", 32, "y", 32, "z", 8)).withLevels(3);

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void save() {
        cells = path("cells.zarr");
        Zarrkit.sample(60, 40, 12).save(cells, OPTIONS);
        Image mask = Zarrkit.open(cells).threshold(140);
        mask.saveLabels(cells, "mask");
        mask.then("slice c=0").saveLabels(cells, "first");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static double[] values(Image image, int level) {
        RandomAccessibleInterval<?> pixels = image.pyramid().level(level);
        List<Double> values = new ArrayList<>();
        Views.flatIterable(pixels).forEach(value -> values.add(((RealType<?>) value).getRealDouble()));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy.zarr", "copy.zip"})
    void labelsHaveAllTheLevelsOfTheCopy(String name) {
        WriteOptions options = OPTIONS.withLevels(2).withVersion(NgffVersion.V0_4);
        Zarrkit.open(cells).save(path(name), options);
        Image copy = Zarrkit.open(path(name));
        assertThat(copy.labels()).containsExactly("mask", "first");
        for (String labels : copy.labels()) {
            Image label = copy.label(labels);
            assertThat(label.pyramid().levelCount()).isEqualTo(2);
            assertThat(label.pyramid().imageLabel()).isPresent();
            assertThat(values(label, 0)).contains(0, 255);
            for (int level = 0; level < 2; level++)
                assertThat(values(label, level))
                        .isEqualTo(values(Zarrkit.open(cells).label(labels), level));
        }
        assertThat(Zarrkit.validate(path(name), false, true).toString()).contains("0 errors");
    }

    @Test
    void labelsOfAnArchiveWithDocumentsFirstAreCopied() {
        Zarrkit.open(cells).save(path("copy.ozx"), OPTIONS);
        assertThat(Zarrkit.open(path("copy.ozx")).labels()).hasSize(2);
        assertThat(Zarrkit.validate(path("copy.ozx"), false, true).toString()).contains("0 errors");
    }

    @Test
    void coarserLevelHasTheLabelsOfThatLevel() {
        Zarrkit.open(cells).level(1).save(path("copy.zarr"), OPTIONS.withLevels(1));
        assertThat(values(Zarrkit.open(path("copy.zarr")).label("mask"), 0))
                .isEqualTo(values(Zarrkit.open(cells).label("mask"), 1));
    }

    @Test
    void labelsAreLeftOutIfAskedForAndOfWhatIsComputed() {
        Zarrkit.open(cells).withoutLabels().save(path("a.zarr"));
        Zarrkit.open(cells).gaussian(1).save(path("b.zarr"));
        assertThat(Zarrkit.open(path("a.zarr")).labels()).isEmpty();
        assertThat(Zarrkit.open(path("b.zarr")).labels()).isEmpty();
        assertThat(folder.resolve("a.zarr/labels")).doesNotExist();
        // As if it had been opened: turned pixels, and labels that are not.
        Zarrkit.open(cells).then("flip axis=x").compute().save(path("c.zarr"));
        Zarrkit.open(cells).then("flip axis=x").cache().save(path("d.zarr"));
        assertThat(Zarrkit.open(path("c.zarr")).labels()).isEmpty();
        assertThat(Zarrkit.open(path("d.zarr")).labels()).isEmpty();
    }

    /** What is told while an image is saved; ends it, if asked to, when labels come. */
    private static final class Notes implements Progress {

        private final List<String> notes = new ArrayList<>();
        private final boolean cancels;

        Notes(boolean cancels) {
            this.cancels = cancels;
        }

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }

        @Override
        public boolean isCancelled() {
            return cancels && notes.stream().anyMatch(note -> note.startsWith("labels"));
        }
    }

    @Test
    void whatElseIsInTheGroupIsToldOf() throws IOException {
        Files.createDirectories(folder.resolve("cells.zarr/tables"));
        Files.writeString(
                folder.resolve("cells.zarr/tables/zarr.json"), "{\"zarr_format\": 3, \"node_type\": \"group\"}");
        Notes notes = new Notes(false);
        Zarrkit.open(cells).save(path("copy.zarr"), OPTIONS, ThreadRunner.of(1), notes);
        assertThat(notes.notes).anyMatch(note -> note.startsWith("'tables' of ") && note.contains("is not copied"));
        assertThat(notes.notes).noneMatch(note -> note.contains("'labels'") || note.contains("'0'"));
    }

    @Test
    void imageWhoseLabelsAreNotWrittenYetIsUnfinishedAndContinued() throws IOException {
        String copy = path("copy.zarr");
        assertThatThrownBy(() -> Zarrkit.open(cells).save(copy, OPTIONS, ThreadRunner.of(1), new Notes(true)))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("copy.zarr/zarr.json")).doesNotExist();
        assertThatThrownBy(() -> Zarrkit.open(copy))
                .isInstanceOf(ZarrkitException.class)
                .hasMessageContaining("was not saved to its end");
        Zarrkit.open(cells).save(copy, OPTIONS);
        Zarrkit.open(cells).save(path("undisturbed.zarr"), OPTIONS);
        assertThat(files("copy.zarr")).isEqualTo(files("undisturbed.zarr")).hasSizeGreaterThan(40);
    }

    private Map<String, ByteBuffer> files(String name) throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        Path root = folder.resolve(name);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList())
                files.put(root.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
        }
        return files;
    }

    @Test
    void oldImageAndItsLabelsAreReplacedTogether() {
        String copy = path("copy.zarr");
        Zarrkit.open(cells).save(copy, OPTIONS);
        Zarrkit.sample(30, 20, 6).save(path("small.zarr"), OPTIONS);
        Zarrkit.open(path("small.zarr")).threshold(100).saveLabels(path("small.zarr"), "small");
        Zarrkit.open(path("small.zarr")).save(copy, OPTIONS.withOverwrite(true));
        assertThat(Zarrkit.open(copy).labels()).containsExactly("small");
        assertThat(folder.resolve("copy.zarr/labels/mask")).doesNotExist();
    }
}
