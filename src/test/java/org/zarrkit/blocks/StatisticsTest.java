package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.process.AutoThresholder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.imglib2.FinalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.codec.DataType;

/** Numbers are those of NumPy, SciPy and scikit-image: {@code src/test/python/make_operations.py}. */
class StatisticsTest {

    private static JsonNode expected(DataType type) throws IOException {
        Path file = Path.of("src", "test", "resources", "operations", "numbers.json");
        return new ObjectMapper().readTree(file.toFile()).path(type.zarrName());
    }

    @ParameterizedTest
    @CsvSource({"UINT16, 7, 1", "UINT16, 16, 4", "UINT16, 64, 1", "FLOAT32, 7, 1", "FLOAT32, 16, 4"})
    void isWhatNumPyGives(DataType type, int edge, int threads) throws IOException {
        JsonNode numpy = expected(type);
        LazyImage<?> image = TestVolumes.image(SciPyTest.volume(type), edge);
        Statistics found = Statistics.of(image, ThreadRunner.of(threads), Progress.NONE);
        assertThat(found.count()).isEqualTo(numpy.path("count").asLong());
        assertThat(found.min()).isEqualTo(numpy.path("min").asDouble());
        assertThat(found.max()).isEqualTo(numpy.path("max").asDouble());
        assertThat(found.mean()).isCloseTo(numpy.path("mean").asDouble(), within(1e-9));
        assertThat(found.sd()).isCloseTo(numpy.path("sd").asDouble(), within(1e-9));
        assertThat(found.sum()).isCloseTo(numpy.path("sum").asDouble(), within(1e-6));
        Histogram histogram = Histogram.fine(image, ThreadRunner.of(threads), Progress.NONE);
        assertThat(histogram.total()).isEqualTo(found.count());
        double tolerance = type.isFloat() ? (found.max() - found.min()) / 65536 : 0;
        for (int i = 0; i < numpy.path("percents").size(); i++)
            assertThat(histogram.percentile(numpy.path("percents").get(i).asDouble()))
                    .isCloseTo(numpy.path("percentiles").get(i).asDouble(), within(tolerance));
    }

    /** ImageJ adds counts, and counts times bins, as ints, which overflow: of Otsu beyond 2^31 pixels, of Li before. */
    @ParameterizedTest
    @EnumSource(AutoThresholder.Method.class)
    void aThresholdDoesNotDependOnHowManyPixelsThereAre(AutoThresholder.Method method) {
        long[] counts = new long[1200];
        for (int i = 0; i < counts.length; i++)
            counts[i] = (long)
                    (1000 * Math.exp(-Math.pow((i - 300) / 90.0, 2)) + 500 * Math.exp(-Math.pow((i - 800) / 120.0, 2)));
        long[] many = Arrays.stream(counts).map(count -> count << 24).toArray();
        double few = new Histogram(0, 1, counts).threshold(method);
        assertThat(few).isBetween(150.0, 1000.0);
        assertThat(new Histogram(0, 1, many).threshold(method)).isCloseTo(few, within(15.0));
    }

    /** In a step of the run one thread would do it, and the others wait. */
    @Test
    void whatDependsOnWholeImagesIsWorkedOutBeforeTheRun() throws IOException {
        List<Boolean> byStep = new ArrayList<>();
        LazyImage<?> image = TestVolumes.image(SciPyTest.volume(DataType.UINT16), 16);
        Statistics.of(image.then(new Resolved(byStep)), ThreadRunner.of(2), Progress.NONE);
        Operand other = new Operand("other", image.then(new Resolved(byStep)));
        Statistics.of(image.then(new Concatenate("c", other)), ThreadRunner.of(2), Progress.NONE);
        assertThat(byStep).containsExactly(false, false);
    }

    /** The image itself; notes whether it was resolved by a step of a run. */
    private record Resolved(List<Boolean> byStep) implements BlockOp {
        @Override
        public String name() {
            return "resolved";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }

        @Override
        public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
            byStep.add(ThreadRunner.isWorker());
            return this;
        }

