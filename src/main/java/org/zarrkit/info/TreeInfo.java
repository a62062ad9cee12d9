package org.zarrkit.info;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/** A Zarr hierarchy as the JSON tree that {@code info} shows; the keys are listed in its help. Reads no chunk. */
final class TreeInfo {

    /** Deeper than any real hierarchy; links in a circle end here. */
    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Store store;
    private final boolean complete;

    TreeInfo(Store store, boolean complete) {
        this.store = store;
        this.complete = complete;
    }

    /**
     * The tree from the root of the store on.
     *
     * @throws ZarrkitException if the root can't be read; what is damaged below it is part of the tree
     */
    ObjectNode read() {
        return describe("", Node.open(store, ""), 0);
    }

    private ObjectNode describe(String path, Node node, int depth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("path", path);
        json.put("node", node instanceof ArrayMetadata ? "array" : "group");
        json.put("zarr_format", node.zarrFormat());
        if (node instanceof ArrayMetadata array) putArray(json, path, array);
        else if (node instanceof GroupMetadata group) putOme(json, group);
        ArrayNode attributes = json.putArray("attributes");
        node.attributes().fieldNames().forEachRemaining(attributes::add);
        if (node instanceof GroupMetadata && depth < DEEPEST) putChildren(json, path, depth);
        return json;
    }

    private void putChildren(ObjectNode json, String path, int depth) {
        ArrayNode children = json.putArray("children");
        try {
            for (String child : Node.children(store, path).toList()) children.add(child(child, depth));
        } catch (ZarrkitException | IllegalArgumentException e) {
            children.add(damaged(path, e));
        }
    }

    private ObjectNode child(String path, int depth) {
        try {
            return describe(path, Node.open(store, path), depth + 1);
        } catch (ZarrkitException | IllegalArgumentException e) {
            return damaged(path, e);
        }
    }

    private static ObjectNode damaged(String path, RuntimeException e) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", path)
                .put("node", e instanceof UnsupportedFeatureException ? "unsupported" : "damaged")
                .put("error", e.getMessage());
    }

    private void putOme(ObjectNode json, GroupMetadata group) {
        try {
            ImageInfo.put(json, NgffReader.read(group.attributes(), group.zarrFormat(), ""));
        } catch (ZarrkitException | IllegalArgumentException e) {
            json.put("error", e.getMessage());
        }
    }

    private void putArray(ObjectNode json, String path, ArrayMetadata metadata) {
        json.set("shape", MAPPER.valueToTree(metadata.shape()));
        json.put("data_type", metadata.typeName());
        Optional<ZarrArray> array = Optional.empty();
        try {
            array = Optional.of(ZarrArray.of(store, path, metadata));
            if (complete) StoredSize.of(array.get()).put(json);
        } catch (UnsupportedFeatureException | InvalidMetadataException e) {
            json.put("unsupported", e.getMessage());
        } catch (ZarrkitException | IllegalArgumentException e) {
            json.put("error", e.getMessage());
        }
        putLayout(json, metadata, array);
    }

    private static void putLayout(ObjectNode json, ArrayMetadata metadata, Optional<ZarrArray> array) {
        boolean sharded =
                metadata.codecs().stream().anyMatch(codec -> codec.name().equals("sharding_indexed"));
        List<Integer> chunks = array.filter(opened -> opened.grid().isSharded())
                .map(opened -> opened.grid().chunkShape())
                .or(() -> statedInnerChunks(metadata))
                .orElse(metadata.chunkShape());
        json.set("chunks", MAPPER.valueToTree(chunks));
        json.set("shards", sharded ? MAPPER.valueToTree(metadata.chunkShape()) : null);
        ArrayNode codecs = json.putArray("codecs");
        for (CodecDescription codec : metadata.codecs())
            codecs.addObject()
                    .put("name", codec.name())
                    .set("configuration", MAPPER.<JsonNode>valueToTree(codec.configuration()));
        json.set("fill_value", metadata.fillValue());
        ArrayNode names = json.putArray("dimension_names");
        metadata.dimensionNames().forEach(name -> names.add(name.orElse(null)));
    }

    /** What the sharding codec says, if it is the first; else its chunks have other axes than the array. */
    private static Optional<List<Integer>> statedInnerChunks(ArrayMetadata metadata) {
        if (metadata.codecs().isEmpty() || !metadata.codecs().get(0).name().equals("sharding_indexed"))
            return Optional.empty();
        Map<String, Object> configuration = metadata.codecs().get(0).configuration();
        if (!(configuration.get("chunk_shape") instanceof List<?> edges)) return Optional.empty();
        List<Integer> chunks = new ArrayList<>();
        for (Object edge : edges)
            if (edge instanceof Number number && number.doubleValue() == number.intValue())
                chunks.add(number.intValue());
        return chunks.size() == metadata.rank() ? Optional.of(chunks) : Optional.empty();
    }
}
