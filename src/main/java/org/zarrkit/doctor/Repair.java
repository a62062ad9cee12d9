package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.DocumentEdit;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Hierarchy;

/**
 * Mends what can be mended without guessing. Planning reads only. Each document is replaced whole: whatever ends the
 * program leaves the old or the new one; members that nobody knows, and the order of all, stay. No chunk is touched.
 */
public final class Repair {

    private final WritableStore store;
    private final List<Mend> groups = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<Mend> copies = new LinkedHashSet<>();

    private Repair(WritableStore store) {
        this.store = store;
    }

    /**
     * Plans the repair of a part of a hierarchy; nothing is written.
     *
     * @param store of the whole hierarchy, so that copies of documents in groups above stay true
     * @param path of the part; empty for all
     * @throws org.zarrkit.error.NotFoundException if there is no array or group at the root
     */
    public static Repair plan(WritableStore store, String path, RepairOptions options) {
        Repair repair = new Repair(store);
        Walk walk = new Walk(store, new Findings(false));
        walk.requireRoot();
        walk.missingGroups()
                .forEach(group -> repair.groups.add(
                        new Mend(Walk.ANCESTORS.code(), Place.of(group), "write the document of the group")));
        walk.arrays().forEach(array -> ArrayMender.keys(array).forEach(repair.changes::add));
        Nodes nodes = new Nodes(store);
        for (String node : walk.paths()) repair.add(nodes.at(node), nodes, options);
        repair.groups.removeIf(mend -> !isIn(path, mend.place().path()));
        repair.changes.removeIf(change -> !isIn(path, change.path()));
        repair.copies.removeIf(mend -> !isIn(path, mend.place().path()));
        return repair;
    }

    private static boolean isIn(String path, String node) {
        return path.isEmpty() || node.equals(path) || node.startsWith(path + "/");
    }

    private void add(ZarrNode node, Nodes nodes, RepairOptions options) {
        if (!node.isGroup()) return;
        CopiesGroup group = new CopiesGroup(node, nodes);
        CopiesMender.of(group).forEach(copies::add);
        node.ome().ifPresent(metadata -> add(node, metadata, nodes, options));
    }

    private void add(ZarrNode node, OmeMetadata metadata, Nodes nodes, RepairOptions options) {
        GroupMender.version(node, metadata).forEach(changes::add);
        List<ImageGroup> images = ImageGroup.of(node, metadata, nodes);
        for (int i = 0; i < images.size(); i++) {
            ImageGroup image = images.get(i);
            int index = i;
            ArrayMender.names(image).forEach(changes::add);
            options.levels().ifPresent(method -> TranslationMender.of(image, index, method)
                    .forEach(changes::add));
        }
        if (!images.isEmpty()) {
            ZarrNode below = nodes.at(node.path(), LabelGroup.NAME).orElseThrow();
            LabelGroup labels = new LabelGroup(below, images.stream().findFirst(), nodes);
            GroupMender.version(labels).forEach(changes::add);
            GroupMender.labels(labels).forEach(changes::add);
        }
        NamespaceMender.of(node, metadata).forEach(changes::add);
    }

    /** What is to be mended; empty if nothing is, or nothing can be without guessing. */
    public List<Mend> mends() {
        return Stream.of(groups.stream(), changes.stream().map(Change::mend), copies.stream())
                .flatMap(mends -> mends)
                .toList();
    }

    /**
     * Mends it, document by document.
     *
     * @throws org.zarrkit.error.StoreException if a document can't be written; it is as it was, those before are mended
     */
    public void apply() {
        Set<String> holders = new LinkedHashSet<>();
        copies.forEach(mend -> holders.add(mend.place().path()));
        if (!groups.isEmpty() || !changes.isEmpty()) holders.addAll(holdersOfCopies());
        int format = new Nodes(store).at("").zarrFormat();
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        groups.forEach(mend -> Hierarchy.createGroup(store, mend.place().path(), GroupMetadata.of(format, none)));
        byDocument().values().forEach(this::change);
        holders.forEach(path -> CopiesMender.write(store, path));
    }

    /** A change takes the copies away where they are wrong already. */
    private Set<String> holdersOfCopies() {
        Set<String> holders = new LinkedHashSet<>();
        Nodes nodes = new Nodes(store);
        Walk walk = new Walk(store, new Findings(false));
        walk.requireRoot();
        for (String path : walk.paths()) if (new CopiesGroup(nodes.at(path), nodes).hasCopies()) holders.add(path);
        return holders;
    }

    private Map<String, List<Change>> byDocument() {
        Map<String, List<Change>> documents = new LinkedHashMap<>();
        for (Change change : changes)
            documents
                    .computeIfAbsent(change.path() + "|" + change.ofAttributes(), k -> new ArrayList<>())
                    .add(change);
        return documents;
    }

    private void change(List<Change> ofDocument) {
        DocumentEdit edit = DocumentEdit.of(store, ofDocument.get(0).path());
        if (ofDocument.get(0).ofAttributes()) edit.attributes(json -> applied(json, ofDocument));
        else edit.document(json -> applied(json, ofDocument));
    }

    private static ObjectNode applied(ObjectNode json, List<Change> changes) {
        ObjectNode changed = json;
        for (Change change : changes) changed = change.edit().apply(changed);
        return changed;
    }
}