        @Override
        public void apply(BlockSource input, Block output) {
            Rows.copy(input.read(output.interval()), output);
        }
    }

    /** scikit-image gives the last value of the background; for floats the middle of its bin. */
    @Test
    void otsuIsThatOfScikitImage() throws IOException {
        LazyImage<?> integers = TestVolumes.image(SciPyTest.volume(DataType.UINT16), 16);
        assertThat(AutoThreshold.of("otsu").value(integers, ThreadRunner.of(2), Progress.NONE))
                .isEqualTo(expected(DataType.UINT16).path("otsu").asDouble() + 1);
        LazyImage<?> floats = TestVolumes.image(SciPyTest.volume(DataType.FLOAT32), 16);
        Histogram histogram = Histogram.of(floats, ThreadRunner.of(2), Progress.NONE);
        assertThat(AutoThreshold.of("Otsu").value(floats, ThreadRunner.of(2), Progress.NONE))
                .isCloseTo(expected(DataType.FLOAT32).path("otsu").asDouble() + histogram.binWidth() / 2, within(1e-4));
    }

    @Test
    void equalRunsGiveEqualNumbers() throws IOException {
        LazyImage<?> image = TestVolumes.image(SciPyTest.volume(DataType.FLOAT32), 5);
        Statistics one = Statistics.of(image, ThreadRunner.of(1), Progress.NONE);
        for (int i = 0; i < 5; i++)
            assertThat(Statistics.of(image, ThreadRunner.of(4), Progress.NONE)).isEqualTo(one);
    }

    @Test
    void measuresOfObjectsAreThoseOfSciPy() throws IOException {
        JsonNode scipy = expected(DataType.UINT16);
        LazyImage<?> image = TestVolumes.image(SciPyTest.volume(DataType.UINT16), 9);
        LazyImage<?> labels = image.then(
                        new Threshold(scipy.path("least foreground").asDouble()))
                .then(new Label(Connectivity.FACES, List.of("z", "y", "x"), DataType.UINT32));
        Measurements found = Measurements.of(labels, List.of(image), ThreadRunner.of(3), Progress.NONE);
        assertThat(found.count()).isEqualTo(scipy.path("voxels").size()).isGreaterThan(20);
        for (int row = 0; row < found.count(); row++) {
            assertThat(found.value(row, "Voxels"))
                    .isEqualTo(scipy.path("voxels").get(row).asDouble());
            assertThat(found.value(row, "Mean"))
                    .isCloseTo(scipy.path("means").get(row).asDouble(), within(1e-6));
            assertThat(found.value(row, "Max"))
                    .isEqualTo(scipy.path("maxima").get(row).asDouble());
            for (int d = 0; d < 3; d++)
                assertThat(found.value(row, List.of("X", "Y", "Z").get(d)))
                        .isCloseTo(scipy.path("centroids").get(row).get(d).asDouble(), within(1e-9));
        }
    }

    @Test
    void tableHasARowForEachChannel() {
        Block block = Block.of(new FinalInterval(4, 3, 1, 2), DataType.INT32);
        int[] pixels = (int[]) block.pixels();
        for (int i = 0; i < pixels.length; i++) pixels[i] = i < 12 ? 7 : 1_000_000 * i;
        LazyImage<?> image = TestVolumes.image(block, 2);
        StatisticsTable table =
                StatisticsTable.of(image, List.of(50.0, 100.0), List.of("Otsu"), ThreadRunner.of(2), Progress.NONE);
        assertThat(table.rows()).hasSize(2);
        assertThat(new ArrayList<>(table.rows().get(0).keySet()))
                .containsExactly("Channel", "Count", "Min", "Max", "Mean", "SD", "Sum", "P50", "P100", "Otsu");
        Map<String, Double> first = table.rows().get(0);
        assertThat(first.get("Mean")).isEqualTo(7);
        assertThat(first.get("SD")).isZero();
        assertThat(first.get("P50")).isEqualTo(7);
        assertThat(table.rows().get(1).get("Max")).isEqualTo(23_000_000);
        assertThat(table.rows().get(1).get("P100")).isCloseTo(23_000_000, within(200.0));
    }

    @Test
    void displayRangesLeaveFewPixelsOut() throws IOException {
        LazyImage<?> image = TestVolumes.image(SciPyTest.volume(DataType.UINT16), 9);
        DisplayRange range = DisplayRange.of(image.source(), 0.2, ThreadRunner.of(1), Progress.NONE)
                .get(0);
        assertThat(range.low())
                .isEqualTo(expected(DataType.UINT16).path("percentiles").get(1).asDouble());
        assertThat(range.high()).isBetween(36129.0, 65535.0);
        assertThatThrownBy(() -> DisplayRange.of(image.source(), 100, ThreadRunner.of(1), Progress.NONE))
                .hasMessageContaining("saturated=100");
    }
}
