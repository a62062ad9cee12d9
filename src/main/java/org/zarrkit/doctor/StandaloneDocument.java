package org.zarrkit.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.MemoryStore;

/**
 * Judges one document without what it is of: attributes of a group, a {@code zarr.json}, {@code .zarray} and the like,
 * or transformations of 0.6 alone. What it is its content tells.
 */
final class StandaloneDocument {

    static final Law KIND =
            new Law("document-kind", Force.MUST, "OME-Zarr, metadata", "write the metadata of a group or array");

    private static final List<Rule<Value>> FRAGMENT = TransformationRules.OF_ONE;

    private final Findings findings;

    StandaloneDocument(Findings findings) {
        this.findings = findings;
    }

    /**
     * Judges a document.
     *
     * @param zarrFormat of the hierarchy that attributes are from, if that is known
     * @return the version of OME-Zarr that it follows, if it is OME-Zarr
     */
    Optional<NgffVersion> judge(Value document, OptionalInt zarrFormat) {
        if (document.get("zarr_consolidated_format").exists()) return zarr(document, ZarrNode.CONSOLIDATED);
        if (document.get("node_type").exists() || isFormat(document, 3)) return v3(document);
        if (document.get("shape").exists() && document.get("zarr_format").exists())
            return zarr(document, ZarrNode.ARRAY);
        if (isFormat(document, 2)) return zarr(document, ZarrNode.GROUP);
        int format = zarrFormat.orElse(document.get("ome").exists() ? 3 : 2);
        Optional<OmeMetadata> metadata = OmeMetadata.of(document, format);
        if (metadata.isPresent()) return attributes(metadata.get());
        if (isFragment(document)) return fragment(document);
        findings.add(new Fault(KIND, document.expected("attributes of OME-Zarr, or a document of Zarr")));
        return Optional.empty();
    }

    private static boolean isFormat(Value document, int format) {
        return document.get("zarr_format").json().asInt(0) == format;
    }

    private Optional<NgffVersion> zarr(Value document, String name) {
        findings.apply(DocumentRules.rules(name).stream(), document, NgffVersion.V0_1);
        if (name.equals(ZarrNode.ARRAY)) openable(document, name);
        return Optional.empty();
    }

    private Optional<NgffVersion> v3(Value document) {
        findings.apply(V3Rules.RULES.stream(), document, NgffVersion.V0_1);
        if (document.get("node_type").text().filter("array"::equals).isPresent()) openable(document, ZarrNode.V3);
        return OmeMetadata.of(document.get("attributes"), 3).flatMap(this::attributes);
    }

    /** What Zarrkit thinks of an array, unless something is wrong with it already. */
    private void openable(Value document, String name) {
        if (findings.errors() > 0) return;
        MemoryStore store = new MemoryStore();
        store.put(name, ByteBuffer.wrap(bytes(document.json())));
        ZarrNode node = NodeReader.read(store, "");
        findings.add(OpenedArray.of(store, node).fault().stream());
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return new ObjectMapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that can't be written", e);
        }
    }

    private Optional<NgffVersion> attributes(OmeMetadata metadata) {
        NgffVersion version = metadata.version();
        findings.applyAlone(VersionRules.RULES.stream(), metadata, version);
        findings.applyAlone(OmeRules.of(metadata.ome()), metadata.ome(), version);
        return Optional.of(version);
    }

    private static boolean isFragment(Value document) {
        return document.get("coordinateTransformations").exists()
                || document.get("type")
                        .text()
                        .filter(TransformationRules.TYPES::contains)
                        .isPresent();
    }

    /** Transformations alone, as the specification shows them in examples: how their ends are written is not judged. */
    private Optional<NgffVersion> fragment(Value document) {
        Value list = document.get("coordinateTransformations");
        List<Value> transforms = list.exists() ? list.items().toList() : List.of(document);
        for (Value transform : transforms)
            TransformTree.all(transform)
                    .forEach(part -> findings.applyAlone(FRAGMENT.stream(), part, NgffVersion.V0_6));
        CoordinateSystems systems = CoordinateSystems.of(document.get("coordinateSystems"));
        systems.dimensions(transforms.stream().filter(transform -> !isOfSubspaces(transform)))
                .forEach(problem -> findings.add(new Fault(SceneRules.DIMENSIONS, problem)));
        return Optional.of(NgffVersion.V0_6);
    }

    /** A sequence whose steps are for some of the axes each, as drafts had it. */
    private static boolean isOfSubspaces(Value transform) {
        return transform.get("type").text().filter("sequence"::equals).isPresent()
                && transform.select("transformations/*/inputAxes").anyMatch(Value::exists);
    }
}
