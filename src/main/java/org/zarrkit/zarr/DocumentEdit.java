package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.zarrkit.store.Keys;
import org.zarrkit.store.WritableStore;

/** Changes one member of a stored document and nothing else of it; copies of it elsewhere are removed. */
record DocumentEdit(WritableStore store, String path, Node node) {

    static DocumentEdit of(WritableStore store, String path) {
        return new DocumentEdit(store, path, Node.open(store, path));
    }

    void attributes(ObjectNode attributes) {
        if (node.zarrFormat() == 3) set(V3Documents.NAME, "attributes", attributes);
        else {
            ConsolidatedMetadata.remove(store, path);
            V2Documents.writeAttributes(store, path, attributes);
        }
    }

    void shape(List<Long> shape) {
        set(node.zarrFormat() == 3 ? V3Documents.NAME : V2Documents.ARRAY, "shape", Json.of(shape));
    }

    private void set(String name, String member, JsonNode value) {
        if (store.size(Keys.join(path, name)).isEmpty()) node.write(store, path); // it was known from a copy only
        ObjectNode document = Json.read(store, Keys.join(path, name)).orElseThrow();
        ConsolidatedMetadata.remove(store, path);
        document.set(member, value);
        Json.write(store, path, name, document.without("consolidated_metadata"));
    }
}
