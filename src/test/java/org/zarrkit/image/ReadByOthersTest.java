package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.store.LocalStore;
import org.zarrkit.zarr.ZarrArray;

/** Images written by other programs have the axes and the pixels, on every level, that those programs read. */
class ReadByOthersTest {

    private static final List<String> PLACES = List.of(
            "ome-zarr/fiji-java", "ome-zarr/ome-zarr-examples", "generated/ome-zarr-0.4", "generated/ome-zarr-0.5");

    static Stream<Conformance.Case> images() {
        return Conformance.collection()
                .filter(c -> List.of("image", "labels").contains(c.text("kind"))
                        && !c.json().path("levels").isMissingNode())
                .filter(c -> PLACES.stream().anyMatch(c.text("path")::startsWith))
                .filter(Conformance.Case::opens);
    }

    static Stream<Conformance.Case> refused() {
        return Conformance.collection("image", PLACES).filter(c -> !c.opens());
    }

    static Stream<Conformance.Case> fixtures() {
        return Conformance.fixtures("image");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fixtures(Conformance.Case image) {
        ZarrImage opened = assertReads(image);
        assertThat(opened.multiscale().name()).isEqualTo(image.text("name"));
        JsonNode levels = image.json().get("levels");
        for (int i = 0; i < levels.size(); i++)
            for (int d = 0; d < opened.multiscale().rank(); d++) {
                assertThat(opened.multiscale().pixelSizes(i)[d])
                        .isEqualTo(levels.get(i).get("scale").get(d).asDouble());
                assertThat(opened.multiscale().origin(i)[d])
                        .isEqualTo(levels.get(i).get("translation").get(d).asDouble());
            }
    }

    @ParameterizedTest
    @MethodSource("images")
    void collection(Conformance.Case image) {
        assertReads(image);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatMustBeRefusedIs(Conformance.Case image) {
        assertThatThrownBy(() -> ZarrImage.open(LocalStore.of(image.path()), ""))
                .isInstanceOf(ZarrkitException.class);
    }

    private static ZarrImage assertReads(Conformance.Case image) {
        ZarrImage opened = ZarrImage.open(LocalStore.of(image.path()), "");
        List<String> axes = opened.multiscale().axes().stream().map(Axis::name).toList();
        JsonNode expectedAxes = image.json().path("axes");
        for (int d = 0; d < expectedAxes.size(); d++) {
            JsonNode axis = expectedAxes.get(d);
            assertThat(axes.get(d)).isEqualTo(axis.isObject() ? axis.get("name").asText() : axis.asText());
        }
        JsonNode levels = image.json().get("levels");
        assertThat(opened.arrays()).hasSize(levels.size());
        for (int i = 0; i < levels.size(); i++)
            if (levels.get(i).path("sha256").isTextual())
                assertThat(sha256(opened.arrays().get(i)))
                        .isEqualTo(levels.get(i).get("sha256").asText());
        return opened;
    }

    private static String sha256(ZarrArray array) {
        int[] shape = array.grid().shape().stream().mapToInt(Long::intValue).toArray();
        Object target =
                array.chunkSpec().type().newArray(Math.toIntExact(array.grid().elements()));
        array.readBox(new long[shape.length], shape, target);
        return LittleEndian.sha256(target);
    }
}
