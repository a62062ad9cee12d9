package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.image.CellCache;

/** The scripts themselves are run by hand: see src/test/python/check_dask_text.py. */
class DaskTextTest {

    private static final LazyImage<?> IMAGE = LazyImage.of(SampleCells.of(220, 60, 55)
            .pyramid(new CellCache(1 << 20))
            .withOrigins(List.of(URI.create("file:/data/a.zarr/0"))));

    private static String script(String... operations) {
        return DaskText.of(IMAGE.then(List.of(operations), location -> IMAGE));
    }

    @Test
    void axesAreInTheOrderOfDask() {
        assertThat(script("gaussian sigma=3,2,1", "crop x=10..19 z=3"))
                .contains("image = da.from_zarr(\"/data/a.zarr/0\")  # axes c, z, y, x")
                .contains("sigma=(0, 1, 2, 3), mode=\"reflect\"")
                .contains("image[:, 3:4, :, 10:20]")
                .contains("def as_type")
                .contains("from dask_image import ndfilters");
    }

    @Test
    void onlyWhatIsNeededIsImported() {
        assertThat(script("flip axis=y").lines())
                .containsExactly(
                        "import dask.array as da",
                        "",
                        "image = da.from_zarr(\"/data/a.zarr/0\")  # axes c, z, y, x",
                        "image = da.flip(image, axis=2)  # flip axis=y");
    }

    /** There each has two axes, as the image has. */
    @Test
    void ofAPlaneXAndYStay() {
        assertThat(script("slice c=1", "slice z=2", "slice x=7")).contains("image[:, 7:8]");
        assertThat(script("slice c=1", "slice z=2", "project axis=y method=max"))
                .contains("image[2, :, :]")
                .contains("image.max(axis=0, keepdims=True)");
        assertThat(script("project axis=z method=max")).contains("image.max(axis=1)");
    }

    static List<OpKind> kinds() {
        return List.copyOf(Ops.kinds().values());
    }

    /** A step without an equivalent must not be left out silently. */
    @ParameterizedTest
    @MethodSource("kinds")
    void eachOperationIsAnExpressionOrStopsTheScript(OpKind kind) {
        List<String> lines =
                script(kind.usage().replace("c=0,2", "c=0,1")).lines().toList();
        String last = lines.get(lines.size() - 1);
        if (!last.startsWith("image = ")) assertThat(last).startsWith("raise NotImplementedError(\"" + kind.name());
        assertThat(last).doesNotContain("null");
    }

    /** What is silently something else is worse than nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "erode radius=1 shape=ball",
                "tophat radius=2 kind=black",
                "local_threshold method=sauvola radius=3",
                "convert type=uint8 overflow=wrap"
            })
    void variantsWithoutAnEquivalentStopTheScript(String operation) {
        assertThat(script(operation)).contains("raise NotImplementedError(");
    }

    @Test
    void anImageThatIsNoZarrIsRefused() {
        LazyImage<?> other = LazyImage.of(IMAGE.source().withOrigins(List.of()));
        assertThatThrownBy(() -> DaskText.of(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not read from a Zarr");
    }
}
