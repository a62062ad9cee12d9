package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.ZarrArray;

class PlainAxesTest {

    private final MemoryStore store = new MemoryStore();

    private void writeArray(int rank, String... names) {
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        List<Long> shape = List.of(2L, 3L, 4L, 5L, 6L, 7L).subList(0, rank);
        List<Integer> chunks = shape.stream().map(Long::intValue).toList();
        ArrayMetadata metadata = ArrayMetadata.of(3, shape, DataType.UINT16, chunks, raw);
        ZarrArray.create(store, "", names.length == 0 ? metadata : metadata.withDimensionNames(List.of(names)));
    }

    private ZarrImage open(String axes) {
        return ZarrImage.open(new Place(store, ""), OpenOptions.defaults().withAxes(axes));
    }

    private static List<String> names(ZarrImage image) {
        return image.multiscale().axes().stream().map(Axis::name).toList();
    }

    private static List<AxisType> types(ZarrImage image) {
        return image.multiscale().axes().stream().map(Axis::type).toList();
    }

    @Test
    void planesNeedNoAxes() {
        writeArray(2);
        assertThat(names(open(""))).containsExactly("y", "x");
    }

    @Test
    void moreDimensionsWithoutNamesAreAskedFor() {
        writeArray(3);
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("[2, 3, 4]")
                .hasMessageContaining("axes=zyx");
    }

    @ParameterizedTest
    @CsvSource({"tyx,t y x", "zyx,z y x", "'time, row, col',time row col", "CYX,C Y X"})
    void statedAxesAreTaken(String stated, String expected) {
        writeArray(3);
        assertThat(names(open(stated))).isEqualTo(Arrays.asList(expected.split(" ")));
    }

    @Test
    void wordsOfOtherProgramsAreKnown() {
        writeArray(5, "time", "channel", "plane", "latitude", "longitude");
        ZarrImage image = open("");
        assertThat(names(image)).containsExactly("time", "channel", "plane", "latitude", "longitude");
        assertThat(types(image))
                .containsExactly(AxisType.TIME, AxisType.CHANNEL, AxisType.SPACE, AxisType.SPACE, AxisType.SPACE);
    }

    @Test
    void namesOfXarrayInZarr2AreRead() {
        writeArray(3);
        store.deleteAll("");
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        ArrayMetadata metadata = ArrayMetadata.of(2, List.of(2L, 3L, 4L), DataType.UINT8, List.of(2, 3, 4), raw);
        ZarrArray.create(store, "", metadata);
        var attributes = JsonNodeFactory.instance.objectNode();
        attributes.putArray("_ARRAY_DIMENSIONS").add("t").add("y").add("x");
        org.zarrkit.zarr.Hierarchy.writeAttributes(store, "", attributes);
        assertThat(names(open(""))).containsExactly("t", "y", "x");
    }

    @Test
    void statedAxesGoBeforeThoseOfTheArray() {
        writeArray(3, "z", "y", "x");
        assertThat(names(open("tyx"))).containsExactly("t", "y", "x");
    }

    @Test
    void namesThatNoImageHasAreNoAnswer() {
        writeArray(3, "cell", "gene", "x");
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("[cell, gene, x]")
                .hasMessageContaining("axes=zyx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zy", "zyxc", "zzx", "qyx", "z,,x", "zyxx", "txc"})
    void axesThatDoNotFitAreRefused(String axes) {
        writeArray(3);
        assertThatThrownBy(() -> open(axes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("axes=" + axes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void imagesHaveTwoToFiveDimensions(int rank) {
        writeArray(rank);
        assertThatThrownBy(() -> open(""))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(rank + " dimensions");
    }

    @Test
    void axesInAnyOrderAreShownInTheUsualOne() {
        writeArray(3);
        ZarrImage image = open("yxc");
        assertThat(names(image)).containsExactly("y", "x", "c");
        Pyramid<?> shown = image.pyramid(new CellCache(1 << 20));
        assertThat(shown.multiscale().axes()).extracting(Axis::name).containsExactly("c", "y", "x");
        assertThat(shown.level(0).dimensionsAsLongArray()).containsExactly(3, 2, 4);
    }

    @Test
    void axesInAnyOrderAreReadAlikePastTheCache() {
        writeArray(3);
        ZarrArray array = ZarrArray.open(store, "");
        short[] elements = new short[2 * 3 * 4];
        for (int i = 0; i < elements.length; i++) elements[i] = (short) i;
        array.writeShard(elements, 0, 0, 0);
        Pyramid<?> shown = open("yxc").pyramid(new CellCache(1 << 20));
        short[] pixels = new short[elements.length];
        shown.reader(0).read(shown.level(0), pixels);
        for (int c = 0; c < 4; c++)
            for (int y = 0; y < 2; y++)
                for (int x = 0; x < 3; x++)
                    assertThat(pixels[x + 3 * (y + 2 * c)]).isEqualTo(elements[c + 4 * (x + 3 * y)]);
    }
}
