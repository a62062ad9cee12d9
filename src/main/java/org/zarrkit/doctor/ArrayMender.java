package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.doctor.ImageGroup.Level;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.zarr.ChunkKeyEncoding;
import org.zarrkit.zarr.ZarrArray;

/** Mends what documents of arrays say of the keys of chunks and the names of dimensions. */
final class ArrayMender {

    private ArrayMender() {}

    /** The encoding of keys, where the stored chunks prove another. */
    static Stream<Change> keys(ZarrArray array) {
        boolean v3 = array.metadata().zarrFormat() == 3;
        Place place = Place.of(array.path(), v3 ? ZarrNode.V3 : ZarrNode.ARRAY);
        return ChunkKeys.proven(array).stream()
                .map(proven -> new Change(
                        new Mend(
                                ChunkKeys.SEPARATOR.code(),
                                place,
                                "state that chunks are stored as "
                                        + proven.key(new long[array.grid().rank()])),
                        false,
                        document -> v3
                                ? withEncoding(document, proven)
                                : document.put("dimension_separator", proven.separator())));
    }

    private static ObjectNode withEncoding(ObjectNode document, ChunkKeyEncoding encoding) {
        ObjectNode json = document.putObject("chunk_key_encoding").put("name", encoding.prefixed() ? "default" : "v2");
        json.putObject("configuration").put("separator", encoding.separator());
        return document;
    }

    /** The names of dimensions of the levels of an image of 0.5, and of 0.3 those of its group. */
    static Stream<Change> names(ImageGroup image) {
        Optional<List<String>> names = image.axisNames();
        if (names.isEmpty()) return Stream.empty();
        if (image.version() == NgffVersion.V0_3) return groupNames(image, names.get());
        if (image.version() != NgffVersion.V0_5) return Stream.empty();
        return image.arrays().stream()
                .map(Level::node)
                .filter(node -> node.zarrFormat() == 3 && !node.isCopy())
                .filter(node -> node.shape().orElseThrow().size() == names.get().size())
                .filter(node ->
                        !Checks.texts(node.document().get("dimension_names")).equals(names.get()))
                .map(node -> new Change(
                        new Mend(
                                "level-dimension-names", node.document().place(), "name the dimensions " + names.get()),
                        false,
                        document -> withNames(document, "dimension_names", names.get())));
    }

    private static Stream<Change> groupNames(ImageGroup image, List<String> names) {
        Value stated = image.group().attributes().get("_ARRAY_DIMENSIONS");
        if (Checks.texts(stated).equals(names)) return Stream.empty();
        return Stream.of(new Change(
                new Mend("level-array-dimensions", image.group().attributes().place(), "name the dimensions " + names),
                true,
                attributes -> withNames(attributes, "_ARRAY_DIMENSIONS", names)));
    }

    private static ObjectNode withNames(ObjectNode json, String member, List<String> names) {
        ArrayNode list = json.arrayNode();
        names.forEach(list::add);
        json.set(member, list);
        return json;
    }
}
