package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.LocalStore;

/** Arrays written by other programs have the elements that those programs read. */
class ReadByOthersTest {

    /** Arrays in folders; those in archives come with the store for archives. */
    static Stream<Conformance.Case> collection() {
        return Conformance.collection()
                .filter(c -> c.text("kind").equals("array") && !c.json().has("zip_entry"));
    }

    static Stream<Conformance.Case> fixtures() {
        return Conformance.fixtures("array");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fixturesReadAsTheirMakerReads(Conformance.Case array) {
        assertThat(LittleEndian.sha256(readAll(array))).isEqualTo(array.text("sha256"));
    }

    @ParameterizedTest
    @MethodSource("collection")
    void collectionReadsAsItsIndexSays(Conformance.Case array) {
        try {
            Object elements = readAll(array);
            assertThat(array.opens())
                    .as("must be refused: " + array.text("note"))
                    .isTrue();
            if (array.json().path("sha256").isTextual())
                assertThat(LittleEndian.sha256(elements)).isEqualTo(array.text("sha256"));
        } catch (UnsupportedFeatureException e) {
            assertThat(!array.opens() || array.isOptional()).as(e.getMessage()).isTrue();
        } catch (ZarrkitException e) {
            assertThat(array.opens()).as(e.getMessage()).isFalse();
        }
    }

    static Object readAll(Conformance.Case array) {
        ZarrArray opened = ZarrArray.open(LocalStore.of(array.path()), "");
        int rank = opened.grid().rank();
        int[] shape = opened.grid().shape().stream().mapToInt(Long::intValue).toArray();
        long elements = opened.grid().elements();
        assertThat(elements).isLessThan(1 << 28);
        Object target = opened.chunkSpec().type().newArray((int) elements);
        opened.readBox(new long[rank], shape, target);
        return target;
    }
}
