package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WebServer;
import org.zarrkit.zarr.ZarrArray;

/** Images in .ozx and .zip archives (RFC-9) read as the index says, on this computer and from a web server. */
class ArchivedImagesTest {

    static Stream<Conformance.Case> images() {
        return Conformance.collection()
                .filter(c -> c.text("kind").equals("image") && c.text("path").matches(".*\\.(ozx|zip)"));
    }

    /** Those that only a validator must refuse have pixels like the others. */
    static Stream<Conformance.Case> readable() {
        return images().filter(c -> c.opens() || c.text("error_stage").equals("validate"));
    }

    static Stream<Conformance.Case> refused() {
        return images().filter(c -> !c.opens() && !c.text("error_stage").equals("validate"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void imageReadsFromItsArchive(Conformance.Case image) throws Exception {
        assertReads(image, Stores.open(image.path().toString()), "");
    }

    @ParameterizedTest
    @MethodSource("readable")
    void imageReadsFromAnArchiveOnAServerThatFailsNowAndThen(Conformance.Case image) throws Exception {
        String name = image.path().getFileName().toString();
        try (WebServer server = new WebServer(Map.of(name, Files.readAllBytes(image.path())))) {
            server.withFault((exchange, request) -> {
                if (request % 5 != 0) return false;
                exchange.sendResponseHeaders(503, -1);
                return true;
            });
            ZarrImage opened = ZarrImage.open(Stores.open(server.uri() + "/" + name), "");
            assertThat(sha256(opened.arrays().get(opened.arrays().size() - 1)))
                    .isEqualTo(sha256(last(Stores.open(image.path().toString()))));
        }
    }

    private static ZarrArray last(Store store) {
        ZarrImage image = ZarrImage.open(store, "");
        return image.arrays().get(image.arrays().size() - 1);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatMustBeRefusedIs(Conformance.Case image) {
        assertThatThrownBy(() -> ZarrImage.open(Stores.open(image.path().toString()), ""))
                .isInstanceOf(ZarrkitException.class)
                .satisfies(e -> {
                    if (image.text("note").contains("split"))
                        assertThat(e)
                                .isInstanceOf(UnsupportedFeatureException.class)
                                .hasMessageContaining("split");
                });
    }

    private static void assertReads(Conformance.Case image, Store store, String path) throws Exception {
        ZarrImage opened = ZarrImage.open(store, path);
        assertThat(sha256(opened.arrays().get(0))).isEqualTo(image.text("sha256"));
    }

    /** Slab by slab: the level has half a gigabyte. */
    private static String sha256(ZarrArray array) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int[] shape = array.grid().shape().stream().mapToInt(Long::intValue).toArray();
        int depth = array.grid().chunkShape().get(0);
        for (int z = 0; z < array.grid().shape().get(0); z += depth) {
            shape[0] = (int) Math.min(depth, array.grid().shape().get(0) - z);
            int elements = java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
            Object slab = array.chunkSpec().type().newArray(elements);
            array.readBox(new long[] {z, 0, 0}, shape, slab);
            digest.update(LittleEndian.bytes(slab));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
