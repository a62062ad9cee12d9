package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.ZarrArray;

/** Plates of OME-Zarr 0.5 whose pixels tell where they belong; documents and chunks are put as they are asked for. */
final class TestPlates {

    private final WritableStore store;
    private final ObjectNode plate = JsonNodeFactory.instance.objectNode();

    TestPlates(WritableStore store, int rows, int columns) {
        this.store = store;
        for (int r = 0; r < rows; r++)
            plate.withArray("rows").addObject().put("name", String.valueOf((char) ('A' + r)));
        for (int c = 1; c <= columns; c++)
            plate.withArray("columns").addObject().put("name", Integer.toString(c));
        plate.put("name", "test plate");
    }

    /** Lists a well, which need not be there. */
    TestPlates list(int row, int column) {
        plate.withArray("wells")
                .addObject()
                .put("path", path(row, column))
                .put("rowIndex", row)
                .put("columnIndex", column);
        return this;
    }

    TestPlates acquisitions(long... ids) {
        for (long id : ids) plate.withArray("acquisitions").addObject().put("id", id);
        return this;
    }

    static String path(int row, int column) {
        return (char) ('A' + row) + "/" + (column + 1);
    }

    /** A well of fields of these acquisitions; none is written. */
    TestPlates well(int row, int column, long... acquisitions) {
        list(row, column);
        ArrayNode images = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < acquisitions.length; i++)
            images.addObject().put("path", Integer.toString(i)).put("acquisition", acquisitions[i]);
        ObjectNode well = JsonNodeFactory.instance.objectNode();
        well.set("images", images);
        write(path(row, column), "well", well);
        return this;
    }

    /** A field of two axes whose levels have these edges, at a place in pixels of level 0; no pixels. */
    void field(String path, DataType type, long y, long x, int... edges) {
        Level[] levels = new Level[edges.length];
        for (int i = 0; i < edges.length; i++) {
            double factor = (double) edges[0] / edges[i];
            double shift = 0.25 * (factor - 1);
            levels[i] = Level.of(
                    Integer.toString(i),
                    Scale.of(0.5 * factor, 0.5 * factor),
                    Translation.of(100 + 0.5 * y + shift, 7 + 0.5 * x + shift));
            List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
            int chunk = Math.min(edges[i], 256);
            ZarrArray.create(
                    store,
                    path + "/" + i,
                    ArrayMetadata.of(3, List.of((long) edges[i], (long) edges[i]), type, List.of(chunk, chunk), raw));
        }
        Multiscale image = Multiscale.of("", List.of(Axis.space("y"), Axis.space("x")), List.of(levels));
        GroupMetadata.of(3, NgffWriter.write(image, NgffVersion.V0_5)).write(store, path);
    }

    /** Sets all pixels of a level to a value. */
    void fill(String path, int level, int value) {
        ZarrArray array = ZarrArray.open(store, path + "/" + level);
        byte[] pixels = new byte[(int) array.grid().elements()];
        Arrays.fill(pixels, (byte) value);
        int[] shape = array.grid().shape().stream().mapToInt(Long::intValue).toArray();
        array.writeBox(new long[2], shape, pixels);
    }

    /** Writes the document of the plate. */
    void finish() {
        write("", "plate", plate);
    }

    private void write(String path, String member, ObjectNode value) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.putObject("ome").put("version", "0.5").set(member, value);
        GroupMetadata.of(3, attributes).write(store, path);
    }
}
