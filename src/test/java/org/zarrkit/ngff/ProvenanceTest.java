package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProvenanceTest {

    private static final Multiscale IMAGE =
            Multiscale.of("a", List.of(Axis.space("y"), Axis.space("x")), List.of(Level.of("0", Scale.ones(2))));
    private static final Pipeline SMOOTH = new Pipeline(Optional.of("/data/raw.zarr"), List.of("gaussian sigma=2"));
    private static final Pipeline MASK = new Pipeline(Optional.of("/data/smooth.zarr"), List.of("threshold min=7"));

    private static Multiscale rewritten(Multiscale image, NgffVersion version) {
        ObjectNode attributes = NgffWriter.write(image, version);
        return NgffReader.read(attributes, version.zarrFormat(), "test").image();
    }

    @ParameterizedTest
    @EnumSource(
            value = NgffVersion.class,
            names = {"V0_4", "V0_5", "V0_6"})
    void whatIsRecordedIsReadAgain(NgffVersion version) {
        Multiscale image = rewritten(Provenance.record(SMOOTH, IMAGE), version);
        Provenance provenance = Provenance.of(image).orElseThrow();
        assertThat(provenance.pipeline()).isEqualTo(SMOOTH);
        assertThat(provenance.program()).startsWith("Zarrkit ");
        assertThat(rewritten(image, NgffVersion.V0_5).description().group())
                .isEqualTo(image.description().group());
    }

    @Test
    void itStandsBesideTheMembersOfOmeZarr() {
        ObjectNode attributes = NgffWriter.write(Provenance.record(SMOOTH, IMAGE), NgffVersion.V0_5);
        assertThat(attributes.path("zarrkit").path("steps").path(0).asText()).isEqualTo("gaussian sigma=2");
        assertThat(attributes.path("ome").has("zarrkit")).isFalse();
    }

    @Test
    void whatWasBeforeIsKeptLatestFirst() {
        Multiscale once = rewritten(Provenance.record(SMOOTH, IMAGE), NgffVersion.V0_4);
        Multiscale twice = rewritten(Provenance.record(MASK, once), NgffVersion.V0_5);
        Provenance last = Provenance.of(rewritten(Provenance.record(SMOOTH, twice), NgffVersion.V0_5))
                .orElseThrow();
        assertThat(last.pipeline()).isEqualTo(SMOOTH);
        assertThat(last.earlier()).extracting(Provenance::pipeline).containsExactly(MASK, SMOOTH);
        assertThat(last.lines().subList(0, 4))
                .containsExactly(
                        "made by " + Provenance.PROGRAM + " from /data/raw.zarr",
                        "  gaussian sigma=2",
                        "  before: made by " + Provenance.PROGRAM + " from /data/smooth.zarr",
                        "  before: threshold min=7");
    }

    @Test
    void whatIsDamagedIsPassedOver() {
        ObjectNode attributes = NgffWriter.write(Provenance.record(SMOOTH, IMAGE), NgffVersion.V0_5);
        ((ObjectNode) attributes.path("zarrkit")).put("steps", 3);
        Multiscale image = NgffReader.read(attributes, 3, "test").image();
        assertThat(Provenance.of(image)).isEmpty();
        assertThat(Provenance.of(Provenance.record(MASK, image)).orElseThrow().earlier())
                .isEmpty();
    }
}
