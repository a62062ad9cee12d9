package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.zarrkit.store.Keys;
import org.zarrkit.store.WritableStore;

/**
 * Changes the metadata documents of one stored node by functions from JSON to JSON. What a function leaves alone stays:
 * members that Zarrkit does not know, and the order of all. No chunk is touched.
 *
 * <p>A document is replaced whole: whatever ends the program leaves the old or the new one. Copies of it in the groups
 * above ("consolidated metadata") are taken away before and put back, changed likewise, after; a reader finds them true
 * or not at all. Where documents of both formats stand side by side, that of Zarr 3 is changed alone.
 *
 * @param path of the node in the store; {@code ""} is its root
 */
public record DocumentEdit(WritableStore store, String path) {

    public DocumentEdit {
        path = Keys.normalize(path);
    }

    /** An edit of the node at a path. */
    public static DocumentEdit of(WritableStore store, String path) {
        return new DocumentEdit(store, path);
    }

    /**
     * Replaces the attributes by what the function makes of them: in Zarr 3 a member of {@code zarr.json}, in Zarr 2 the
     * document {@code .zattrs}, which is removed if none are left.
     *
     * @param change gets a copy, empty if there are none; it may change and return that
     * @return whether anything changed
     * @throws org.zarrkit.error.NotFoundException if there is no node at the path
     * @throws org.zarrkit.error.InvalidMetadataException if the document is no JSON object; it is left as it is
     */
    public boolean attributes(UnaryOperator<ObjectNode> change) {
        if (existing().equals(V3Documents.NAME))
            return document(document -> withAttributes(document, change.apply(attributesOf(document))));
        ObjectNode before = Json.read(store, key(V2Documents.ATTRIBUTES)).orElseGet(Json::object);
        ObjectNode after = change.apply(before.deepCopy());
        if (Json.isSame(after, before)) return false;
        replace(V2Documents.ATTRIBUTES, after.isEmpty() ? Optional.empty() : Optional.of(after));
        return true;
    }

    private static ObjectNode attributesOf(ObjectNode document) {
        return document.path("attributes") instanceof ObjectNode attributes ? attributes.deepCopy() : Json.object();
    }

    private static ObjectNode withAttributes(ObjectNode document, ObjectNode attributes) {
        boolean none = attributes.isEmpty() && !document.hasNonNull("attributes");
        return none ? document : document.set("attributes", attributes);
    }

    /**
     * Replaces the document that describes the node, {@code zarr.json}, {@code .zarray} or {@code .zgroup}, by what the
     * function makes of it.
     *
     * @param change gets a copy; it may change and return that
     * @return whether anything changed
     * @throws org.zarrkit.error.NotFoundException if there is no node at the path
     * @throws org.zarrkit.error.InvalidMetadataException if the document is no JSON object; it is left as it is
     */
    public boolean document(UnaryOperator<ObjectNode> change) {
        String name = existing();
        ObjectNode before = Json.read(store, key(name)).orElseThrow();
        ObjectNode after = change.apply(before.deepCopy());
        if (Json.isSame(after, before)) return false;
        replace(name, Optional.of(after));
        return true;
    }

    /** The name of the document that is there; if the node is known from a copy only, it is written first. */
    private String existing() {
        return stored().or(() -> {
                    Node node = Node.open(store, path);
                    if (node.zarrFormat() == 3) V3Documents.write(store, path, node);
                    else V2Documents.write(store, path, node);
                    return stored();
                })
                .orElseThrow();
    }

    private Optional<String> stored() {
        return Stream.of(V3Documents.NAME, V2Documents.ARRAY, V2Documents.GROUP)
                .filter(name -> store.size(key(name)).isPresent())
                .findFirst();
    }

    private void replace(String name, Optional<ObjectNode> document) {
        List<CopyHolder> holders = CopyHolder.above(store, path, name);
        holders.forEach(CopyHolder::removeCopies);
        try {
            if (document.isPresent()) Json.write(store, path, name, document.get());
            else store.delete(key(name));
        } catch (RuntimeException failure) {
            restore(holders, failure);
            throw failure;
        }
        holders.forEach(holder -> holder.putBack(path, name, document));
    }

    /** The document is what it was, and so its copies are true. */
    private static void restore(List<CopyHolder> holders, RuntimeException failure) {
        try {
            holders.forEach(CopyHolder::putBack);
        } catch (RuntimeException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }

    private String key(String name) {
        return Keys.join(path, name);
    }

    void shape(List<Long> shape) {
        document(document -> document.set("shape", Json.of(shape)));
    }
}
