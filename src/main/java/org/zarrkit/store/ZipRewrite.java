package org.zarrkit.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;
import org.zarrkit.error.StoreException;

/**
 * A copy of a zip archive with some values replaced, added or left out, which takes the place of the archive.
 *
 * @param put the values that are replaced or added
 * @param present the names of all values of the new archive
 */
record ZipRewrite(Path archive, ZipStore old, Store put, NavigableSet<String> present) {

    private static final long PIECE = 1 << 24;

    private static final String DOCUMENT = "zarr.json";

    /** See {@link ZipEdit#commit}. */
    void write(LongPredicate goesOn) {
        Path temporary = FileWriter.temporary(archive);
        try {
            List<String> order = order();
            writeTo(temporary, order, goesOn);
            check(temporary, order.size());
            Files.move(temporary, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException(archive + " can't be changed: " + e + "; it is as it was", e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /**
     * The names in the order of the old directory. A new document of Zarr 3 stands before the first of those in front
     * that is deeper, and so before all else if documents come first (RFC-9, "jsonFirst"); others stand at the end.
     */
    private List<String> order() {
        List<String> order = new ArrayList<>(old.members().values().stream()
                .sorted(Comparator.comparingInt(ZipMember::index))
                .map(ZipMember::name)
                .filter(present::contains)
                .toList());
        for (String name : present) {
            if (old.members().containsKey(name)) continue;
            int at = isDocument(name) ? placeOf(name, order) : order.size();
            order.add(at, name);
        }
        return order;
    }

    private static int placeOf(String document, List<String> order) {
        int at = 0;
        while (at < order.size() && isDocument(order.get(at)) && depth(order.get(at)) <= depth(document)) at++;
        return at;
    }

    private static boolean isDocument(String name) {
        return name.equals(DOCUMENT) || name.endsWith("/" + DOCUMENT);
    }

    private static long depth(String name) {
        return name.chars().filter(c -> c == '/').count();
    }

    private void writeTo(Path file, List<String> order, LongPredicate goesOn) throws IOException {
        try (FileChannel in = FileChannel.open(archive, StandardOpenOption.READ);
                FileOutputStream out = new FileOutputStream(file.toFile())) {
            copyPermissions(file);
            ZipWriter writer = new ZipWriter(out, 0, old.isZip64());
            for (String name : inOrderOfValues(order)) {
                if (put.size(name).isPresent()) writer.add(name, put.get(name).orElseThrow());
                else copy(old.members().get(name), in, writer, out.getChannel(), goesOn);
            }
            writer.finish(old.comment(), Comparator.comparingInt(ranks(order)::get));
            out.getFD().sync();
        }
    }

    private static Map<String, Integer> ranks(List<String> order) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String name : order) ranks.put(name, ranks.size());
        return ranks;
    }

    /** The values stand where they stood; new ones after them. */
    private List<String> inOrderOfValues(List<String> order) {
        List<String> values = new ArrayList<>(order);
        values.sort(Comparator.comparingLong(
                name -> Optional.ofNullable(old.members().get(name))
                        .map(ZipMember::headerOffset)
                        .orElse(Long.MAX_VALUE)));
        return values;
    }

    private void copy(ZipMember member, FileChannel in, ZipWriter writer, FileChannel out, LongPredicate goesOn)
            throws IOException {
        if (member.isEncrypted())
            throw new StoreException(archive + ", '" + member.name() + "' is encrypted: the archive can't be changed");
        writer.addStored(member);
        long at = old.dataOffset(member);
        long end = at + member.storedSize();
        while (at < end) {
            if (!goesOn.test(out.position())) throw new CancellationException();
            long copied = in.transferTo(at, Math.min(PIECE, end - at), out);
            if (copied <= 0) throw changed();
            at += copied;
        }
    }

    private StoreException changed() {
        return new StoreException(archive + " was changed while it was edited; try again");
    }

    /** Readers that could read the old archive can read the new one. */
    private void copyPermissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(archive, PosixFileAttributeView.class);
        if (view != null)
            Files.setPosixFilePermissions(file, view.readAttributes().permissions());
    }

    /** Nothing takes the place of the old archive that can't be read, or after somebody else changed that. */
    private void check(Path file, int count) throws IOException {
        if (ZipStore.open(file).members().size() != count)
            throw new IOException("the new archive does not hold " + count + " values");
        if (!ZipStore.open(archive).members().equals(old.members())) throw changed();
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // What led here says more.
        }
    }
}
