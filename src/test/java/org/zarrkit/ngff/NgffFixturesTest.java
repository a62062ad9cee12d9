package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata written by ome-zarr-py and ngff-zarr. */
class NgffFixturesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ngff-zarr-0.4-cyx",
                "ngff-zarr-0.4-zyx",
                "ngff-zarr-0.5-czyx-sharded",
                "ngff-zarr-0.5-zyx",
                "ome-zarr-py-0.4-tczyx",
                "ome-zarr-py-0.4-yx",
                "ome-zarr-py-0.4-zyx-labels",
                "ome-zarr-py-0.5-cyx-sharded",
                "ome-zarr-py-0.5-tczyx",
                "ome-zarr-py-0.5-yx",
                "ome-zarr-py-0.5-zyx-labels"
            })
    void nothingIsToleratedAndMeansLieWhereTheirWriterPutThem(String name) throws IOException {
        NgffDocument document = read(name + ".zarr");
        assertThat(document.warnings()).isEmpty();
        Multiscale image = document.image();
        for (int i = 1; i < image.levels().size(); i++) {
            double[] factors = image.pixelSizes(i);
            for (int d = 0; d < factors.length; d++) factors[d] /= image.pixelSizes(i - 1)[d];
            Level expected = Downsampling.MEAN.coarser(image.levels().get(i - 1), "expected", factors);
            Multiscale alone = image.withLevels(List.of(expected));
            assertThat(image.origin(i)).containsExactly(alone.origin(0), Offset.offset(1e-9));
        }
    }

    @Test
    void channelsOfAFiveDimensionalImage() throws IOException {
        Multiscale image = read("ome-zarr-py-0.5-tczyx.zarr").image();
        assertThat(image.pixelSizes(1)).containsExactly(2.5, 1, 0.5, 0.5, 0.4);
        assertThat(image.channels()).hasSize(3);
        assertThat(image.channels().get(2))
                .isEqualTo(Channel.of("Äther 3", 0xFF8000, Window.of(0, 65535, 3, 700))
                        .withActive(false));
        assertThat(image.axes().get(0)).isEqualTo(Axis.time("t").withUnit("s"));
    }

    @Test
    void labelsAndTheirColours() throws IOException {
        for (String image : new String[] {"ome-zarr-py-0.4-zyx-labels.zarr", "ome-zarr-py-0.5-zyx-labels.zarr"}) {
            assertThat(read(image + "/labels").labels().orElseThrow().paths()).containsExactly("objects");
            NgffDocument objects = read(image + "/labels/objects");
            assertThat(objects.images()).hasSize(1);
            assertThat(objects.imageLabel().orElseThrow().colors())
                    .containsEntry(1L, 0xFF0000FF)
                    .containsEntry(4L, 0x0080FF64);
        }
    }

    private static NgffDocument read(String group) throws IOException {
        Optional<URL> v3 = resource(group + "/zarr.json");
        JsonNode attributes = v3.isPresent()
                ? MAPPER.readTree(v3.get()).path("attributes")
                : MAPPER.readTree(resource(group + "/.zattrs").orElseThrow());
        return NgffReader.read(attributes, v3.isPresent() ? 3 : 2, group);
    }

    private static Optional<URL> resource(String path) {
        return Optional.ofNullable(NgffFixturesTest.class.getResource("/fixtures/images/" + path));
    }
}
