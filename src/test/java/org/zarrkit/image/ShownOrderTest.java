package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.codec.Half;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.ZarrArray;

/** Images whose axes are in an unusual order. */
class ShownOrderTest {

    private static final int[] SHAPE = {7, 10, 3}; // y, x, c

    @Test
    void channelLastIsShownAsChannelsOfPlanes() {
        for (DataType type : List.of(DataType.UINT8, DataType.FLOAT16, DataType.FLOAT64)) {
            ZarrImage image = ZarrImage.open(image("y x c", type), "");
            assertThat(image.warnings()).anyMatch(warning -> warning.contains("the order time, channel"));
            Pyramid<FloatType> pyramid = image.pyramid(new CellCache(1 << 20));
            assertThat(pyramid.level(0).dimensionsAsLongArray()).containsExactly(10, 7, 3);
            assertThat(pyramid.multiscale().axes()).extracting(Axis::name).containsExactly("c", "y", "x");
            assertThat(pyramid.pixelSizes(0)).containsExactly(3, 2, 1);
            RandomAccess<?> access = pyramid.level(0).randomAccess();
            for (int c = 0; c < 3; c++)
                for (int y = 0; y < 7; y++)
                    for (int x = 0; x < 10; x++)
                        assertThat(((net.imglib2.type.numeric.RealType<?>) access.setPositionAndGet(x, y, c))
                                        .getRealDouble())
                                .isEqualTo(value(y, x, c));
        }
    }

    @Test
    void boxesReadPastTheCacheAreTheSame() {
        Pyramid<FloatType> pyramid =
                ZarrImage.open(image("y x c", DataType.FLOAT16), "").pyramid(new CellCache(1 << 20));
        float[] pixels = new float[4 * 3 * 2];
        pyramid.reader(0).read(FinalInterval.createMinSize(5, 2, 1, 4, 3, 2), pixels);
        int i = 0;
        for (int c = 1; c < 3; c++)
            for (int y = 2; y < 5; y++)
                for (int x = 5; x < 9; x++) assertThat(pixels[i++]).isEqualTo(value(y, x, c));
        assertThat(pyramid.reader(0).unit()).containsExactly(4, 5, 2);
    }

    @Test
    void axesThatCannotBeShownAreRefusedWhenPixelsAreAskedFor() {
        ZarrImage image = ZarrImage.open(image("y t c", DataType.UINT8), "");
        assertThat(image.multiscale().indexOf(AxisType.TIME)).contains(1);
        assertThatThrownBy(() -> image.pyramid(new CellCache(1 << 20)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("2 or 3 axes of type space");
    }

    private static float value(int y, int x, int c) {
        return y * 30 + x * 3 + c & 0xFF;
    }

    private static Store image(String axes, DataType type) {
        MemoryStore store = new MemoryStore();
        List<String> parts = new ArrayList<>();
        for (String name : axes.split(" "))
            parts.add("{'name': '" + name + "', 'type': '"
                    + (name.equals("c") ? "channel" : name.equals("t") ? "time" : "space") + "'}");
        String attributes =
                "{'ome': {'version': '0.5', 'multiscales': [{'axes': " + parts + ", 'datasets': [{'path': '0',"
                        + " 'coordinateTransformations': [{'type': 'scale', 'scale': [2, 3, 1]}]}]}]}}";
        GroupMetadata.of(3, json(attributes)).write(store, "");
        ZarrArray array = ZarrArray.create(
                store,
                "0",
                ArrayMetadata.of(3, List.of(7L, 10L, 3L), type, List.of(5, 4, 2), Compression.codecs("raw", type)));
        Object elements = type.newArray(7 * 10 * 3);
        int i = 0;
        for (int y = 0; y < 7; y++)
            for (int x = 0; x < 10; x++) for (int c = 0; c < 3; c++) set(elements, i++, value(y, x, c));
        array.writeBox(new long[3], SHAPE, elements);
        return store;
    }

    private static void set(Object elements, int i, float value) {
        if (elements instanceof short[] halves) halves[i] = Half.of(value);
        else if (elements instanceof byte[] bytes) bytes[i] = (byte) value;
        else ((double[]) elements)[i] = value;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
