package org.zarrkit.doctor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ZarrArray;

/** Goes through a hierarchy from its root, each node once, and judges what it comes to. Reads documents and no chunk. */
final class Walk {

    /** Deeper than any real hierarchy; links in a circle end here. */
    static final int DEEPEST = 64;

    private static final int MOST_NODES = 200_000;

    static final Law COMPLETE =
            new Law("hierarchy-size", Force.SHOULD, "Zarrkit", "check the parts of the hierarchy by themselves");
    static final Law OME = new Law(
            "ome-none", Force.MUST, "OME-Zarr, metadata", "write OME-Zarr metadata: what is here is plain Zarr");
    static final Law ANCESTORS = new Law(
            "group-above", Force.MUST, "Zarr 2 and 3, hierarchies", "write the document of the group; repair does so");
    static final Law VERSION = new Law(
            "version-hierarchy", Force.MUST, "OME-Zarr, metadata", "convert the hierarchy to one version of OME-Zarr");
    static final Law OLD_VERSION = new Law(
            "version-mixed", Force.SHOULD, "OME-Zarr, metadata", "convert the hierarchy to one version of OME-Zarr");
    static final Law NESTED = new Law(
            "archive-nested",
            Force.MUST,
            "RFC-9, OME-Zarr zip files",
            "unpack the archive into the hierarchy, or move it out");

    private final Nodes nodes;
    private final Findings findings;
    private final GroupJudge groups;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<NgffVersion> versions = EnumSet.noneOf(NgffVersion.class);
    private final List<String> paths = new ArrayList<>();
    private final List<String> missingGroups = new ArrayList<>();
    private final List<ZarrArray> arrays = new ArrayList<>();
    private Optional<NgffVersion> first = Optional.empty();
    private long count;

    Walk(Store store, Findings findings) {
        this.nodes = new Nodes(store);
        this.findings = findings;
        this.groups = new GroupJudge(nodes, findings);
    }

    static List<Law> laws() {
        return List.of(COMPLETE, OME, ANCESTORS, VERSION, OLD_VERSION, NESTED);
    }

    /** Judges all nodes from the root on; false if there is no root. */
    boolean run() {
        ZarrNode root = nodes.at("");
        if (!root.exists()) return false;
        await("");
        while (!waiting.isEmpty()) visit(nodes.at(waiting.remove()));
        if (root.isGroup() && versions.isEmpty())
            findings.add(new Fault(OME, new Problem(Place.of(""), "no OME-Zarr metadata in the hierarchy", "some")));
        return true;
    }

    Set<NgffVersion> versions() {
        return versions;
    }

    /** Judges all nodes, of which there must be one at the root. */
    void requireRoot() {
        if (!run())
            throw new NotFoundException("there is no Zarr array or group at " + nodes.store()
                    + ": neither zarr.json nor .zarray nor .zgroup was found");
    }

    /** The paths of all nodes. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    /** The paths above nodes at which there is no document. */
    List<String> missingGroups() {
        return List.copyOf(missingGroups);
    }

    /** How many nodes there were. */
    long count() {
        return count;
    }

    /** The arrays that can be opened. */
    List<ZarrArray> arrays() {
        return List.copyOf(arrays);
    }

    private void await(String path) {
        if (path.chars().filter(c -> c == '/').count() > DEEPEST || seen.contains(path)) return;
        if (seen.size() == MOST_NODES) {
            findings.add(new Fault(
                    COMPLETE,
                    new Problem(
                            Place.of(path), "more than " + MOST_NODES + " nodes", "fewer; the rest is not checked")));
            return;
        }
        seen.add(path);
        waiting.add(path);
    }

    private void visit(ZarrNode node) {
        if (!node.exists()) return; // who refers to it says so
        count++;
        paths.add(node.path());
        findings.add(node.faults().stream());
        judgeAncestors(node);
        long errors = findings.errors();
        DocumentRules.of(node)
                .forEach(rules -> findings.apply(rules.rules().stream(), rules.document(), NgffVersion.V0_1));
        if (node.isArray()) visitArray(node, findings.errors() > errors);
        if (node.isGroup()) visitGroup(node);
    }

    private void visitArray(ZarrNode node, boolean isInvalid) {
        OpenedArray opened = OpenedArray.of(nodes.store(), node);
        if (!isInvalid) findings.add(opened.fault().stream());
        opened.array().ifPresent(array -> {
            arrays.add(array);
            findings.add(ChunkKeys.faults(array));
            findings.apply(LayoutAdvice.ARRAY.stream(), array, NgffVersion.V0_1);
        });
    }

    private void visitGroup(ZarrNode node) {
        CopiesGroup copies = new CopiesGroup(node, nodes);
        if (copies.hasCopies()) findings.apply(CopiesRules.RULES.stream(), copies, NgffVersion.V0_1);
        nested(node);
        node.ome().ifPresent(metadata -> {
            judgeVersion(node, metadata);
            groups.judge(node, metadata);
            References.of(node, metadata).forEach(this::await);
        });
        nodes.children(node.path()).forEach(this::await);
    }

    private void judgeVersion(ZarrNode node, OmeMetadata metadata) {
        NgffVersion version = metadata.version();
        versions.add(version);
        if (first.isEmpty()) first = Optional.of(version);
        if (version == first.get()) return;
        boolean old = version.zarrFormat() == 2 && first.get().zarrFormat() == 2;
        findings.add(new Fault(
                old ? OLD_VERSION : VERSION,
                metadata.ome()
                        .problem(
                                "OME-Zarr " + version.text(), first.get().text() + ", as elsewhere in the hierarchy")));
    }

    /** Every node is in a group that has a document, up to the root. */
    private void judgeAncestors(ZarrNode node) {
        for (String above = node.path(); !above.isEmpty(); ) {
            above = Nodes.parent(above);
            if (nodes.at(above).exists() || !seen.add(above)) continue;
            missingGroups.add(above);
            findings.add(new Fault(
                    ANCESTORS,
                    new Problem(Place.of(above), "no document", "that of a group, as '" + node.path() + "' is below")));
        }
    }

    /** RFC-9: no archive with a hierarchy within a hierarchy. */
    private void nested(ZarrNode group) {
        try (Stream<String> names = nodes.store().children(group.path())) {
            names.filter(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith(".ozx"))
                    .filter(name -> !nodes.at(Nodes.resolve(group.path(), name).orElse(""))
                            .exists())
                    .forEach(name -> findings.add(new Fault(
                            NESTED, new Problem(Place.of(group.path(), name), "an archive in the hierarchy", "none"))));
        } catch (org.zarrkit.error.StoreException e) {
            return; // that the store can't be read is said elsewhere
        }
    }
}
