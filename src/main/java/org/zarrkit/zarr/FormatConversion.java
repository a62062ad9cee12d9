package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** Zarr 2 metadata to Zarr 3 and back; the chunks stay as they are, byte for byte, under their keys. */
public final class FormatConversion {

    /** How xarray, and OME-Zarr 0.3, name the axes of a Zarr 2 array. */
    private static final String NAMES = "_ARRAY_DIMENSIONS";

    private static final List<String> OME =
            List.of("ome", "multiscales", "plate", "well", "labels", "image-label", "omero", "bioformats2raw.layout");

    private FormatConversion() {}

    /**
     * Gives a node and all below it documents of the other format, in place of those they have. All are checked before
     * the first is written. The attributes stay as they are; of nodes that change, members of documents that Zarrkit does
     * not know are lost. What fails or is killed on the way leaves a hierarchy that can be read, and converted again.
     *
     * @throws UnsupportedFeatureException if the other format can't describe an array as it is stored; nothing is changed
     * @throws IllegalArgumentException if there are OME-Zarr metadata, which are for one format; nothing is changed
     */
    public static void convert(WritableStore store, String path, int format) {
        Map<String, Optional<Node>> converted = new LinkedHashMap<>();
        Hierarchy.paths(store, path).forEach(p -> converted.put(p, converted(store, p, format)));
        // Documents of both formats side by side are legal: at each moment the hierarchy can be read.
        converted.forEach((p, node) -> node.ifPresent(other -> other.write(store, p)));
        List<String> old = format == 3
                ? List.of(V2Documents.ARRAY, V2Documents.GROUP, V2Documents.ATTRIBUTES)
                : List.of(V3Documents.NAME);
        for (String p : converted.keySet()) old.forEach(name -> store.delete(Keys.join(p, name)));
    }

    /** The node in the other format, or empty if it has that already. */
    private static Optional<Node> converted(WritableStore store, String path, int format) {
        Node node = Node.open(store, path);
        if (node.zarrFormat() == format) return Optional.empty();
        requireNoOme(store, path, node, format);
        if (!(node instanceof ArrayMetadata array)) return Optional.of(GroupMetadata.of(format, node.attributes()));
        try {
            ArrayMetadata converted = converted(array, format);
            if (format == 2) V2Documents.document(converted); // throws if Zarr 2 has no words for it
            return Optional.of(converted);
        } catch (UnsupportedFeatureException e) {
            throw new UnsupportedFeatureException(store + ", path '" + path + "': " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the node has OME-Zarr metadata and is to get another format */
    static void requireNoOme(Store store, String path, Node node, int format) {
        if (format != node.zarrFormat() && OME.stream().anyMatch(node.attributes()::has))
            throw new IllegalArgumentException(store + ", path '" + path + "': OME-Zarr metadata are for Zarr "
                    + node.zarrFormat() + " and would not be valid in Zarr " + format
                    + "; convert the image to another version of OME-Zarr instead");
    }

    /**
     * The metadata of the same stored chunks in the other format.
     *
     * @throws UnsupportedFeatureException if it has no way to describe them; the message says what is in the way
     */
    static ArrayMetadata converted(ArrayMetadata array, int format) {
        DataType type = array.type()
                .orElseThrow(() -> new UnsupportedFeatureException(
                        "elements of type '" + array.typeName() + "' can't be converted between Zarr 2 and 3"));
        return new ArrayMetadata(
                format,
                array.shape(),
                array.typeName(),
                array.chunkShape(),
                array.keyEncoding(),
                FillValue.json(array.chunkSpec().fillBits(), type),
                format == 3 ? inZarr3(array.codecs()) : array.codecs(),
                format == 3 ? array.dimensionNames() : List.of(),
                format == 3 ? array.attributes() : named(array),
                Json.object());
    }

    /**
     * The codecs as Zarr 3 writes them.
     *
     * @throws UnsupportedFeatureException if their order is one that Zarr 3 has not
     */
    static List<CodecDescription> inZarr3(List<CodecDescription> codecs) {
        for (int i = 0; i < codecs.size(); i++)
            if (V2Codecs.isOnBytes(codecs, i))
                throw new UnsupportedFeatureException("Zarr 3 has no filter such as '"
                        + codecs.get(i).name()
                        + "' behind one on bytes, or for another type than that of the elements; choose another codec");
        return codecs.stream().map(FormatConversion::complete).toList();
    }

    /** Zarr 3 names every option of zstd. */
    private static CodecDescription complete(CodecDescription codec) {
        if (!codec.name().equals("zstd")) return codec;
        Map<String, Object> configuration = new LinkedHashMap<>(codec.configuration());
        configuration.putIfAbsent("level", 0);
        configuration.putIfAbsent("checksum", false);
        return new CodecDescription(codec.name(), configuration);
    }

    private static ObjectNode named(ArrayMetadata array) {
        ObjectNode attributes = array.attributes();
        boolean allNamed = array.dimensionNames().stream().allMatch(Optional::isPresent);
        if (array.dimensionNames().isEmpty() || !allNamed || attributes.has(NAMES)) return attributes;
        ArrayNode names = attributes.putArray(NAMES);
        array.dimensionNames().forEach(name -> names.add(name.orElseThrow()));
        return attributes;
    }
}
