package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.imglib2.FinalInterval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.codec.DataType;

/** Operations give what SciPy gives; the references are made by {@code src/test/python/make_operations.py}. */
class SciPyTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final long[] SIZE = {31, 29, 23};

    /** What is computed with fractions. */
    private static final List<String> ROUNDED = List.of(
            "mean",
            "variance",
            "laplacian",
            "gradient",
            "dog",
            "unsharp",
            "gaussian",
            "project",
            "zoom factor=2",
            "affine",
            "rotate",
            "downsample",
            "threshold min");

    static Stream<JsonNode> references() throws IOException {
        JsonNode index = new ObjectMapper()
                .readTree(RESOURCES.resolve("operations/index.json").toFile());
        return StreamSupport.stream(index.spliterator(), false);
    }

    /** Numbers that must be rounded may differ by one where SciPy's sum ends near a half. */
    @ParameterizedTest
    @MethodSource("references")
    void isWhatSciPyGives(JsonNode reference) throws IOException {
        DataType source = DataType.named(reference.path("source").asText()).orElseThrow();
        LazyImage<?> image = image(source);
        for (String operation : OpText.split(reference.path("operation").asText()))
            image = image.then(OpText.parse(operation, image.spec()));
        DataType type = DataType.named(reference.path("type").asText()).orElseThrow();
        assertThat(image.type()).isEqualTo(type);
        double[] found = Numbers.load(image.read(image.spec().interval()));
        double[] expected =
                Numbers.load(block("operations/" + reference.path("path").asText(), type, image.dimensions()));
        boolean exact = ROUNDED.stream().noneMatch(reference.path("operation").asText()::startsWith);
        double largest = 0;
        for (double value : expected) largest = Math.max(largest, Math.abs(value));
        int ones = 0;
        for (int i = 0; i < found.length; i++) {
            if (exact) assertThat(found[i]).as("pixel " + i).isEqualTo(expected[i]);
            else if (type.isFloat()) assertThat(found[i]).isCloseTo(expected[i], within(1e-6 * largest));
            else if (found[i] != expected[i]) ones++;
            assertThat(found[i]).isCloseTo(expected[i], within(Math.max(1, 1e-6 * largest)));
        }
        assertThat(ones).isLessThanOrEqualTo(found.length / 1000);
    }

    /** Cells that cut the image unevenly along each axis. */
    private static LazyImage<?> image(DataType type) throws IOException {
        return TestVolumes.image(volume(type), 9);
    }

    /** What the references are made of. */
    static Block volume(DataType type) throws IOException {
        return block("fixtures/reference/volume-" + type.zarrName() + ".bin", type, SIZE);
    }

    private static Block block(String path, DataType type, long[] size) throws IOException {
        Block block = Block.of(new FinalInterval(size), type);
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(RESOURCES.resolve(path))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(block.size() * type.sizeInBytes());
        if (block.pixels() instanceof byte[] a) bytes.get(a);
        else if (block.pixels() instanceof short[] a) bytes.asShortBuffer().get(a);
        else if (block.pixels() instanceof int[] a) bytes.asIntBuffer().get(a);
        else if (block.pixels() instanceof float[] a) bytes.asFloatBuffer().get(a);
        else bytes.asDoubleBuffer().get((double[]) block.pixels());
        return block;
    }
}
