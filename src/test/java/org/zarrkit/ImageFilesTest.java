package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.image.Pyramid;

/** Image files of other kinds, which ImageJ reads, have the pixels that the index says. */
class ImageFilesTest {

    static Stream<Conformance.Case> files() {
        return Conformance.collection().filter(c -> c.text("path").startsWith("real/") && c.opens());
    }

    @ParameterizedTest
    @MethodSource("files")
    void imageFileReads(Conformance.Case file) {
        Pyramid<?> image = Zarrkit.open(file.path().toString()).pyramid();
        if (!file.json().path("sha256").isTextual()) {
            assertThat(image.level(0).size()).isPositive();
            return;
        }
        Object pixels = image.type().newArray(Math.toIntExact(Intervals.numElements(image.level(0))));
        image.reader(0).read(new FinalInterval(image.level(0)), pixels);
        Object ordered = inOrderOfFile(pixels, file.json().path("shape"), image);
        assertThat(LittleEndian.sha256(asInFile(ordered, file.text("dtype")))).isEqualTo(file.text("sha256"));
    }

    /** ImageJ has no int8 and int32: they become wider types that hold the same values. */
    private static Object asInFile(Object pixels, String type) {
        int length = Array.getLength(pixels);
        if (type.equals("int8") && pixels instanceof short[] wide) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) wide[i];
                if (bytes[i] != wide[i]) throw new AssertionError("value " + wide[i] + " of an int8 image");
            }
            return bytes;
        }
        if (!type.equals("int32") || !(pixels instanceof float[] floats)) return pixels;
        int[] ints = new int[length];
        for (int i = 0; i < length; i++) ints[i] = (int) floats[i];
        return ints;
    }

    /** Samples of a pixel stand together in the file, and as channels in the image. */
    private static Object inOrderOfFile(Object pixels, JsonNode shape, Pyramid<?> image) {
        boolean interleaved = shape.size() == 3 && shape.get(2).asInt() == 3;
        if (!interleaved) return pixels;
        int length = Array.getLength(pixels);
        Object result = image.type().newArray(length);
        for (int i = 0; i < length; i++)
            System.arraycopy(pixels, i, result, i % (length / 3) * 3 + i / (length / 3), 1);
        return result;
    }
}
