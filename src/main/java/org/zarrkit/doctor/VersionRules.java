package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;

import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for where OME metadata stand and how they state their version. */
final class VersionRules {

    private VersionRules() {}

    static final List<Rule<OmeMetadata>> RULES = RuleList.<OmeMetadata>of("OME-Zarr, metadata")
            .since(NgffVersion.V0_5)
            .must(
                    "ome-object",
                    "write an object with the metadata as member 'ome' of the attributes",
                    of(is("an object", ome -> ome.json().isObject())))
            .must(
                    "ome-namespace",
                    "move the members of OME-Zarr into the member 'ome' of the attributes",
                    VersionRules::namespace)
            .must(
                    "ome-version",
                    "state the version of OME-Zarr as text in 'ome.version'",
                    of(at("version", Checks.text())))
            .must(
                    "ome-content",
                    "write what the group is, such as 'multiscales', or remove the member 'ome'",
                    VersionRules::content)
            .versions(NgffVersion.V0_1, NgffVersion.V0_6)
            .must("version-known", "state a published version: 0.1 to 0.5 or 0.6rc0", VersionRules::known)
            .must(
                    "version-zarr-format",
                    "convert the hierarchy to the other format of Zarr, or state the version that it follows",
                    VersionRules::format)
            .must("version-single", "state the same version everywhere in the document", VersionRules::single)
            .should(
                    "version-inner",
                    "remove the version: from 0.5 on it stands in 'ome.version' alone",
                    VersionRules::inner)
            .list();

    private static Stream<Problem> inner(OmeMetadata metadata) {
        return metadata.isInNamespace()
                ? metadata.inner().flatMap(is("no version but that in 'ome.version'", v -> false)::of)
                : Stream.empty();
    }

    private static Check<OmeMetadata> of(Check<Value> check) {
        return metadata -> metadata.isInNamespace() ? check.of(metadata.ome()) : Stream.empty();
    }

    private static Stream<Problem> namespace(OmeMetadata metadata) {
        if (metadata.isInNamespace() || metadata.zarrFormat() == 2) return Stream.empty();
        return Stream.of(metadata.ome()
                .problem(
                        "members of OME-Zarr outside 'ome': " + String.join(", ", metadata.kinds()),
                        "them in the member 'ome'"));
    }

    private static Stream<Problem> content(OmeMetadata metadata) {
        boolean empty = metadata.isInNamespace()
                && metadata.ome().json().isObject()
                && metadata.kinds().isEmpty();
        return empty
                ? Stream.of(metadata.ome().expected("one of " + String.join(", ", OmeMetadata.KINDS)))
                : Stream.empty();
    }

    private static Stream<Problem> known(OmeMetadata metadata) {
        return metadata.statements()
                .filter(statement -> statement.text().isPresent())
                .flatMap(is(
                        "a published version of OME-Zarr: 0.1, 0.2, 0.3, 0.4, 0.5 or 0.6rc0",
                        statement ->
                                NgffVersion.of(statement.text().orElseThrow()).isPresent())::of);
    }

    private static Stream<Problem> format(OmeMetadata metadata) {
        int expected = metadata.version().zarrFormat();
        if (expected == metadata.zarrFormat()) return Stream.empty();
        return Stream.of(metadata.ome()
                .problem(
                        "OME-Zarr " + metadata.version().text() + " in Zarr " + metadata.zarrFormat(),
                        "Zarr " + expected));
    }

    /** Each statement must be text that names the version by which the document is read. */
    private static Stream<Problem> single(OmeMetadata metadata) {
        return metadata.statements()
                .flatMap(is("\"" + metadata.version().text() + "\" as elsewhere in the document", statement -> statement
                        .text()
                        .map(text -> NgffVersion.of(text).isEmpty()
                                || text.equals(metadata.version().text()))
                        .orElse(false))::of);
    }
}
