package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.ngff.ConformanceData.Case;

/** The specification's examples of coordinate transformations. */
class TransformExamplesTest {

    private static final String FOLDER = "ngff-spec/0.6rc0/examples/transformations/";

    /** Where points go in the examples that the specification works out or that are plain arithmetic. */
    private static final Map<String, double[][]> POINTS = Map.of(
            "affine2d2d", new double[][] {{10, 20}, {53, 146}},
            "affine2d3d", new double[][] {{10, 20}, {10, 84, 177}},
            "byDimension1", new double[][] {{10, 20}, {20, 19}},
            "byDimension2", new double[][] {{1, 2, 3, 4}, {4, 4.5, 4.5}},
            "mapAxis1", new double[][] {{10, 20}, {10, 20}},
            "projectAxis", new double[][] {{10, 20}, {0, 0, 10, 20}},
            "projectAxis2", new double[][] {{5, 10, 20}, {0, 10, 20}},
            "rotation", new double[][] {{10, 20}, {-20, 10}},
            "sequence", new double[][] {{10, 20}, {20.2, 62.7}},
            "translation", new double[][] {{10, 20}, {19, 18.58}});

    static List<Case> examples() {
        return ConformanceData.cases(entry -> entry.path("path").asText().startsWith(FOLDER)
                && !entry.path("path").asText().endsWith("bijection_verbose.json")
                && entry.path("kind").asText().equals("schema-valid"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyTransformIsOfAKnownTypeAndWrittenAsItWas(Case one) {
        JsonNode document = ConformanceData.read(one.path());
        List<LinkedTransform> links = links(document);
        assertThat(links).isNotEmpty().noneMatch(link -> link.transform() instanceof UnknownTransform);
        List<String> changed =
                JsonSubset.missing(document.path("coordinateTransformations"), SystemsWriter.links(links));
        // Those of pre-releases among them are written as 0.6rc0 spells them.
        if (!List.of("byDimensionXarray.json", "mapAxis1.json").contains(name(one)))
            assertThat(changed).isEmpty();
    }

    @Test
    void pointsGoWhereTheyShould() {
        Path folder = ConformanceData.folder();
        POINTS.forEach((name, points) -> {
            CoordinateTransform transform = links(ConformanceData.read(folder.resolve(FOLDER + name + ".json")))
                    .get(0)
                    .transform();
            assertThat(transform.toAffine(points[0].length).apply(points[0]))
                    .as(name)
                    .containsExactly(points[1], org.assertj.core.data.Offset.offset(1e-12));
        });
    }

    @Test
    void bijectionNamesItsEndsInside() {
        Case verbose = ConformanceData.cases(
                        entry -> entry.path("path").asText().endsWith("bijection_verbose.json"))
                .get(0);
        JsonNode json = ConformanceData.read(verbose.path());
        CoordinateTransform read = TransformReader.read(DocumentNode.root(json, "transform"));
        assertThat(read).isInstanceOf(Bijection.class);
        assertThat(TransformWriter.write(read)).isEqualTo(json);
    }

    private static List<LinkedTransform> links(JsonNode document) {
        DocumentNode root = DocumentNode.root(document, "document");
        return SystemsReader.links(
                root.get("coordinateTransformations"), SystemsReader.systems(root.get("coordinateSystems")));
    }

    private static String name(Case one) {
        return one.path().getFileName().toString();
    }
}
