package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.store.ZipStore;

/** Says what is wrong with a hierarchy, or a document. */
public final class Doctor {

    private Doctor() {}

    /** Names of files that are documents by themselves. */
    private static final String DOCUMENT = ".*(\\.json|\\.zattrs|\\.zarray|\\.zgroup|\\.zmetadata)";

    /**
     * Checks what a location names: a folder, an archive, a place on a web server, or a file with one document.
     *
     * @throws NotFoundException if there is no such place, or no array or group there
     * @throws org.zarrkit.error.ZarrkitException if it can't be read at all
     */
    public static Report examine(String location, DoctorOptions options, Steps steps) {
        Optional<Path> file =
                Stores.otherFile(location).filter(f -> f.toString().matches(DOCUMENT));
        if (file.isPresent()) return examineFile(file.get(), options);
        Findings findings = new Findings(options.strict());
        Optional<ZipStore> archive;
        try {
            archive = Stores.archive(location);
        } catch (UnsupportedFeatureException e) { // the one thing that an archive can be and not be read
            findings.add(new Fault(
                    ArchiveRules.SPLIT,
                    new Problem(Place.of(""), Excerpt.sentence(e.getMessage()), "an archive in one file")));
            return report(location, findings, Set.of(), 0);
        }
        archive.map(zip -> new Archive(location.strip(), zip))
                .ifPresent(zip -> findings.apply(ArchiveRules.RULES.stream(), zip, NgffVersion.V0_5));
        if (findings.errors() > 0
                && archive.filter(zip -> zip.size(ZarrNode.V3).isEmpty()).isPresent())
            return report(location, findings, Set.of(), 0);
        return examine(Stores.open(location), location, findings, options, steps);
    }

    private static Report examineFile(Path file, DoctorOptions options) {
        LocalStore folder = LocalStore.of(file.toAbsolutePath().getParent());
        String name = file.getFileName().toString();
        long size = folder.size(name).orElse(0L);
        Findings findings = new Findings(options.strict());
        Place place = new Place("", name, "");
        if (size > JsonText.LARGEST) findings.add(JsonText.tooLarge(size, place).stream());
        if (findings.errors() > 0) return report(file.toString(), findings, Set.of(), 0);
        ByteBuffer bytes = folder.get(name).orElseThrow(() -> new NotFoundException(file + " does not exist"));
        return examineDocument(bytes, name, options);
    }

    /**
     * Checks a hierarchy: all documents, and how they fit the store. Chunks are read only where the options say so;
     * memory is bounded by the largest chunks being decoded, one for each thread of {@code steps}.
     *
     * @throws NotFoundException if there is no array or group at the root
     * @throws org.zarrkit.error.StoreException if the root can't be read
     */
    public static Report examine(Store store, DoctorOptions options, Steps steps) {
        return examine(store, store.toString(), new Findings(options.strict()), options, steps);
    }

    private static Report examine(Store store, String location, Findings findings, DoctorOptions options, Steps steps) {
        Walk walk = new Walk(store, findings);
        walk.requireRoot();
        if (options.pixels()) new PixelCheck(walk.arrays(), findings).run(steps);
        return report(location, findings, walk.versions(), walk.count());
    }

    private static Report report(String location, Findings findings, Set<NgffVersion> versions, long nodes) {
        return new Report(location, versions, nodes, findings.list(), findings.unlisted());
    }

    /**
     * Checks a document without what it is of: see {@link #examineDocument(JsonNode, OptionalInt, DoctorOptions)}.
     *
     * @param name what it is called, for the report
     */
    public static Report examineDocument(ByteBuffer bytes, String name, DoctorOptions options) {
        Findings findings = new Findings(options.strict());
        Place place = new Place("", name, "");
        JsonText text = JsonText.of(bytes, place);
        findings.add(text.stream());
        Optional<NgffVersion> version = text.json()
                .flatMap(json -> new StandaloneDocument(findings).judge(new Value(json, place), OptionalInt.empty()));
        return report(name, findings, set(version), 0);
    }

    /**
     * Checks a document without what it is of: attributes of a group, a document of Zarr, or transformations of 0.6.
     * What the official suite of its version holds valid although a rule of the text forbids it gets warnings.
     *
     * @param zarrFormat of the hierarchy that attributes are from; if not known, they tell by the member {@code ome}
     */
    public static Report examineDocument(JsonNode json, OptionalInt zarrFormat, DoctorOptions options) {
        Findings findings = new Findings(options.strict());
        Value document = new Value(json, new Place("", "", ""));
        Optional<NgffVersion> version = new StandaloneDocument(findings).judge(document, zarrFormat);
        return report("document", findings, set(version), 0);
    }

    private static Set<NgffVersion> set(Optional<NgffVersion> version) {
        return version.map(Set::of).orElse(EnumSet.noneOf(NgffVersion.class));
    }
}
