package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.ConformanceData.Case;

/** Every group of the conformance data, against what its index says of it. */
class NgffConformanceTest {

    private static final Set<String> KINDS = Set.of("image", "labels", "plate");

    static List<Case> groups() {
        return ConformanceData.cases(
                entry -> KINDS.contains(entry.path("kind").asText()) && Files.isDirectory(new Case(entry).path()));
    }

    static List<Case> publishedGroups() {
        return groups().stream().filter(one -> !isLaterVersion(one)).toList();
    }

    static List<Case> laterGroups() {
        return groups().stream().filter(NgffConformanceTest::isLaterVersion).toList();
    }

    @ParameterizedTest
    @MethodSource("publishedGroups")
    void groupOpensOrIsRefusedAsTheIndexSays(Case one) {
        if (one.text("error_stage").equals("open") && !levelIsMissing(one)) {
            assertThatThrownBy(() -> read(one).image()).isInstanceOf(ZarrkitException.class);
            return;
        }
        NgffDocument document = read(one);
        assertThat(document.isEmpty()).isFalse();
        switch (one.text("kind")) {
            case "plate" -> assertThat(document.plate()).isPresent();
            case "labels" ->
                assertThat(document.labels().isPresent() || !document.images().isEmpty())
                        .isTrue();
            default ->
                assertThat(document.bioformats2rawLayout().isPresent()
                                || !document.images().isEmpty())
                        .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("publishedGroups")
    void axesLevelsAndVersionAreThoseOfTheIndex(Case one) {
        if (one.text("expect").equals("error")) return;
        NgffDocument document = read(one);
        NgffVersion.of(one.text("ngff_version"))
                .ifPresent(version -> assertThat(document.version()).contains(version));
        JsonNode axes = one.entry().path("axes");
        if (axes.isArray())
            assertThat(document.image().axes()).extracting(Axis::name).isEqualTo(texts(axes));
        JsonNode levels = one.entry().path("levels");
        if (levels.isArray())
            assertThat(document.image().levels()).extracting(Level::path).isEqualTo(texts(levels.findValues("path")));
    }

    @ParameterizedTest
    @MethodSource("publishedGroups")
    void imageThatOpensCanBeWrittenAndReadAgain(Case one) {
        if (one.text("error_stage").equals("open")) return;
        for (Multiscale image : read(one).images()) {
            List<long[]> shapes =
                    image.levels().stream().map(level -> ones(image.rank())).toList();
            Multiscale complete = image.withDerivedScales(shapes)
                    .withRendering(
                            image.rendering().completedFrom(image.channels().size(), 0, 255));
            for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5)) {
                NgffDocument again = NgffReader.read(NgffWriter.write(complete, version), version.zarrFormat());
                assertThat(again.image().levels()).isEqualTo(complete.levels());
                assertThat(again.image().channels()).isEqualTo(complete.channels());
                assertThat(again.image().commonTransforms()).isEqualTo(complete.commonTransforms());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("laterGroups")
    void laterVersionIsRefusedByName(Case one) {
        assertThatThrownBy(() -> read(one))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(one.text("ngff_version"));
    }

    @Test
    void anInvalidPlateStillOpensAndListsItsWells() {
        Case broken = groups().stream()
                .filter(one -> one.text("path").endsWith("broken_v05.ome.zarr"))
                .findFirst()
                .orElseThrow();
        assertThat(read(broken).plate().orElseThrow().wells()).hasSize(9);
    }

    @Test
    void theIndexHoldsEnoughToProveSomething() {
        assertThat(publishedGroups()).hasSizeGreaterThan(90);
        assertThat(publishedGroups().stream()
                        .filter(one -> one.text("error_stage").equals("open")))
                .hasSize(3);
    }

    /** Whether the fault lies in the store, which metadata alone do not show. */
    private static boolean levelIsMissing(Case one) {
        return one.entry().path("levels").findValuesAsText("missing").contains("true");
    }

    private static boolean isLaterVersion(Case one) {
        return one.text("ngff_version").startsWith("0.6");
    }

    private static NgffDocument read(Case one) {
        return NgffReader.read(attributes(one), one.zarrFormat(), one.toString());
    }

    private static JsonNode attributes(Case one) {
        Path v3 = one.path().resolve("zarr.json");
        return one.zarrFormat() == 3
                ? ConformanceData.read(v3).path("attributes")
                : ConformanceData.read(one.path().resolve(".zattrs"));
    }

    private static long[] ones(int rank) {
        long[] ones = new long[rank];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static List<String> texts(Iterable<JsonNode> list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
