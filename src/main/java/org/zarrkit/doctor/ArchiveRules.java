package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.store.ArchiveEntry;

/** The rules of RFC-9 for hierarchies in zip archives. */
final class ArchiveRules {

    private static final String SECTION = "RFC-9, OME-Zarr zip files";
    private static final int MANY_ENTRIES = 10_000;

    static final Law SPLIT =
            new Law("archive-split", Force.MUST, SECTION, "join the parts of the archive into one file");

    private ArchiveRules() {}

    static final List<Rule<Archive>> RULES = RuleList.<Archive>of(SECTION)
            .must(
                    "archive-root",
                    "pack the content of the folder, not the folder",
                    archive -> archive.isOzx() && !archive.hasRoot()
                            ? Stream.of(archive.problem("no zarr.json at the root of the archive", "one"))
                            : Stream.empty())
            .must(
                    "archive-json-first",
                    "pack the archive anew, its zarr.json files first",
                    archive -> archive.comment()
                                            .get("ome")
                                            .get("zipFile")
                                            .get("centralDirectory")
                                            .get("jsonFirst")
                                            .json()
                                            .asBoolean(false)
                                    && !archive.isSorted()
                            ? Stream.of(archive.problem(
                                    "a comment that says jsonFirst, and other files before zarr.json files",
                                    "all zarr.json files first, by depth"))
                            : Stream.empty())
            .should(
                    "archive-name",
                    "name the archive .ozx",
                    archive -> archive.isOzx()
                            ? Stream.empty()
                            : Stream.of(archive.problem(
                                    "the name " + Excerpt.of(archive.name()), "a name that ends with .ozx")))
            .should(
                    "archive-zip64",
                    "pack the archive in the format ZIP64",
                    ofHierarchy(archive -> archive.zip().isZip64()
                                    || archive.zip().isZip64(Archive.DOCUMENT)
                            ? Stream.empty()
                            : Stream.of(archive.problem("an archive that is not in the format ZIP64", "ZIP64"))))
            .should(
                    "archive-stored",
                    "pack the archive without compression, as 'zip -0' does",
                    ofHierarchy(archive -> archive.zip()
                            .entries()
                            .filter(ArchiveEntry::compressed)
                            .limit(1)
                            .map(entry -> archive.problem(
                                    "'" + Excerpt.of(entry.key()) + "' compressed by the archive",
                                    "files that are stored as they are"))))
            .should(
                    "archive-order",
                    "pack the archive anew, its zarr.json files first",
                    ofHierarchy(archive -> archive.isSorted()
                            ? Stream.empty()
                            : Stream.of(archive.problem(
                                    "other files before zarr.json files", "all zarr.json files first, by depth"))))
            .should(
                    "archive-comment",
                    "write the comment {\"ome\": {\"version\": ...}}",
                    ofHierarchy(archive ->
                            archive.comment().get("ome").get("version").text().isPresent()
                                    ? Stream.empty()
                                    : Stream.of(archive.problem(
                                            "the comment '"
                                                    + Excerpt.of(archive.zip().comment()) + "'",
                                            "JSON with ome.version"))))
            .should(
                    "archive-comment-version",
                    "state the version of the hierarchy in the comment",
                    ofHierarchy(ArchiveRules::version))
            .advice(
                    "archive-entries",
                    "write the arrays with shards, so that there are fewer files",
                    ofHierarchy(archive ->
                            archive.zip().entries().skip(MANY_ENTRIES).findAny().isPresent()
                                    ? Stream.of(
                                            archive.problem("more than " + MANY_ENTRIES + " files", "fewer, by shards"))
                                    : Stream.empty()))
            .list();

    /** Recommendations hold of archives that have a hierarchy of Zarr 3 at their root. */
    private static Check<Archive> ofHierarchy(Check<Archive> check) {
        return archive -> archive.hasRoot() ? check.of(archive) : Stream.empty();
    }

    private static Stream<Problem> version(Archive archive) {
        Value stated = archive.comment().get("ome").get("version");
        Optional<OmeMetadata> root = NodeReader.read(archive.zip(), "").ome();
        Optional<String> version =
                root.flatMap(metadata -> metadata.ome().get("version").text());
        return version.isEmpty() || stated.text().isEmpty() || stated.text().equals(version)
                ? Stream.empty()
                : Stream.of(stated.expected("\"" + Excerpt.of(version.get()) + "\", as the hierarchy says"));
    }
}
