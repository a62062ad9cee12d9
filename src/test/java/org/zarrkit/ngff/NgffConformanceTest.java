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
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.ConformanceData.Case;

/** Every group of the conformance data, against what its index says of it. */
class NgffConformanceTest {

    private static final Set<String> KINDS = Set.of("image", "labels", "plate");

    static List<Case> groups() {
        return ConformanceData.cases(
                entry -> KINDS.contains(entry.path("kind").asText()) && Files.isDirectory(new Case(entry).path()));
    }

    @ParameterizedTest
    @MethodSource("groups")
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
                                || document.scene().isPresent()
                                || !document.images().isEmpty())
                        .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void axesLevelsAndVersionAreThoseOfTheIndex(Case one) {
        if (one.text("expect").equals("error")) return;
        NgffDocument document = read(one);
        NgffVersion.of(one.text("ngff_version"))
                .ifPresent(version -> assertThat(document.version()).contains(version));
        JsonNode axes = one.entry().path("axes");
        if (axes.isArray())
            assertThat(document.image().systems().list())
                    .extracting(system -> system.axes().stream().map(Axis::name).toList())
                    .contains(texts(axes));
        JsonNode levels = one.entry().path("levels");
        if (levels.isArray())
            assertThat(document.image().levels()).extracting(Level::path).isEqualTo(texts(levels.findValues("path")));
    }

    @ParameterizedTest
    @MethodSource("groups")
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
                for (int i = 0; i < image.levels().size(); i++)
                    assertThat(again.image().transform(i).toAffine(image.rank()))
                            .isEqualTo(complete.transform(i).toAffine(image.rank()));
                assertThat(again.image().channels()).isEqualTo(complete.channels());
                assertThat(again.image().commonTransforms()).isEqualTo(complete.commonTransforms());
            }
        }
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
        assertThat(groups()).hasSizeGreaterThan(130);
        assertThat(groups().stream().filter(one -> one.text("error_stage").equals("open")))
                .hasSize(3);
    }

    /** Whether the fault lies in the store, which metadata alone do not show. */
    private static boolean levelIsMissing(Case one) {
        return one.entry().path("levels").findValuesAsText("missing").contains("true");
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
