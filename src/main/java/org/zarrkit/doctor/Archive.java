package org.zarrkit.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.zarrkit.store.ArchiveEntry;
import org.zarrkit.store.ZipStore;

/**
 * A zip archive with a hierarchy.
 *
 * @param name of the file
 */
record Archive(String name, ZipStore zip) {

    static final String DOCUMENT = ZarrNode.V3;

    boolean isOzx() {
        return name.toLowerCase(Locale.ROOT).endsWith(".ozx");
    }

    /** Whether the root of the archive is that of a hierarchy of Zarr 3, as RFC-9 has it. */
    boolean hasRoot() {
        return zip.size(DOCUMENT).isPresent();
    }

    /** The comment as JSON; missing if there is none or it is no JSON. */
    Value comment() {
        return new Value(json(zip.comment()), new Place("", "(archive comment)", ""));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the archive's directory begins with all documents, that of the root first and then by depth. */
    boolean isSorted() {
        List<ArchiveEntry> documents = new ArrayList<>(zip.entries()
                .filter(entry -> entry.key().equals(DOCUMENT) || entry.key().endsWith("/" + DOCUMENT))
                .toList());
        documents.sort(Comparator.comparingInt(ArchiveEntry::position));
        boolean first = IntStream.range(0, documents.size())
                .allMatch(i -> documents.get(i).position() == i);
        boolean byDepth = IntStream.range(1, documents.size())
                .allMatch(i -> depth(documents.get(i - 1)) <= depth(documents.get(i)));
        return first && byDepth;
    }

    private static long depth(ArchiveEntry entry) {
        return entry.key().chars().filter(c -> c == '/').count();
    }

    Problem problem(String found, String expected) {
        return new Problem(Place.of(""), found, expected);
    }
}
