package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An array or group as its documents say, or a place where there is none; valid or not.
 *
 * @param zarrFormat 2 or 3; 0 if there is no node
 * @param documents those that could be read, by name
 * @param faults of the documents as such
 */
record ZarrNode(String path, Kind kind, int zarrFormat, Map<String, Value> documents, List<Fault> faults) {

    static final String V3 = "zarr.json";
    static final String ARRAY = ".zarray";
    static final String GROUP = ".zgroup";
    static final String ATTRIBUTES = ".zattrs";
    static final String CONSOLIDATED = ".zmetadata";

    enum Kind {
        NONE("nothing"),
        GROUP("a group"),
        ARRAY("an array"),
        UNREADABLE("a document that can't be read");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    ZarrNode {
        documents = Map.copyOf(documents);
        faults = List.copyOf(faults);
    }

    static ZarrNode none(String path) {
        return new ZarrNode(path, Kind.NONE, 0, Map.of(), List.of());
    }

    boolean exists() {
        return kind != Kind.NONE;
    }

    boolean isGroup() {
        return kind == Kind.GROUP;
    }

    boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** The document with a name; missing if it is not there, or can't be read. */
    Value document(String name) {
        Value found = documents.get(name);
        return found == null ? new Value(MissingNode.getInstance(), Place.of(path, name)) : found;
    }

    /** The document that describes the array or group. */
    Value document() {
        return document(zarrFormat == 3 ? V3 : isArray() ? ARRAY : GROUP);
    }

    /** The user's attributes; missing if there are none. */
    Value attributes() {
        return zarrFormat == 3 ? document(V3).get("attributes") : document(ATTRIBUTES);
    }

    Optional<OmeMetadata> ome() {
        return zarrFormat == 0 ? Optional.empty() : OmeMetadata.of(attributes(), zarrFormat);
    }

    /** The lengths of the dimensions of an array; empty if its document does not tell. */
    Optional<List<Long>> shape() {
        Value shape = document().get("shape");
        List<Long> lengths = shape.items().flatMap(n -> n.integer().stream()).toList();
        boolean all = shape.json().isArray() && lengths.size() == shape.json().size();
        return isArray() && all && lengths.stream().allMatch(n -> n >= 0) ? Optional.of(lengths) : Optional.empty();
    }

    /** Whether its documents are missing, and a copy is all there is. */
    boolean isCopy() {
        return faults.stream().anyMatch(fault -> fault.law() == NodeReader.DOCUMENT);
    }

    /** What is found here, where something else was expected. */
    Problem problem(String expected) {
        return new Problem(Place.of(path), kind.text(), expected);
    }
}
