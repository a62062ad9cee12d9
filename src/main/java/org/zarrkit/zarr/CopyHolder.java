package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.WritableStore;

/**
 * A document in a group that holds copies of the documents below it: {@code .zmetadata}, or a {@code zarr.json} with the
 * member {@code consolidated_metadata}. The copies are taken away while what they are copies of changes.
 *
 * @param document as it was found, with the copies
 */
record CopyHolder(WritableStore store, String group, String name, ObjectNode document) {

    private static final String MEMBER = ConsolidatedMetadata.V3_MEMBER;

    /** Those that have a copy of the document of this name at a path, or should have. */
    static List<CopyHolder> above(WritableStore store, String path, String name) {
        boolean v3 = name.equals(V3Documents.NAME);
        String holder = v3 ? V3Documents.NAME : ConsolidatedMetadata.V2_NAME;
        List<CopyHolder> holders = new ArrayList<>();
        for (String group : ConsolidatedMetadata.upwards(path)) {
            if (v3 && group.equals(path)) continue; // what a document holds itself is of the nodes below
            read(store, group, holder)
                    .filter(document -> !v3 || document.hasNonNull(MEMBER))
                    .ifPresent(document -> holders.add(new CopyHolder(store, group, holder, document)));
        }
        return List.copyOf(holders);
    }

    private static Optional<ObjectNode> read(WritableStore store, String group, String name) {
        try {
            return Json.read(store, Keys.join(group, name));
        } catch (InvalidMetadataException e) {
            return Optional.empty(); // a damaged document is not this node's matter
        }
    }

    private boolean isV3() {
        return name.equals(V3Documents.NAME);
    }

    private String key() {
        return Keys.join(group, name);
    }

    void removeCopies() {
        if (isV3()) Json.write(store, group, name, withoutCopies());
        else store.delete(key());
    }

    private ObjectNode withoutCopies() {
        ObjectNode without = document.deepCopy();
        without.remove(MEMBER);
        return without;
    }

    /** Puts the copies back as they were. */
    void putBack() {
        if (isUntouched()) Json.write(store, group, name, document);
    }

    /**
     * Puts the copies back with one of them changed, if they know the node: those that do not were out of date before,
     * and stay away.
     */
    void putBack(String path, String changed, Optional<ObjectNode> content) {
        String relative = path.substring(group.isEmpty() || group.equals(path) ? group.length() : group.length() + 1);
        ObjectNode copies = document.deepCopy();
        boolean known = isV3()
                ? changeV3(copies.path(MEMBER).path("metadata"), relative, content.orElseThrow())
                : changeV2(copies.path("metadata"), relative, changed, content);
        if (known && isUntouched()) Json.write(store, group, name, copies);
    }

    /** Somebody else may have changed the group meanwhile. */
    private boolean isUntouched() {
        Optional<ObjectNode> now = read(store, group, name);
        return isV3() ? now.filter(found -> Json.isSame(found, withoutCopies())).isPresent() : now.isEmpty();
    }

    private static boolean changeV2(JsonNode copies, String relative, String changed, Optional<ObjectNode> content) {
        boolean known = copies.has(Keys.join(relative, V2Documents.ARRAY))
                || copies.has(Keys.join(relative, V2Documents.GROUP));
        if (!known || !(copies instanceof ObjectNode documents)) return false;
        String key = Keys.join(relative, changed);
        if (content.isPresent()) documents.set(key, content.get());
        else documents.remove(key);
        return true;
    }

    /** Changes the copy of a node, also in copies of the groups between, which may hold copies in turn. */
    private static boolean changeV3(JsonNode copies, String relative, ObjectNode content) {
        if (!(copies.path(relative) instanceof ObjectNode old)) return false;
        ObjectNode copy = content.deepCopy();
        if (old.has(MEMBER)) copy.set(MEMBER, old.get(MEMBER));
        else copy.remove(MEMBER);
        ((ObjectNode) copies).set(relative, copy);
        for (int slash = relative.indexOf('/'); slash > 0; slash = relative.indexOf('/', slash + 1))
            changeV3(
                    copies.path(relative.substring(0, slash)).path(MEMBER).path("metadata"),
                    relative.substring(slash + 1),
                    content);
        return true;
    }
}
