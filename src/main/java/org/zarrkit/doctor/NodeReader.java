package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.doctor.ZarrNode.Kind;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;

/** Reads the documents of one place of a store, whatever they are. */
final class NodeReader {

    static final Law READABLE = new Law(
            "store-readable", Force.MUST, "Zarrkit", "find out why the store can't be read there, and check again");
    static final Law DOCUMENT = new Law(
            "node-document", Force.MUST, "Zarr 3.1 core, metadata", "write the document of the array or group anew");
    static final Law BOTH_KINDS = new Law(
            "node-one-kind",
            Force.MUST,
            "Zarr 2, hierarchies",
            "remove .zgroup from the array, or .zarray from the group");

    private final Store store;
    private final String path;
    private final Map<String, Value> documents = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean broken;

    private NodeReader(Store store, String path) {
        this.store = store;
        this.path = path;
    }

    static List<Law> laws() {
        return List.of(READABLE, DOCUMENT, BOTH_KINDS);
    }

    /** The node at a path; documents of Zarr 3 are preferred to those of Zarr 2, and both to copies in groups above. */
    static ZarrNode read(Store store, String path) {
        NodeReader reader = new NodeReader(store, path);
        try {
            return reader.read();
        } catch (StoreException | UnsupportedFeatureException e) {
            Problem problem = new Problem(Place.of(path), Excerpt.sentence(e.getMessage()), "a store that can be read");
            reader.faults.add(new Fault(READABLE, problem));
            return reader.node(Kind.UNREADABLE, 0);
        }
    }

    private ZarrNode read() {
        if (load(ZarrNode.V3)) return v3();
        boolean array = load(ZarrNode.ARRAY);
        boolean group = load(ZarrNode.GROUP);
        if (!array && !group) return fromCopies();
        load(ZarrNode.ATTRIBUTES);
        if (array && group)
            faults.add(new Fault(BOTH_KINDS, new Problem(Place.of(path), ".zarray and .zgroup", "one of them")));
        if (group) load(ZarrNode.CONSOLIDATED);
        boolean readable = documents.containsKey(array ? ZarrNode.ARRAY : ZarrNode.GROUP);
        return node(!readable ? Kind.UNREADABLE : array ? Kind.ARRAY : Kind.GROUP, 2);
    }

    private ZarrNode v3() {
        if (!documents.containsKey(ZarrNode.V3)) return node(Kind.UNREADABLE, 3);
        String type = documents.get(ZarrNode.V3).get("node_type").text().orElse("");
        return node(type.equals("array") ? Kind.ARRAY : Kind.GROUP, 3);
    }

    private ZarrNode node(Kind kind, int format) {
        return new ZarrNode(path, kind, format, documents, faults);
    }

    /** Reads a document, if it is there; whether it is. */
    private boolean load(String name) {
        Optional<ByteBuffer> bytes = store.get(Keys.join(path, name), ByteRange.of(0, JsonText.LARGEST + 1));
        if (bytes.isEmpty()) return false;
        Place place = Place.of(path, name);
        JsonText text = bytes.get().remaining() > JsonText.LARGEST
                ? JsonText.tooLarge(store.size(Keys.join(path, name)).orElse(0L), place)
                : JsonText.of(bytes.get(), place);
        faults.addAll(text.faults());
        text.json().ifPresent(json -> documents.put(name, new Value(json, place)));
        return true;
    }

    /** A node whose document is missing, and of which a group above has a copy. */
    private ZarrNode fromCopies() {
        Optional<Node> copy;
        try {
            copy = Node.read(store, path);
        } catch (StoreException e) {
            throw e;
        } catch (ZarrkitException e) {
            return ZarrNode.none(path); // the copies are judged where they stand
        }
        if (copy.isEmpty()) return ZarrNode.none(path);
        int format = copy.get().zarrFormat();
        String name = format == 3 ? ZarrNode.V3 : copy.get() instanceof ArrayMetadata ? ZarrNode.ARRAY : ZarrNode.GROUP;
        faults.add(new Fault(
                DOCUMENT,
                new Problem(Place.of(path, name), "nothing; a group above has a copy of it", "the document itself")));
        put(name, document(copy.get()));
        put(ZarrNode.ATTRIBUTES, copy.get().attributes());
        return node(copy.get() instanceof ArrayMetadata ? Kind.ARRAY : Kind.GROUP, format);
    }

    private void put(String name, JsonNode json) {
        documents.put(name, new Value(json, Place.of(path, name)));
    }

    /** What rules look at in a document of which there is a copy only. */
    private static ObjectNode document(Node node) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("zarr_format", node.zarrFormat());
        if (node.zarrFormat() == 3) document.put("node_type", node instanceof ArrayMetadata ? "array" : "group");
        if (node.zarrFormat() == 3) document.set("attributes", node.attributes());
        if (node instanceof ArrayMetadata array) document.set("shape", new ObjectMapper().valueToTree(array.shape()));
        return document;
    }
}
