package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.store.Keys;

/** A group that holds copies of the documents of the nodes below it ("consolidated metadata"). */
record CopiesGroup(ZarrNode group, Nodes nodes) {

    private static final String MEMBER = "consolidated_metadata";
    private static final Set<String> WITHOUT_SAYING = Set.of("attributes", "storage_transformers", "dimension_names");
    private static final int MOST_NODES = 100_000;

    /** A copy, and the path and name of the document that it is of. */
    record Copy(Value json, String path, String name) {}

    /** The object that has the copies by key; missing if there is none. */
    Value copies() {
        return group.zarrFormat() == 3
                ? group.document(ZarrNode.V3).get(MEMBER).get("metadata")
                : group.document(ZarrNode.CONSOLIDATED).get("metadata");
    }

    boolean hasCopies() {
        return copies().json().isObject();
    }

    /** The copies whose keys are those of documents. */
    Stream<Copy> all() {
        Value copies = copies();
        return copies.json().properties().stream().flatMap(member -> {
            String key = member.getKey();
            int slash = key.lastIndexOf('/');
            String relative = group.zarrFormat() == 3 ? key : slash < 0 ? "" : key.substring(0, slash);
            String name = group.zarrFormat() == 3 ? ZarrNode.V3 : key.substring(slash + 1);
            return Nodes.resolve(group.path(), relative).map(path -> new Copy(copies.get(key), path, name)).stream();
        });
    }

    /** The nodes below the group that are stored; some of them, where there are very many. */
    Stream<ZarrNode> below() {
        return below(group.path(), 0).limit(MOST_NODES);
    }

    private Stream<ZarrNode> below(String path, int depth) {
        if (depth > Walk.DEEPEST) return Stream.empty();
        return nodes.children(path).stream()
                .map(nodes::at)
                .filter(node -> !node.isCopy())
                .flatMap(node -> node.isGroup()
                        ? Stream.concat(Stream.of(node), below(node.path(), depth + 1))
                        : Stream.of(node));
    }

    boolean knows(ZarrNode node) {
        String relative =
                node.path().substring(group.path().isEmpty() ? 0 : group.path().length() + 1);
        JsonNode copies = copies().json();
        if (group.zarrFormat() == 3) return node.zarrFormat() != 3 || copies.has(relative);
        return node.zarrFormat() != 2
                || copies.has(Keys.join(relative, ZarrNode.ARRAY))
                || copies.has(Keys.join(relative, ZarrNode.GROUP));
    }

    /** A document without the copies that it holds. */
    static Optional<JsonNode> withoutCopies(Value document) {
        if (!(document.json() instanceof ObjectNode object)) return Optional.empty();
        ObjectNode without = object.deepCopy();
        without.remove(MEMBER);
        return Optional.of(without);
    }

    /** What a document says, without the copies that it may hold in turn and what goes without saying. */
    static Optional<JsonNode> content(Value document) {
        if (document.isMissing()) return Optional.empty();
        if (!(document.json() instanceof ObjectNode object)) return Optional.of(document.json());
        ObjectNode content = object.objectNode();
        object.properties().stream()
                .filter(member -> !member.getKey().equals(MEMBER))
                .filter(member -> !(WITHOUT_SAYING.contains(member.getKey())
                        && (member.getValue().isNull()
                                || member.getValue().isContainerNode()
                                        && member.getValue().isEmpty())))
                .forEach(member -> content.set(member.getKey(), member.getValue()));
        if (content.path("chunk_key_encoding")
                        .path("configuration")
                        .path("separator")
                        .asText("")
                        .equals("/")
                && content.path("chunk_key_encoding").path("name").asText("").equals("default"))
            content.putObject("chunk_key_encoding").put("name", "default");
        return Optional.of(content);
    }
}
