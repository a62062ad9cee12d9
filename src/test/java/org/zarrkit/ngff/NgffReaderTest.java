package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;

class NgffReaderTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private static final String YX = "axes: [{name: 'y', type: 'space'}, {name: 'x', type: 'space'}]";

    @Test
    void groupOfOtherSoftwareIsAnEmptyDocument() {
        for (JsonNode attributes : List.of(json("{}"), json("{version: '7.1', ome: 5}"), NullNode.getInstance())) {
            assertThat(NgffReader.read(attributes, 2).isEmpty()).isTrue();
            assertThat(NgffReader.read(attributes, 3).isEmpty()).isTrue();
        }
        assertThatThrownBy(() -> NgffReader.read(json("{}"), 2).image())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("multiscales");
    }

    @Test
    void askingAPlateForAnImageSaysWhatIsThere() {
        assertThatThrownBy(() -> NgffReader.read(json("{labels: ['a']}"), 2).image())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("labels");
    }

    @Test
    void messageSaysWhereWhatWasFoundAndWhatWasExpected() {
        JsonNode attributes = json("{ome: {version: '0.5', multiscales: [{" + YX + ", datasets: [{path: 3}]}]}}");
        assertThatThrownBy(() -> NgffReader.read(attributes, 3, "s3://bucket/image.zarr"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessage(
                        "s3://bucket/image.zarr, attributes.ome.multiscales[0].datasets[0].path is 3; expected text."
                                + " Correct the metadata, or write the image anew.");
    }

    /** Some writers join paths to the group, or copy them from a listing of files. */
    @Test
    void slashesAndDotsAtTheEndsOfPathsAreLeftOut() {
        JsonNode attributes = json(
                "{ome: {version: '0.5', multiscales: [{" + YX + ", datasets: [{path: './0'}," + "{path: '/a/1/'}]}]}}");
        NgffDocument document = NgffReader.read(attributes, 3);
        assertThat(document.image().levels()).extracting(Level::path).containsExactly("0", "a/1");
        assertThat(document.warnings()).anyMatch(w -> w.contains("read as '0'")).anyMatch(w -> w.contains("'a/1'"));
    }

    /** Null for a member that is left out, as JavaScript and pydantic write it, was written back, which no rule allows. */
    @Test
    void nullsOfKnownMembersAreNothing() {
        JsonNode attributes = json("{multiscales: [{version: '0.4', name: null, type: null, metadata: null,"
                + "axes: [{name: 'y', type: 'space', unit: null}, {name: 'x', type: 'space', unit: null}],"
                + "datasets: [{path: '0', coordinateTransformations: [{type: 'scale', scale: [1, 1]}]}]}],"
                + "omero: {channels: [{label: null, color: 'FF0000', window: {min: 0, max: 1, start: 0, end: 1}}]},"
                + "'image-label': {colors: null, properties: null, source: null}}");
        String written = NgffWriter.write(NgffReader.read(attributes, 2), NgffVersion.V0_4)
                .toString();
        assertThat(written).doesNotContain("null").contains("image-label");
    }

    @Test
    void pathOutOfTheGroupIsRefused() {
        assertThatThrownBy(() -> image("[{path: '../../secret'}]"))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("datasets[0].path")
                .hasMessageContaining("'..'");
    }

    @Test
    void scaleThenTranslationIsTakenAsItIs() {
        NgffDocument document = image("[{path: '0', coordinateTransformations: ["
                + "{type: 'scale', scale: [2, 3]}, {type: 'translation', translation: [1, 1.5]}]}]");
        assertThat(document.warnings()).isEmpty();
        assertThat(document.image().levels()).containsExactly(Level.of("0", Scale.of(2, 3), Translation.of(1, 1.5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'translation', translation: [1, 1]}, {type: 'scale', scale: [2, 3]} | 2,3,2,3",
                "{type: 'translation', translation: [1, 1]} | 1,1,1,1",
                "{type: 'identity'} | 1,1,0,0",
                "{type: 'scale', scale: [2, 2]}, {type: 'scale', scale: [2, 3]} | 4,6,0,0",
                "{type: 'affine', affine: [[2, 0, 5], [0, 3, 6]]} | 2,3,5,6",
                "{type: 'sequence', transformations: [{type: 'scale', scale: [2, 3]}]} | 2,3,0,0"
            })
    void irregularTransformsThatScaleAndShiftAreConverted(String transforms, String numbers) {
        NgffDocument document = image("[{path: '0', coordinateTransformations: [" + transforms + "]}]");
        double[] expected = List.of(numbers.split(",")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(document.image().pixelSizes(0)).containsExactly(expected[0], expected[1]);
        assertThat(document.image().origin(0)).containsExactly(expected[2], expected[3]);
        assertThat(document.warnings())
                .singleElement()
                .asString()
                .contains("datasets[0].coordinateTransformations")
                .contains("converted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'scale', scale: [1, 2, 3]}",
                "{type: 'scale', scale: [0, 1]}",
                "{type: 'scale', scale: [1e999, 1]}",
                "{type: 'scale', scale: ['1', 1]}",
                "{type: 'scale', scale: 2}",
                "{type: 'scale', path: 'scales'}",
                "{type: 'affine', affine: [[0, 1, 0], [1, 0, 0]]}",
                "{type: 'affine', affine: [[1, 0, 0], [1]]}",
                "{type: 'scale', scale: [1e90, 1]}, {type: 'scale', scale: [1e90, 1]}",
                "{type: 'wobble'}",
                "{}",
                "7"
            })
    void unusableTransformIsPassedOverWithAWarning(String transforms) {
        NgffDocument document = image("[{path: '0', coordinateTransformations: [" + transforms + "]}]");
        assertThat(document.image().hasScales()).isFalse();
        assertThat(document.warnings()).last().asString().contains("derived from the shapes");
    }

    @Test
    void commonTransformsOfMultiscaleAreRead() {
        NgffDocument document = NgffReader.read(
                json("{multiscales: [{version: '0.4', " + YX + ", datasets: [{path: '0', coordinateTransformations:"
                        + " [{type: 'scale', scale: [2, 2]}]}],"
                        + " coordinateTransformations: [{type: 'scale', scale: [0.1, 10]}]}]}"),
                2);
        assertThat(document.warnings()).isEmpty();
        assertThat(document.image().pixelSizes(0)).containsExactly(0.2, 20);
    }

    @Test
    void axesOfOldVersions() {
        assertThat(axes("{multiscales: [{datasets: [{path: '0'}]}]}")).containsExactly("t", "c", "z", "y", "x");
        assertThat(axes("{multiscales: [{version: '0.3', axes: ['c', 'y', 'x'], datasets: [{path: '0'}]}]}"))
                .containsExactly("c", "y", "x");
    }

    @Test
    void moreAxesThanThereCanBeAreRefusedBeforeAnythingIsMadeForThem() {
        String many = "{name: 'a', type: 'space'},".repeat(200_000);
        assertThatThrownBy(() -> NgffReader.read(
                        json("{multiscales: [{axes: [" + many.substring(0, many.length() - 1)
                                + "], datasets: [{path: '0', coordinateTransformations: [{type: 'identity'}]}]}]}"),
                        2))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("200000 axes");
    }

    @Test
    void missingTypeIsInferredFromAUsualName() {
        NgffDocument document = NgffReader.read(
                json(
                        "{multiscales: [{version: '0.4', axes: [{name: 'angle'}, {name: 'y'}, {name: 'x'}],"
                                + " datasets: [{path: '0', coordinateTransformations: [{type: 'scale', scale: [1, 1, 1]}]}]}]}"),
                2);
        assertThat(document.image().axes())
                .extracting(Axis::type)
                .containsExactly(AxisType.OTHER, AxisType.SPACE, AxisType.SPACE);
        assertThat(document.warnings()).hasSize(2);
    }

    @Test
    void documentOfRfc8IsRefusedByName() {
        assertThatThrownBy(() -> NgffReader.read(json("{ome: {type: 'collection', name: 'a', nodes: []}}"), 3))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("RFC-8");
    }

    @Test
    void nothingInOmeroStopsAnImageFromOpening() {
        NgffDocument document = NgffReader.read(
                json("{multiscales: [{version: '0.4', " + YX + ", datasets: [{path: '0', coordinateTransformations:"
                        + " [{type: 'scale', scale: [1, 1]}]}]}], omero: {rdefs: {defaultZ: -3, defaultT: 4},"
                        + " channels: [7, {color: '#ff8000', window: {start: 2, end: 'x', gamma: 2}},"
                        + " {color: 'ff8000ff', label: 5, active: false}, {color: 'red', glow: true}]}}"),
                2);
        Rendering rendering = document.image().rendering();
        assertThat(rendering.defaultZ()).isEmpty();
        assertThat(rendering.defaultT()).contains(4);
        assertThat(rendering.channels())
                .extracting(Channel::color)
                .containsExactly(Optional.empty(), Optional.of(0xFF8000), Optional.of(0xFF8000), Optional.empty());
        assertThat(rendering.channels().get(1).window().start()).isEqualTo(OptionalDouble.of(2));
        assertThat(rendering.channels().get(1).window().end()).isEmpty();
        assertThat(rendering.channels().get(1).unknown().get("window"))
                .contains(JsonNodeFactory.instance.objectNode().put("gamma", 2));
        assertThat(rendering.channels().get(2).active()).isFalse();
        assertThat(rendering.channels().get(2).label()).contains("5");
        assertThat(rendering.channels().get(3).unknown().get("glow")).isPresent();
        assertThat(document.warnings()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void imageThatCannotBeUnderstoodDoesNotHideTheOthers() {
        NgffDocument document = NgffReader.read(
                json("{multiscales: [{datasets: []}, {name: 'good', version: '0.4', " + YX
                        + ", datasets: [{path: '0', coordinateTransformations: [{type: 'scale', scale: [1, 1]}]}]}]}"),
                2);
        assertThat(document.images()).extracting(Multiscale::name).containsExactly("good");
        assertThat(document.warnings()).last().asString().contains("multiscales[0]");
    }

    @Test
    void lastOfSeveralColoursForALabelCounts() {
        ImageLabel label = NgffReader.read(
                        json("{'image-label': {version: '0.4', source: {image: '../../'}, properties: [],"
                                + " colors: [{'label-value': 1, rgba: [1, 2, 3, 4]}, {'label-value': 2, rgba: [0, 0, 256, 0]},"
                                + " {'label-value': 1, rgba: [255, 0, 0, 128]}]}}"),
                        2)
                .imageLabel()
                .orElseThrow();
        assertThat(label.colors()).containsOnlyKeys(1L).containsValue(0xFF000080);
        assertThat(label.source()).contains("../../");
        assertThat(label.unknown().get("properties")).isPresent();
    }

    @Test
    void collectionAndItsSeriesAreRead() {
        assertThat(NgffReader.read(json("{'bioformats2raw.layout': 3}"), 2).bioformats2rawLayout())
                .contains(new Bioformats2rawLayout(3));
        NgffDocument ome = NgffReader.read(json("{ome: {version: '0.5', series: ['0', '../x', 'a/b']}}"), 3);
        assertThat(ome.series()).contains(new Series(List.of("0", "a/b")));
        assertThat(ome.warnings()).singleElement().asString().contains("series[1]");
    }

    @Test
    void channelLastIsReadWithAWarningAndShownInOrder() {
        NgffDocument document = NgffReader.read(
                json("{multiscales: [{version: '0.4', axes: [{name: 'y', type: 'space'}, {name: 'x', type: 'space'},"
                        + " {name: 'c', type: 'channel'}], datasets: [{path: '0', coordinateTransformations:"
                        + " [{type: 'scale', scale: [2, 3, 1]}]}]}]}"),
                2);
        assertThat(document.warnings()).singleElement().asString().contains("the order time, channel");
        assertThat(document.image().pixelSizes(0)).containsExactly(2, 3, 1);
        assertThat(document.image().withShownAxes().pixelSizes(0)).containsExactly(1, 2, 3);
    }

    private static List<String> axes(String attributes) {
        return NgffReader.read(json(attributes), 2).image().axes().stream()
                .map(Axis::name)
                .toList();
    }

    private static NgffDocument image(String datasets) {
        return NgffReader.read(json("{multiscales: [{version: '0.4', " + YX + ", datasets: " + datasets + "}]}"), 2);
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
