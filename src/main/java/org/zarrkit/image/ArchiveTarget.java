package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Place;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;
import org.zarrkit.store.WritableZipStore;
import org.zarrkit.zarr.Node;

/**
 * A new .zip or .ozx archive for one hierarchy. Values are appended as they come, uncompressed; the archive takes its
 * name when it is complete. An .ozx is one of OME-NGFF RFC-9: always ZIP64, documents first in the directory, a comment
 * that says so.
 */
public final class ArchiveTarget {

    private static final String OZX = ".ozx";
    private static final String DOCUMENT = "zarr.json";
    /** For the document of an image with about a hundred channels. */
    private static final int ROOM = 32 << 10;

    /** RFC-9: the root's document, the others breadth-first, then everything else. */
    private static final Comparator<String> DOCUMENTS_FIRST = Comparator.comparing(ArchiveTarget::isNoDocument)
            .thenComparing(name -> isNoDocument(name) ? 0 : depth(name))
            .thenComparing(Comparator.naturalOrder());

    private final Path archive;
    private final boolean overwrite;

    private ArchiveTarget(Path archive, boolean overwrite) {
        this.archive = archive;
        this.overwrite = overwrite;
    }

    /** The archive that a location names by its ending, or empty if it names something else. */
    public static Optional<ArchiveTarget> of(String location, boolean overwrite) {
        return Stores.newArchive(location).map(path -> new ArchiveTarget(path, overwrite));
    }

    /** What an archive says of the OME-Zarr in it; nothing of one of Zarr 2. */
    public static Optional<String> omeVersion(NgffVersion version) {
        return Optional.of(version).filter(v -> v.zarrFormat() == 3).map(NgffVersion::text);
    }

    /** The version that a stored OME-Zarr of Zarr 3 states; empty if something else is there. */
    public static Optional<String> omeVersion(Place root) {
        Node node = Node.open(root.store(), root.path());
        String stated = node.attributes().path("ome").path("version").asText("");
        return node.zarrFormat() == 3 && !stated.isEmpty() ? Optional.of(stated) : Optional.empty();
    }

    private boolean isOzx() {
        return archive.toString().toLowerCase(Locale.ROOT).endsWith(OZX);
    }

    /**
     * Writes the archive; if that fails there is none, or the one that was there.
     *
     * @param omeVersion of the hierarchy, if it is an OME-Zarr of Zarr 3
     * @param content puts each value once
     * @throws TargetExistsException if something stands there, unless it is an archive and may be replaced
     * @throws UnsupportedFeatureException if an .ozx is to hold something else than OME-Zarr of Zarr 3
     */
    public void write(Optional<String> omeVersion, Consumer<WritableStore> content) {
        // RFC-9: the root of the archive is that of an OME-Zarr, with its zarr.json.
        if (isOzx() && omeVersion.isEmpty())
            throw new UnsupportedFeatureException(archive + ": an .ozx holds OME-Zarr from 0.5 on; choose such a"
                    + " version, or a name that ends with .zip");
        try (WritableZipStore zip =
                overwrite ? WritableZipStore.replace(archive, isOzx()) : WritableZipStore.create(archive, isOzx())) {
            // RFC-9: it is best first in the file too. It is written last: only the pixels tell the contrast in it.
            if (isOzx()) zip.keepRoom(DOCUMENT, ROOM);
            content.accept(zip);
            zip.finish(isOzx() ? comment(omeVersion.get()) : "", DOCUMENTS_FIRST);
        }
    }

    private static String comment(String omeVersion) {
        ObjectNode ome = JsonNodeFactory.instance.objectNode().put("version", omeVersion);
        ome.putObject("zipFile").putObject("centralDirectory").put("jsonFirst", true);
        return JsonNodeFactory.instance.objectNode().set("ome", ome).toString();
    }

    private static boolean isNoDocument(String name) {
        return !name.equals(DOCUMENT) && !name.endsWith("/" + DOCUMENT);
    }

    private static int depth(String name) {
        return (int) name.chars().filter(c -> c == '/').count();
    }
}
