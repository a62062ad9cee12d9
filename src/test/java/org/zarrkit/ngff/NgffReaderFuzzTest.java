package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.zarrkit.error.ZarrkitException;

/** Documents with any one or two values replaced by something that does not belong there. */
class NgffReaderFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> MEMBERS = List.of("""
            "version": "0.4", "multiscales": [{"name": "i", "version": "0.4", "type": "mean", "metadata": {"a": 1},
              "axes": [{"name": "c", "type": "channel"}, {"name": "y", "type": "space", "unit": "micrometer"}, "x"],
              "datasets": [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [1, 0.5, 0.5]},
                {"type": "translation", "translation": [0, 1, 2]}]}, {"path": "1", "coordinateTransformations": [
                {"type": "sequence", "transformations": [{"type": "affine",
                  "affine": [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]}]}]}],
              "coordinateTransformations": [{"type": "scale", "scale": [1, 1, 1]}]}],
            "omero": {"rdefs": {"defaultZ": 1, "defaultT": 2, "model": "color"}, "channels": [{"label": "a",
              "color": "00FF00", "active": true, "window": {"min": 0, "max": 9, "start": 1, "end": 5}}]}""", """
            "plate": {"version": "0.4", "name": "p", "rows": [{"name": "A"}], "columns": [{"name": "1"}],
              "wells": [{"path": "A/1", "rowIndex": 0, "columnIndex": 0}], "acquisitions": [{"id": 1, "name": "a"}]},
            "well": {"version": "0.4", "images": [{"path": "0", "acquisition": 1}]}""", """
            "image-label": {"version": "0.4", "colors": [{"label-value": 1, "rgba": [1, 2, 3, 4]}],
              "source": {"image": "../../"}}, "labels": ["a", "b/c"], "series": ["0"], "bioformats2raw.layout": 3""", """
            "version": "0.6rc0", "multiscales": [{"coordinateSystems": [{"name": "world", "axes": [{"name": "y",
                "type": "space"}, {"name": "x", "type": "space"}]}, {"name": "physical", "axes": [{"name": "y",
                "type": "space"}, {"name": "x", "type": "space"}]}],
              "datasets": [{"path": "0", "coordinateTransformations": [{"type": "sequence", "input": {"path": "0"},
                "output": {"name": "physical"}, "transformations": [{"type": "scale", "scale": [2, 3]},
                {"type": "translation", "translation": [1, 2]}]}]}],
              "coordinateTransformations": [{"type": "byDimension", "input": {"name": "physical"}, "output":
                {"name": "world"}, "transformations": [{"inputAxes": [1], "outputAxes": [0], "transformation":
                {"type": "rotation", "rotation": [[1]]}}, {"inputAxes": [0], "outputAxes": [1], "transformation":
                {"type": "bijection", "forward": {"type": "mapAxis", "mapAxis": [0]}, "inverse":
                {"type": "projectAxis", "createdOutputs": [0], "droppedInputs": [0]}}}]}]}],
            "scene": {"coordinateSystems": [], "coordinateTransformations": [{"type": "identity", "input":
              {"name": "a", "path": "b"}, "output": {"name": "world"}}]}""");

    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "7",
            "-1",
            "0",
            "1e999",
            "1e-320",
            "0.5",
            "99999999999999999999999999",
            "\"\"",
            "\"x\"",
            "\"../a\"",
            "\"0.7\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[1, \"a\"]",
            "{\"name\": 5}",
            "[1e99, 1e99, 1e99]",
            "[[1e99, 0, 0, 0], [0, 1e99, 0, 0], [0, 0, 1e99, 0]]",
            "[0, 0, 0]",
            "\"time\"",
            "\"affine\"");

    @Property(tries = 5000)
    void anythingWrongIsToleratedOrRefusedByName(
            @ForAll @IntRange(max = 3) int document,
            @ForAll @IntRange(min = 2, max = 3) int zarrFormat,
            @ForAll @IntRange(max = 999) int firstPlace,
            @ForAll @IntRange(max = 23) int firstValue,
            @ForAll @IntRange(max = 999) int secondPlace,
            @ForAll @IntRange(max = 23) int secondValue)
            throws JsonProcessingException {
        JsonNode root = MAPPER.readTree("{\"ome\": {" + MEMBERS.get(document) + "}}");
        replace(root, firstPlace, MAPPER.readTree(WRONG.get(firstValue)));
        replace(root, secondPlace, MAPPER.readTree(WRONG.get(secondValue)));
        try {
            for (Multiscale image : NgffReader.read(root, zarrFormat).images()) assertUsable(image.withShownAxes());
        } catch (ZarrkitException e) {
            assertThat(e.getMessage()).containsPattern("^(attributes|axes are)");
        }
    }

    /** What can be read must have finite sizes other than zero, and must survive being written. */
    private static void assertUsable(Multiscale image) {
        long[] shape = new long[image.rank()];
        Arrays.fill(shape, 64);
        List<long[]> shapes = image.levels().stream().map(level -> shape).toList();
        Multiscale complete =
                image.withDerivedScales(shapes).withRendering(image.rendering().completedFrom(2, 0, 255));
        for (int i = 0; i < complete.levels().size(); i++)
            for (double size : complete.pixelSizes(i))
                assertThat(size).isFinite().isNotZero();
        for (CoordinateSystem system : complete.systems().list())
            complete.transform(0, system.name())
                    .filter(CoordinateTransform::isAffine)
                    .ifPresent(transform -> assertThat(
                                    transform.toAffine(complete.rank()).outputRank())
                            .isEqualTo(system.rank()));
        NgffReader.read(NgffWriter.write(complete, NgffVersion.V0_6), 3);
        NgffDocument again = NgffReader.read(NgffWriter.write(complete, NgffVersion.V0_5), 3);
        for (int i = 0; i < complete.levels().size(); i++)
            assertThat(again.image().transform(i).toAffine(complete.rank()))
                    .isEqualTo(complete.transform(i).toAffine(complete.rank()));
        assertThat(again.image().channels())
                .extracting(Channel::window)
                .isEqualTo(complete.channels().stream().map(Channel::window).toList());
    }

    private static void replace(JsonNode root, int place, JsonNode value) {
        List<JsonPointer> places = new ArrayList<>();
        collect(root, JsonPointer.empty(), places);
        JsonPointer pointer = places.get(place % places.size());
        JsonNode parent = root.at(pointer.head());
        if (parent instanceof ObjectNode object) object.set(pointer.last().getMatchingProperty(), value);
        else ((ArrayNode) parent).set(pointer.last().getMatchingIndex(), value);
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> places) {
        if (node.isArray()) for (int i = 0; i < node.size(); i++) add(node.get(i), here.appendIndex(i), places);
        node.properties().forEach(entry -> add(entry.getValue(), here.appendProperty(entry.getKey()), places));
    }

    private static void add(JsonNode node, JsonPointer here, List<JsonPointer> places) {
        places.add(here);
        collect(node, here, places);
    }
}
