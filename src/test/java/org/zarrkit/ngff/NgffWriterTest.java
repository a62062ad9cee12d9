package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NgffWriterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Level FINE = Level.of("0", Scale.of(1, 0.5));

    private static final Multiscale IMAGE = Multiscale.of(
                    "cells",
                    List.of(Axis.space("y").withUnit("µm"), Axis.space("x").withUnit("pixel")),
                    List.of(FINE, Downsampling.MEAN.coarser(FINE, "1", 2, 2)))
            .withDownsampling(Downsampling.MEAN)
            .withChannels(List.of(Channel.of("DAPI", 0xFF, Window.of(0, 255, 3, 200))));

    private static final String MULTISCALE = """
            "name": "cells",
            "axes": [{"name": "y", "type": "space", "unit": "micrometer"}, {"name": "x", "type": "space"}],
            "datasets": [
              {"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [1.0, 0.5]}]},
              {"path": "1", "coordinateTransformations": [
                {"type": "scale", "scale": [2.0, 1.0]}, {"type": "translation", "translation": [0.5, 0.25]}]}],
            "type": "mean",
            "metadata": {"method": "org.zarrkit.mean", "description": "mean of each box of pixels"}""";

    private static final String OMERO = """
            "channels": [{"label": "DAPI", "color": "0000FF", "active": true,
              "window": {"min": 0.0, "max": 255.0, "start": 3.0, "end": 200.0}}]""";

    @Test
    void version04StandsInTheMultiscale() {
        assertThat(NgffWriter.write(IMAGE, NgffVersion.V0_4))
                .isEqualTo(json("{\"multiscales\": [{\"version\": \"0.4\"," + MULTISCALE
                        + "}], \"omero\": {\"version\": \"0.4\"," + OMERO + "}}"));
    }

    @Test
    void version05StandsUnderOme() {
        assertThat(NgffWriter.write(IMAGE, NgffVersion.V0_5))
                .isEqualTo(json("{\"ome\": {\"version\": \"0.5\", \"multiscales\": [{" + MULTISCALE + "}], \"omero\": {"
                        + OMERO + "}}}"));
    }

    @Test
    void rewritingKeepsWhatOthersWroteAndMovesWhatBelongsToOmeZarr() {
        ObjectNode old = json("{\"mine\": 1, \"multiscales\": [], \"omero\": {}, \"image-label\": {\"colors\": []}}");
        ObjectNode v05 = NgffWriter.write(IMAGE, NgffVersion.V0_5, old);
        assertThat(v05.fieldNames()).toIterable().containsExactlyInAnyOrder("mine", "ome");
        assertThat(v05.path("ome").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("version", "image-label", "multiscales", "omero");
        ObjectNode v04 = NgffWriter.write(IMAGE, NgffVersion.V0_4, v05);
        assertThat(v04.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("mine", "image-label", "multiscales", "omero");
        assertThat(old.path("multiscales").isEmpty())
                .as("the argument is left alone")
                .isTrue();
    }

    @Test
    void imageWithoutChannelsHasNoOmero() {
        Multiscale plain = IMAGE.withRendering(Rendering.NONE);
        assertThat(NgffWriter.write(plain, NgffVersion.V0_4).has("omero")).isFalse();
    }

    @Test
    void whatCannotBeWrittenValidlyIsRefused() {
        assertRefused(IMAGE, NgffVersion.V0_3);
        assertRefused(IMAGE.withLevels(List.of(Level.of("0"))), NgffVersion.V0_4);
        assertRefused(IMAGE.withChannels(List.of(Channel.unspecified())), NgffVersion.V0_5);
        Channel partial = Channel.of("c", 0, Window.NONE);
        assertRefused(IMAGE.withChannels(List.of(partial)), NgffVersion.V0_5);
    }

    @Test
    void labelImageIsMarkedBesideItsLevels() {
        ImageLabel label = new ImageLabel(
                Map.of(7L, 0xFF000080), Optional.of("../../"), UnknownMembers.of(json("{\"mine\": 1}"), Set.of()));
        for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5)) {
            ObjectNode written = NgffWriter.write(label, version, NgffWriter.write(IMAGE, version));
            assertThat(NgffReader.read(written, version.zarrFormat()).contents())
                    .containsExactly(IMAGE, label);
        }
    }

    @Test
    void writtenLabelsFitTheStrictSchema() {
        ImageLabel label = new ImageLabel(Map.of(7L, 0xFF000080), Optional.of("../../"), UnknownMembers.NONE);
        for (NgffVersion version : List.of(NgffVersion.V0_4, NgffVersion.V0_5)) {
            ObjectNode written = NgffWriter.write(label, version, NgffWriter.write(IMAGE, version));
            assertThat(OfficialSchema.faults(written, version.text(), "strict_label"))
                    .isEmpty();
            assertThat(OfficialSchema.faults(written, version.text(), "strict_image"))
                    .isEmpty();
        }
    }

    @Test
    void listOfLabelsStandsWhereItsVersionWantsIt() {
        Labels labels = new Labels(List.of("nuclei", "original/0"));
        assertThat(NgffWriter.write(labels, NgffVersion.V0_4, json("{\"mine\": 1}")))
                .isEqualTo(json("{\"mine\": 1, \"labels\": [\"nuclei\", \"original/0\"]}"));
        assertThat(NgffWriter.write(labels, NgffVersion.V0_5, json("{\"labels\": [\"old\"]}")))
                .isEqualTo(json("{\"ome\": {\"version\": \"0.5\", \"labels\": [\"nuclei\", \"original/0\"]}}"));
    }

    @Test
    void keptMembersNeverReplaceWrittenOnes() {
        UnknownMembers kept = UnknownMembers.of(json("{\"name\": \"stale\", \"orientation\": null}"), Set.of());
        Axis axis = new Axis("y", Optional.of("space"), Optional.empty(), kept);
        Multiscale image = Multiscale.of("i", List.of(axis, Axis.space("x")), List.of(FINE));
        assertThat(NgffWriter.write(image, NgffVersion.V0_4).at("/multiscales/0/axes/0"))
                .isEqualTo(json("{\"name\": \"y\", \"type\": \"space\", \"orientation\": null}"));
    }

    private static void assertRefused(Multiscale image, NgffVersion version) {
        assertThatThrownBy(() -> NgffWriter.write(image, version)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
