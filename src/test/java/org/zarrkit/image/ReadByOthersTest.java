package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    /** All images and label images in folders; those of several images are listed elsewhere. */
    static Stream<Conformance.Case> images() {
        return Conformance.collection()
                .filter(c -> List.of("image", "labels").contains(c.text("kind")))
                .filter(c -> Files.isDirectory(c.path()));
    }

    static Stream<Conformance.Case> readable() {
        return images().filter(c -> c.json().path("levels").isArray())
                .filter(c -> !c.isOptional())
                .filter(c -> c.opens() || c.text("error_stage").equals("validate"));
    }

    static Stream<Conformance.Case> optional() {
        return images().filter(c -> c.json().path("levels").isArray()).filter(Conformance.Case::isOptional);
    }

    static Stream<Conformance.Case> refused() {
        return images().filter(c -> c.text("error_stage").equals("open"));
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
    @MethodSource("readable")
    void collection(Conformance.Case image) {
        assertReads(image);
    }

    @ParameterizedTest
    @MethodSource("optional")
    void whatIsBeyondTheCoreReadsTooOrIsRefusedByName(Conformance.Case image) {
        try {
            assertReads(image);
        } catch (ZarrkitException e) {
            assertThat(e).hasMessageContaining("expected");
        }
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(readable()).hasSizeGreaterThan(80);
        assertThat(optional()).hasSizeGreaterThan(35);
        assertThat(refused()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatMustBeRefusedIs(Conformance.Case image) {
        assertThatThrownBy(() -> ZarrImage.open(LocalStore.of(image.path()), ""))
                .isInstanceOf(ZarrkitException.class);
    }

    private static ZarrImage assertReads(Conformance.Case image) {
        ZarrImage opened = ZarrImage.open(LocalStore.of(image.path()), "");
        List<String> axes = new ArrayList<>();
        image.json()
                .path("axes")
                .forEach(axis -> axes.add(axis.isObject() ? axis.get("name").asText() : axis.asText()));
        // Of an image with several coordinate systems the index names the axes of any.
        if (!axes.isEmpty())
            assertThat(opened.multiscale().systems().list())
                    .extracting(system -> system.axes().stream().map(Axis::name).toList())
                    .contains(axes);
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
