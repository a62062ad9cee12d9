package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.Stores;

/** Arrays written by other programs have the elements that those programs read. */
class ReadByOthersTest {

    /** All arrays of the collection, in folders and in archives. */
    static Stream<Conformance.Case> collection() {
        return Conformance.collection().filter(c -> c.text("kind").equals("array"));
    }

    static Stream<Conformance.Case> fixtures() {
        return Conformance.fixtures("array");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fixturesReadAsTheirMakerReads(Conformance.Case array) {
        assertThat(LittleEndian.sha256(readAll(open(array)))).isEqualTo(array.text("sha256"));
    }

    @ParameterizedTest
    @MethodSource("collection")
    void collectionReadsAsItsIndexSays(Conformance.Case array) {
        Optional<ZarrArray> opened = opened(array);
        if (opened.isEmpty()) return;
        if (array.text("error_stage").equals("open")) {
            assertThat(array.isOptional())
                    .as("opening must be refused: " + array.text("note"))
                    .isTrue();
            return;
        }
        if (!array.opens()) {
            assertThatThrownBy(() -> readAll(opened.get())).isInstanceOf(ZarrkitException.class);
            return;
        }
        Object elements = readAll(opened.get());
        if (array.json().path("sha256").isTextual())
            assertThat(LittleEndian.sha256(elements)).isEqualTo(array.text("sha256"));
    }

    /** The array, or empty if it may be refused and was, by an error that says where. */
    private static Optional<ZarrArray> opened(Conformance.Case array) {
        try {
            return Optional.of(open(array));
        } catch (ZarrkitException e) {
            // An array of the stage "read" may be refused as soon as what it needs is known to be missing.
            boolean named = e instanceof UnsupportedFeatureException;
            assertThat(array.text("error_stage").equals("open") || named && (!array.opens() || array.isOptional()))
                    .as(e.getMessage())
                    .isTrue();
            assertThat(e.getMessage()).contains(array.path().getFileName().toString());
            return Optional.empty();
        }
    }

    private static ZarrArray open(Conformance.Case array) {
        return ZarrArray.open(Stores.open(array.location()), "");
    }

    static Object readAll(ZarrArray opened) {
        int rank = opened.grid().rank();
        int[] shape = opened.grid().shape().stream().mapToInt(Long::intValue).toArray();
        long elements = opened.grid().elements();
        assertThat(elements).isLessThan(1 << 28);
        Object target = opened.chunkSpec().type().newArray((int) elements);
        opened.readBox(new long[rank], shape, target);
        return target;
    }
}
