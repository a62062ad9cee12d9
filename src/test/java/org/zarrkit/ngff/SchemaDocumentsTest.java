package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.ConformanceData.Case;

/** The specification's own valid and invalid documents of OME-Zarr 0.1 to 0.6rc0. */
class SchemaDocumentsTest {

    private static final Set<String> VERSIONS = Set.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6rc0");

    /** Invalid in a way that leaves nothing to show. */
    private static final Set<String> HOPELESS = Set.of(
            "duplicate_axes",
            "invalid_path",
            "missing_axes",
            "missing_axes_name",
            "missing_datasets",
            "missing_path",
            "no_axes",
            "no_datasets",
            "no_multiscales");

    static List<Case> validDocuments() {
        return documents("schema-valid");
    }

    static List<Case> invalidDocuments() {
        return documents("schema-invalid");
    }

    static List<Case> invalidImages() {
        return invalidDocuments().stream()
                .filter(one -> one.text("schema").endsWith("image.schema"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void validDocumentIsRead(Case one) {
        NgffDocument document = read(one);
        String schema = one.text("schema");
        if (schema.endsWith("image.schema"))
            assertThat(document.image().levels()).isNotEmpty();
        if (schema.endsWith("plate.schema") && attributes(one).findValue("plate") != null)
            assertThat(document.plate()).isPresent();
        if (schema.endsWith("well.schema")) assertThat(document.well()).isPresent();
        if (schema.endsWith("/ome.schema")) assertThat(document.series()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("invalidDocuments")
    void invalidDocumentIsReadOrRefusedByName(Case one) {
        try {
            read(one);
        } catch (ZarrkitException e) {
            assertThat(e).hasMessageContaining("attributes").hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @MethodSource("invalidImages")
    void invalidImageOpensWithAWarningIfThereIsSomethingToShow(Case one) {
        Optional<NgffDocument> document = Optional.empty();
        try {
            document = Optional.of(read(one)).filter(read -> !read.isEmpty());
        } catch (ZarrkitException e) {
            assertThat(nameOf(one)).as(e.getMessage()).isIn(HOPELESS);
        }
        document.ifPresent(read -> {
            assertThat(nameOf(one)).isNotIn(HOPELESS);
            assertThat(read.image().levels()).isNotEmpty();
            assertThat(read.warnings()).isNotEmpty();
        });
    }

    @Test
    void thereAreEnoughDocumentsToProveSomething() {
        assertThat(validDocuments()).hasSizeGreaterThan(60);
        assertThat(invalidDocuments()).hasSizeGreaterThan(100);
    }

    private static String nameOf(Case one) {
        return one.path().getFileName().toString().replace(".json", "");
    }

    private static List<Case> documents(String kind) {
        return ConformanceData.cases(entry -> entry.path("kind").asText().equals(kind)
                && VERSIONS.contains(entry.path("ngff_version").asText())
                && entry.path("schema").asText().contains("ngff-spec/"));
    }

    private static JsonNode attributes(Case one) {
        return ConformanceData.read(one.path())
                .at(one.entry().path("instance_pointer").asText(""));
    }

    private static NgffDocument read(Case one) {
        return NgffReader.read(
                attributes(one),
                NgffVersion.of(one.text("ngff_version")).orElseThrow().zarrFormat());
    }
}
