package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.ngff.ConformanceData.Case;

/** What is read is written again in the same version, with everything that nobody interprets. */
class DocumentRoundTripTest {

    private static final Set<String> WRITABLE = Set.of("0.4", "0.5", "0.6rc0");
    private static final Set<String> KINDS = Set.of("image", "labels", "plate", "schema-valid");

    /** What is wrong in a document is read as it is meant, and written so. */
    private static final Map<String, String> MENDED = Map.of(
            "ome-zarr/fiji-java/5d_testing/5d_dataset_v5.ome.zarr", "/ome/omero/version: ",
            "ome-zarr/mobie-io/blobs.ome.zarr", "/multiscales/0/coordinateTransformations: []",
            "ome-zarr/ome-zarr-examples/valid/plate-01.zarr", "/plate/wells/",
            "ngff-spec/0.4/tests/image/valid/mismatch_axes_units.json", "/multiscales/0/datasets/0/coordinateTr",
            "ngff-spec/0.6rc0/tests/attributes/spec/valid/image/mismatch_axes_units.json",
                    "/ome/multiscales/0/datasets/0/coordinateTr",
            "ngff-spec/0.6rc0/tests/attributes/strict/valid/image/multiscales_example.json",
                    "/ome/multiscales/0/datasets/1/coordinateTransformations/0/input/path: ",
            "ngff-spec/0.6rc0/examples/multiscales_strict/multiscales_example_relative.json", "/multiscales: ",
            // A null is no unit; 0.5 wants text there, or nothing.
            "ome-zarr/yaozarrs/v05/fb416517-e36d-4bdb-98f9-47b644138d47.zarr/zarr.json", "/ome/multiscales/0/axes/");

    static List<Case> documents() {
        return ConformanceData.cases(entry -> KINDS.contains(entry.path("kind").asText())
                && WRITABLE.contains(entry.path("ngff_version").asText())
                && entry.path("expect").asText().equals("opens")
                && !entry.path("optional").asBoolean()
                && !attributes(new Case(entry)).isMissingNode());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothingIsLost(Case one) {
        assertNothingLost(one, attributes(one));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void membersThatNobodyKnowsSurviveEverywhere(Case one) {
        JsonNode attributes = attributes(one).deepCopy();
        addMembers(attributes);
        assertNothingLost(one, attributes);
    }

    private static void assertNothingLost(Case one, JsonNode attributes) {
        NgffVersion version = NgffVersion.of(one.text("ngff_version")).orElseThrow();
        NgffDocument document = complete(NgffReader.read(attributes, one.zarrFormat()));
        if (document.isEmpty()) return;
        ObjectNode written = NgffWriter.write(document, version);
        List<String> missing = JsonSubset.missing(attributes, written);
        if (MENDED.containsKey(one.text("path")))
            assertThat(missing).isNotEmpty().allSatisfy(place -> assertThat(place)
                    .startsWith(MENDED.get(one.text("path"))));
        else assertThat(missing).isEmpty();
        NgffDocument again = NgffReader.read(ConformanceData.parse(written.toString()), version.zarrFormat());
        assertThat(again.contents()).isEqualTo(document.contents());
    }

    /** With scales and windows where they are missing: images are not written without. */
    private static NgffDocument complete(NgffDocument document) {
        List<GroupContent> contents = new ArrayList<>();
        for (GroupContent content : document.contents())
            contents.add(content instanceof Multiscale image ? complete(image) : content);
        return new NgffDocument(document.version(), contents, document.group(), document.warnings());
    }

    private static Multiscale complete(Multiscale image) {
        long[] shape = new long[image.rank()];
        Arrays.fill(shape, 8);
        return image.withDerivedScales(image.levels().stream().map(l -> shape).toList())
                .withRendering(image.rendering().completedFrom(image.channels().size(), 0, 255));
    }

    @Test
    void thereAreEnoughDocumentsToProveSomething() {
        assertThat(documents()).hasSizeGreaterThan(170);
    }

    /** Puts a member into every object. */
    private static void addMembers(JsonNode node) {
        node.forEach(DocumentRoundTripTest::addMembers);
        if (!(node instanceof ObjectNode object)) return;
        ArrayNode list = object.putObject("x-mine").putArray("list");
        list.add(1).add("two").addNull();
    }

    private static JsonNode attributes(Case one) {
        if (one.text("kind").startsWith("schema"))
            return ConformanceData.read(one.path())
                    .at(one.entry().path("instance_pointer").asText(""));
        Path v3 = one.path().resolve("zarr.json");
        Path v2 = one.path().resolve(".zattrs");
        if (Files.isRegularFile(v3)) return ConformanceData.read(v3).path("attributes");
        return Files.isRegularFile(v2)
                ? ConformanceData.read(v2)
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
