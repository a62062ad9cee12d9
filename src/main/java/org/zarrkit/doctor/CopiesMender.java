package org.zarrkit.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.zarrkit.store.Keys;
import org.zarrkit.store.WritableStore;

/** Writes the copies of documents in a group anew ("consolidated metadata"), from the documents that are there. */
final class CopiesMender {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CopiesMender() {}

    /** Whether copies are stale, of what is gone, or missing. */
    static Stream<Mend> of(CopiesGroup group) {
        boolean wrong = CopiesRules.RULES.stream()
                .anyMatch(rule -> rule.check().of(group).findAny().isPresent());
        return group.hasCopies() && wrong
                ? Stream.of(new Mend("consolidated-stale", group.copies().place(), "consolidate the metadata anew"))
                : Stream.empty();
    }

    static void write(WritableStore store, String path) {
        Nodes nodes = new Nodes(store);
        ZarrNode node = nodes.at(path);
        CopiesGroup group = new CopiesGroup(node, nodes);
        if (!(node.document().json() instanceof ObjectNode own)) return;
        boolean v3 = node.zarrFormat() == 3;
        ObjectNode copies = own.objectNode();
        if (!v3) add(copies, node, "");
        group.below().filter(below -> below.zarrFormat() == node.zarrFormat()).forEach(below -> {
            String relative = below.path().substring(path.isEmpty() ? 0 : path.length() + 1);
            if (v3) CopiesGroup.withoutCopies(below.document()).ifPresent(json -> copies.set(relative, json));
            else add(copies, below, relative);
        });
        if (v3) put(store, Keys.join(path, ZarrNode.V3), withCopies(own.deepCopy(), copies));
        else put(store, Keys.join(path, ZarrNode.CONSOLIDATED), documents(own, copies));
    }

    private static void add(ObjectNode copies, ZarrNode node, String relative) {
        node.documents().keySet().stream()
                .filter(name -> !name.equals(ZarrNode.CONSOLIDATED))
                .sorted()
                .forEach(name -> copies.set(
                        Keys.join(relative, name), node.document(name).json()));
    }

    private static ObjectNode withCopies(ObjectNode document, ObjectNode copies) {
        ObjectNode member = document.putObject("consolidated_metadata");
        member.put("kind", "inline").put("must_understand", false).set("metadata", copies);
        return document;
    }

    private static ObjectNode documents(ObjectNode factory, ObjectNode copies) {
        ObjectNode document = factory.objectNode().put("zarr_consolidated_format", 1);
        document.set("metadata", copies);
        return document;
    }

    private static void put(WritableStore store, String key, ObjectNode document) {
        try {
            store.put(
                    key, ByteBuffer.wrap(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that can't be written", e);
        }
    }
}
