package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.Conformance.Case;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.Node;

/** Documents and hierarchies by others, valid and not, against what their index says of them. */
class ConformanceTest {

    /** Examples of the specification carry comments, for people. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    static Stream<Case> validDocuments() {
        return documents("schema-valid");
    }

    static Stream<Case> invalidDocuments() {
        return documents("schema-invalid");
    }

    private static Stream<Case> documents(String kind) {
        return Conformance.collection().filter(one -> one.text("kind").equals(kind));
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void validDocumentHasNoErrors(Case one) throws IOException {
        if (one.isOptional()) return;
        for (JsonNode document : SchemaCases.documents(one, MAPPER)) {
            Report report = Doctor.examineDocument(
                    document, OptionalInt.of(one.json().path("zarr_format").asInt()), options(one));
            assertThat(report.of(Severity.ERROR)).as(document.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("invalidDocuments")
    void invalidDocumentHasAnError(Case one) throws IOException {
        for (JsonNode document : SchemaCases.documents(one, MAPPER)) {
            Report report = Doctor.examineDocument(
                    document, OptionalInt.of(one.json().path("zarr_format").asInt()), options(one));
            assertThat(report.of(Severity.ERROR)).as(document.toString()).isNotEmpty();
        }
    }

    static List<Case> hierarchies() {
        return Conformance.collection()
                .filter(one -> List.of("image", "labels", "plate").contains(one.text("kind")))
                .filter(one -> Files.isDirectory(one.path()) || one.text("path").matches(".*\\.(ozx|zip)"))
                .toList();
    }

    static List<Case> badHierarchies() {
        return hierarchies().stream().filter(one -> !one.opens()).toList();
    }

    static List<Case> goodHierarchies() {
        return hierarchies().stream().filter(Case::opens).toList();
    }

    @ParameterizedTest
    @MethodSource("badHierarchies")
    void badHierarchyHasAnErrorAndOpensIfTheIndexSaysSo(Case one) {
        Report report = examine(one);
        assertThat(report.isValid()).as(report.toString()).isFalse();
        for (JsonNode expected : one.json().path("expected_errors"))
            assertThat(report.of(Severity.ERROR))
                    .as(expected.toString())
                    .anyMatch(finding -> isAt(finding, expected.path("at").asText()));
        if (!one.text("error_stage").equals("validate")) return;
        Store store = Stores.open(one.path().toString());
        if (one.text("kind").equals("plate")) {
            Node root = Node.open(store, "");
            assertThat(NgffReader.read(root.attributes(), root.zarrFormat()).plate())
                    .isPresent();
        } else {
            assertThat(ZarrImage.open(store, "").arrays()).isNotEmpty();
        }
    }

    private static boolean isAt(Finding finding, String path) {
        return finding.path().equals(path)
                || finding.path().startsWith(path + "/")
                || finding.place().key().startsWith(path + "/");
    }

    /** Opening does not mean that no rule is broken, but that the rules of the right version are looked at. */
    @ParameterizedTest
    @MethodSource("goodHierarchies")
    void otherHierarchyIsJudgedByItsVersion(Case one) {
        Report report = examine(one);
        assertThat(report.nodes()).isPositive();
        NgffVersion.of(one.text("ngff_version"))
                .ifPresent(version -> assertThat(report.versions()).contains(version));
        if (one.json().path("warning").asBoolean())
            assertThat(report.of(Severity.WARNING))
                    .anyMatch(finding -> finding.code().startsWith("archive-"));
    }

    /** Every chunk of a hierarchy that should be readable decodes. */
    @ParameterizedTest
    @MethodSource("goodHierarchies")
    void pixelsOfGoodHierarchiesDecode(Case one) {
        if (one.isOptional()) return;
        Report report =
                Doctor.examine(one.path().toString(), DoctorOptions.defaults().withPixels(true), Steps.IN_ORDER);
        assertThat(report.codes(Severity.ERROR)).doesNotContain("chunk-decodes");
    }

    @Test
    void theIndexHoldsEnoughToProveSomething() {
        assertThat(validDocuments()).hasSizeGreaterThan(200);
        assertThat(invalidDocuments()).hasSizeGreaterThan(220);
        assertThat(badHierarchies()).hasSizeGreaterThan(11);
        assertThat(goodHierarchies()).hasSizeGreaterThan(120);
    }

    private static Report examine(Case one) {
        return Doctor.examine(one.path().toString(), DoctorOptions.defaults(), Steps.IN_ORDER);
    }

    private static DoctorOptions options(Case one) {
        return DoctorOptions.defaults().withStrict(one.json().path("strict").asBoolean());
    }
}
