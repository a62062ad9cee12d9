package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.CoordinateTransform;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.ZarrArray;

class StoredMatricesTest {

    @Test
    void matrixIsReadFromItsArray() {
        MemoryStore store = image("affine");
        ZarrArray array = matrix(store, List.of(2L, 3L), List.of(2, 2));
        array.writeBox(new long[2], new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6});
        ZarrImage image = ZarrImage.open(store, "");
        assertThat(image.warnings()).isEmpty();
        assertThat(world(image).toAffine(2)).isEqualTo(AffineMatrix.of(new double[][] {{2, 6, 3}, {8, 15, 6}}));
    }

    @Test
    void matrixWithinOtherTransformsIsReadToo() {
        MemoryStore store = image("rotation");
        ZarrArray array = matrix(store, List.of(2L, 2L), List.of(2, 2));
        array.writeBox(new long[2], new int[] {2, 2}, new double[] {0, -1, 1, 0});
        assertThat(world(ZarrImage.open(store, "")).toAffine(2).apply(1, 1)).containsExactly(-3, 2);
    }

    @Test
    void matrixThatIsMissingIsAWarning() {
        ZarrImage image = ZarrImage.open(image("affine"), "");
        assertThat(world(image).isAffine()).isFalse();
        assertThat(image.warnings())
                .singleElement()
                .asString()
                .contains("'matrix'")
                .contains("not applied");
    }

    @ParameterizedTest
    @CsvSource({"affine, 1000000000, 3, 10", "affine, 2, 3, 1000000000", "affine, 2, 2, 2", "rotation, 2, 3, 2"})
    void matrixOfAnotherShapeIsAWarningAndNotRead(String type, long rows, long columns, int chunk) {
        MemoryStore store = image(type);
        matrix(store, List.of(rows, columns), List.of(chunk, (int) columns));
        ZarrImage image = ZarrImage.open(store, "");
        assertThat(world(image).isAffine()).isFalse();
        assertThat(image.warnings()).singleElement().asString().contains("not applied");
    }

    private static CoordinateTransform world(ZarrImage image) {
        return image.multiscale().transform(0, "world").orElseThrow();
    }

    private static ZarrArray matrix(MemoryStore store, List<Long> shape, List<Integer> chunk) {
        return ZarrArray.create(
                store,
                "matrix",
                ArrayMetadata.of(3, shape, DataType.FLOAT64, chunk, Compression.codecs("raw", DataType.FLOAT64)));
    }

    private static MemoryStore image(String type) {
        MemoryStore store = new MemoryStore();
        String axes = "'axes': [{'name': 'y', 'type': 'space'}, {'name': 'x', 'type': 'space'}]";
        GroupMetadata.of(
                        3,
                        json("{'ome': {'version': '0.6rc0', 'multiscales': [{'coordinateSystems': [{'name':"
                                + " 'physical', " + axes + "}, {'name': 'world', " + axes
                                + "}], 'datasets': [{'path': '0',"
                                + " 'coordinateTransformations': [{'type': 'scale', 'scale': [2, 3], 'input': {'path': '0'},"
                                + " 'output': {'name': 'physical'}}]}], 'coordinateTransformations': [{'type': 'sequence',"
                                + " 'transformations': [{'type': '" + type + "', 'path': 'matrix'}], 'input': {'name':"
                                + " 'physical'}, 'output': {'name': 'world'}}]}]}}"))
                .write(store, "");
        ZarrArray.create(
                store,
                "0",
                ArrayMetadata.of(
                        3, List.of(4L, 4L), DataType.UINT8, List.of(4, 4), Compression.codecs("raw", DataType.UINT8)));
        return store;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
