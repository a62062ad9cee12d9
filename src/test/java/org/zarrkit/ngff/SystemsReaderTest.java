package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/** Images and scenes of OME-Zarr 0.6 and its pre-releases. */
class SystemsReaderTest {

    private static final String AXES = "axes: [{name: 'y', type: 'space'}, {name: 'x', type: 'space'}]";

    private static final String SYSTEMS =
            "coordinateSystems: [{name: 'world', " + AXES + "}, {name: 'physical', " + AXES + "}]";

    private static final String SCALE =
            "{type: 'scale', scale: [2, 3], input: {path: '0'}, output: {name: 'physical'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'identity'} | 4, 10, 21",
                "{type: 'translation', translation: [100, 200]} | 4, 110, 221",
                "{type: 'mapAxis', mapAxis: [1, 0]} | 4, 21, 10",
                "{type: 'mapAxis', mapAxis: {y: 'x', x: 'y'}} | 4, 21, 10",
                "{type: 'affine', affine: [[1, 2, 3], [4, 5, 6]]} | 4, 55, 151",
                "{type: 'rotation', rotation: [[0, -1], [1, 0]]} | 4, -21, 10",
                "{type: 'sequence', transformations: [{type: 'scale', scale: [2, 2]}, {type: 'identity'}]} | 4, 20, 42",
                "{type: 'bijection', forward: {type: 'scale', scale: [2, 2]}, inverse: {type: 'wobble'}} | 5, 20, 42",
                "{type: 'byDimension', transformations: [{inputAxes: [1], outputAxes: [0], transformation:"
                        + " {type: 'scale', scale: [2]}}, {inputAxes: [0], outputAxes: [1], transformation:"
                        + " {type: 'translation', translation: [7]}}]} | 4, 42, 17",
                "{type: 'byDimension', transformations: [{input_axes: [1], output_axes: [0], transformation:"
                        + " {type: 'scale', scale: [2]}}, {type: 'identity', input: ['y'], output: ['x']}]} | 6, 42, 10",
            })
    void transformLeadsFromTheArrayToASystem(String transform, String expected) {
        NgffDocument document = linked(transform);
        double[] numbers = List.of(expected.split(",")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        AffineMatrix matrix =
                document.image().transform(0, "world").orElseThrow().toAffine(2);
        assertThat(matrix.apply(5, 7)).containsExactly(numbers[1], numbers[2]);
        assertThat(document.warnings()).hasSize((int) numbers[0] - 4);
        assertThat(document.image().pixelSizes(0)).containsExactly(2, 3);
    }

    @Test
    void aLinkIsFollowedBackwardsWhereItsMatrixCanBeInverted() {
        NgffDocument document = read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations: [" + SCALE
                + "]}], coordinateTransformations: [{type: 'scale', scale: [4, 5], input: {name: 'world'},"
                + " output: {name: 'physical'}}]}");
        AffineMatrix matrix =
                document.image().transform(0, "world").orElseThrow().toAffine(2);
        assertThat(matrix.apply(2, 5)).containsExactly(new double[] {1, 3}, Offset.offset(1e-12));
    }

    @Test
    void fieldIsKeptAndReportedButNotApplied() {
        Multiscale image = linked("{type: 'displacements', path: 'field', interpolation: 'nearest'}")
                .image();
        CoordinateTransform transform = image.transform(0, "world").orElseThrow();
        assertThat(transform.isAffine()).isFalse();
        assertThatThrownBy(() -> transform.toAffine(2))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("displacements");
    }

    @Test
    void matrixInAnArrayIsKnownByItsPath() {
        Multiscale image = linked("{type: 'rotation', path: 'parameters/r'}").image();
        assertThat(image.systems().links().get(0).transform())
                .isEqualTo(new StoredMatrix(StoredMatrix.Kind.ROTATION, "parameters/r", UnknownMembers.NONE));
    }

    @Test
    void systemsThatNothingLeadsToAreEmptyAndUnknownOnesAreRefused() {
        Multiscale image = linked("{type: 'wobble'}").image();
        assertThat(image.transform(0, "physical")).isPresent();
        assertThat(image.transform(0, "world").orElseThrow().isAffine()).isFalse();
        assertThatThrownBy(() -> image.transform(0, "elsewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("world");
        Multiscale alone = read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations: [" + SCALE
                        + "]}]}")
                .image();
        assertThat(alone.transform(0, "world")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'affine', affine: [[1, 2], [4, 5]]} | does not lead",
                "{type: 'affine', affine: [[1, 2, 3]]} | does not lead",
                "{type: 'rotation', rotation: [[2, 0], [0, 2]]} | not orthonormal",
                "{type: 'rotation', rotation: [[0, 1], [1, 0]]} | not orthonormal",
                "{type: 'rotation', rotation: [[1, 0, 0], [0, 1, 0]]} | rows",
                "{type: 'mapAxis', mapAxis: [0, 0]} | once",
                "{type: 'mapAxis', mapAxis: []} | positions",
                "{type: 'projectAxis'} | neither",
                "{type: 'projectAxis', createdOutputs: [9]} | does not lead",
                "{type: 'byDimension', transformations: []} | exactly once",
                "{type: 'byDimension', transformations: [{inputAxes: [0], outputAxes: [2], transformation:"
                        + " {type: 'identity'}}]} | exactly once",
                "{type: 'bijection', forward: {type: 'identity'}} | no transform",
                "{type: 'sequence', transformations: []} | parts",
                "{type: 'affine', path: '../../a'} | '..'",
                "{type: 'scale', scale: [1e999, 1]} | scale",
                "{type: 'translation', translation: ['a', 1]} | not all numbers",
                "{type: 'inverseOf', transformation: {type: 'identity'}} | type",
            })
    void whatIsWrongWithATransformIsAWarning(String transform, String reason) {
        NgffDocument document = linked(transform);
        assertThat(document.warnings())
                .singleElement()
                .asString()
                .contains(reason)
                .contains("coordinateTransformations");
        assertThat(document.image().systems().links()).hasSize(1);
    }

    @Test
    void preReleaseSpellingOfEndsIsReadWithAWarning() {
        NgffDocument document = read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations:"
                + " [{type: 'scale', scale: [2, 3], input: '0', output: 'physical'}]}],"
                + " coordinateTransformations: [{type: 'identity', input: 'physical', output: 'world'}]}");
        assertThat(document.image().systems().intrinsicName()).isEqualTo("physical");
        assertThat(document.image()
                        .transform(0, "world")
                        .orElseThrow()
                        .toAffine(2)
                        .diagonal())
                .containsExactly(2, 3);
        assertThat(document.warnings()).isNotEmpty().allMatch(warning -> warning.contains("pre-release"));
    }

    @Test
    void permutedLevelsAreTakenAsArraysWithPermutedAxes() {
        NgffDocument document = read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations:"
                + " [{type: 'affine', affine: [[0, 2, 10], [3, 0, 20]], input: {path: '0'}, output:"
                + " {name: 'physical'}}]}, {path: '1', coordinateTransformations: [{type: 'affine',"
                + " affine: [[0, 4, 11], [6, 0, 21.5]], input: {path: '1'}, output: {name: 'physical'}}]}]}");
        Multiscale image = document.image();
        assertThat(image.axes()).extracting(Axis::name).containsExactly("x", "y");
        assertThat(image.pixelSizes(0)).containsExactly(3, 2);
        assertThat(image.pixelSizes(1)).containsExactly(6, 4);
        assertThat(image.transform(1, "physical").orElseThrow().toAffine(2))
                .isEqualTo(AffineMatrix.of(new double[][] {{0, 4, 11}, {6, 0, 21.5}}));
    }

    @Test
    void shearedLevelsAreTakenAsArrayIndicesWithATransformFromThere() {
        NgffDocument document = read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations:"
                + " [{type: 'affine', affine: [[1, 2, 3], [0, 5, 6]], input: {path: '0'}, output:"
                + " {name: 'physical'}}]}, {path: '1', coordinateTransformations: [{type: 'affine',"
                + " affine: [[2, 4, 3], [0, 10, 6]], input: {path: '1'}, output: {name: 'physical'}}]}]}");
        Multiscale image = document.image();
        assertThat(image.pixelSizes(0)).containsExactly(1, 1);
        assertThat(image.pixelSizes(1)).containsExactly(2, 2);
        assertThat(image.transform(0, "physical").orElseThrow().toAffine(2))
                .isEqualTo(AffineMatrix.of(new double[][] {{1, 2, 3}, {0, 5, 6}}));
        assertThat(document.warnings()).singleElement().asString().contains("array indices");
    }

    @Test
    void levelsOfAnotherFormThatScaleAndShiftAreConverted() {
        NgffDocument document = read(
                "{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations:"
                        + " [{type: 'affine', affine: [[2, 0, 5], [0, 3, 6]], input: {path: '0'}, output: {name: 'physical'}}]}]}");
        assertThat(document.image().levels()).containsExactly(Level.of("0", Scale.of(2, 3), Translation.of(5, 6)));
        assertThat(document.image().systems().intrinsicName()).isEqualTo("physical");
    }

    @Test
    void imageWithoutCoordinateSystemsIsRefusedAndOneWithAxesIsRead() {
        assertThatThrownBy(() -> read("{datasets: [{path: '0', coordinateTransformations: [" + SCALE + "]}]}"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("coordinateSystems");
        assertThat(read("{" + AXES + ", datasets: [{path: '0', coordinateTransformations: [" + SCALE + "]}]}")
                        .image()
                        .pixelSizes(0))
                .containsExactly(2, 3);
    }

    @Test
    void sceneListsItsSystemsAndTheImagesThatItPlaces() {
        Scene scene = NgffReader.read(
                        NgffReaderTest.json(
                                "{ome: {version: '0.6rc0', scene: {coordinateSystems: [{name: 'world', " + AXES
                                        + "}], coordinateTransformations: [{type: 'translation', translation: [1, 2], name: 't',"
                                        + " input: {path: 'tile', name: 'physical'}, output: {name: 'world'}}], mine: 1}}}"),
                        3)
                .scene()
                .orElseThrow();
        assertThat(scene.defaultSystem().orElseThrow().name()).isEqualTo("world");
        assertThat(scene.imagePaths()).containsExactly("tile");
        assertThat(scene.transforms().get(0).transform().name()).contains("t");
        assertThat(scene.unknown().get("mine")).isPresent();
    }

    @Test
    void transformsInEachOtherBeyondAllMeasureAreKeptWithoutRecursion() {
        String deep = "{type: 'sequence', transformations: [".repeat(400) + "{type: 'identity'}" + "]}".repeat(400);
        NgffDocument document = linked(deep);
        assertThat(document.image().transform(0, "world").orElseThrow().isAffine())
                .isFalse();
        assertThat(document.warnings()).singleElement().asString().contains("in each other");
    }

    @Test
    void hugeMatricesAndNumbersThatAreNoneAreKeptAndNotApplied() {
        String row = "[" + "1,".repeat(99_999) + "1],";
        for (String wrong : List.of(
                "{type: 'affine', affine: [" + row.repeat(3) + "[1]]}",
                "{type: 'rotation', rotation: [" + "[1],".repeat(100_000) + "[1]]}",
                "{type: 'scale', scale: " + row.substring(0, row.length() - 1) + "}",
                "{type: 'mapAxis', mapAxis: " + row.substring(0, row.length() - 1) + "}",
                "{type: 'sequence', transformations: [" + "{type: 'identity'},".repeat(100_000) + "{}]}",
                "{type: 'affine', affine: [[1, 0, 1e999], [0, 1, 0]]}")) {
            NgffDocument document = linked(wrong);
            assertThat(document.image().transform(0, "world").orElseThrow().isAffine())
                    .isFalse();
            assertThat(document.warnings()).singleElement().asString().hasSizeLessThan(1000);
        }
        ObjectNode nan = (ObjectNode) NgffReaderTest.json("{type: 'scale', scale: []}");
        ((ArrayNode) nan.get("scale")).add(Double.NaN).add(1);
        assertThat(TransformReader.read(DocumentNode.root(nan, "here"))).isInstanceOf(UnknownTransform.class);
    }

    @Test
    void productsThatOverflowAreRefusedWithTheirNumbers() {
        String huge = "{type: 'scale', scale: [1e100, 1e100]},".repeat(4);
        NgffDocument document = linked("{type: 'sequence', transformations: [" + huge + "{type: 'identity'}]}");
        assertThat(document.image().transform(0, "world").orElseThrow().isAffine())
                .isFalse();
        assertThat(document.warnings()).singleElement().asString().contains("kept, but not applied");
    }

    @Test
    void systemsInACircleEnd() {
        NgffDocument document = read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations: [" + SCALE
                + "]}], coordinateTransformations: ["
                + "{type: 'identity', input: {name: 'physical'}, output: {name: 'physical'}},"
                + "{type: 'wobble', input: {name: 'physical'}, output: {name: 'nowhere'}},"
                + "{type: 'identity', input: {name: 'nowhere'}, output: {name: 'physical'}}]}");
        assertThat(document.image().transform(0, "world")).isEmpty();
        assertThat(document.warnings())
                .filteredOn(w -> w.contains("no coordinate system"))
                .hasSize(2);
    }

    @Test
    void veryManySystemsAndFaultsAreReadInOneGo() {
        ObjectNode document =
                (ObjectNode) NgffReaderTest.json("{ome: {version: '0.6rc0', multiscales: [{datasets: [{path:"
                        + " '0', coordinateTransformations: [" + SCALE + "]}], coordinateSystems: [{name: 'physical', "
                        + AXES
                        + "}], coordinateTransformations: []}]}}");
        ArrayNode systems = (ArrayNode) document.at("/ome/multiscales/0/coordinateSystems");
        ArrayNode links = (ArrayNode) document.at("/ome/multiscales/0/coordinateTransformations");
        for (int i = 0; i < 50_000; i++) {
            systems.add(NgffReaderTest.json("{name: 's" + i + "', " + AXES + "}"));
            links.addObject()
                    .put("type", i % 2 == 0 ? "identity" : "wobble")
                    .<ObjectNode>set("input", NgffReaderTest.json("{name: 's" + i + "'}"))
                    .set("output", NgffReaderTest.json("{name: 's" + (i + 1) + "'}"));
        }
        NgffDocument read = NgffReader.read(document, 3);
        assertThat(read.warnings()).hasSizeLessThan(300).last().asString().contains("more warnings");
        assertThat(read.image().transform(0, "s40000")).isEmpty();
    }

    private static NgffDocument linked(String transform) {
        return read("{" + SYSTEMS + ", datasets: [{path: '0', coordinateTransformations: [" + SCALE
                + "]}], coordinateTransformations: ["
                + transform.substring(0, transform.length() - 1)
                + ", input: {name: 'physical'}, output: {name: 'world'}}]}");
    }

    private static NgffDocument read(String multiscale) {
        return NgffReader.read(NgffReaderTest.json("{ome: {version: '0.6rc0', multiscales: [" + multiscale + "]}}"), 3);
    }
}
