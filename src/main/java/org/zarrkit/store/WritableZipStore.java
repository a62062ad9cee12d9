package org.zarrkit.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A new zip archive: values are appended as they come, uncompressed, and can be read at once. It takes its name when
 * it is finished; closed before that, it is removed. Safe for many threads. Values can't be replaced or deleted.
 */
public final class WritableZipStore implements WritableStore, AutoCloseable {

    private final Path archive;
    private final boolean replacing;
    private final Path temporary;
    private final FileOutputStream out;
    private final ZipWriter writer;
    private final ConcurrentSkipListMap<String, ZipMember> members = new ConcurrentSkipListMap<>();
    private final SortedKeys keys = new SortedKeys(members.keySet());
    private volatile ZipBytes written;
    /** Of a value that comes later. */
    private Optional<ZipMember> room = Optional.empty();

    private boolean broken;
    private boolean finished;

    private WritableZipStore(Path archive, boolean always64, boolean replacing) throws IOException {
        this.archive = archive;
        this.replacing = replacing;
        this.temporary = FileWriter.temporary(archive);
        Files.createDirectories(archive.getParent());
        this.out = new FileOutputStream(temporary.toFile());
        this.writer = new ZipWriter(out, 0, always64);
        this.written = bytesOf(temporary);
    }

    /**
     * A new archive.
     *
     * @param always64 whether ZIP64 is used even where nothing needs it, as RFC-9 recommends for .ozx
     * @throws TargetExistsException if there is a file or folder of that name; it is left as it is
     */
    public static WritableZipStore create(Path archive, boolean always64) {
        Path absolute = archive.toAbsolutePath().normalize();
        if (Files.exists(absolute))
            throw new TargetExistsException(absolute + " exists; delete it, or choose another name");
        return open(absolute, always64, false);
    }

    /**
     * A new archive that takes the place of one that is there when it is finished, and not before.
     *
     * @throws TargetExistsException if what stands there is no zip archive
     */
    public static WritableZipStore replace(Path archive, boolean always64) {
        Path absolute = archive.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute)) ZipStore.open(absolute);
        } catch (StoreException e) {
            throw new TargetExistsException(absolute + " is no zip archive, and is left alone; choose another name", e);
        }
        return open(absolute, always64, true);
    }

    private static WritableZipStore open(Path archive, boolean always64, boolean replacing) {
        try {
            return new WritableZipStore(archive, always64, replacing);
        } catch (IOException e) {
            throw new StoreException(archive + " can't be written: " + e, e);
        }
    }

    private static ZipBytes bytesOf(Path file) {
        return new ZipBytes(LocalStore.of(file.getParent()), file.getFileName().toString(), Long.MAX_VALUE);
    }

    @Override
    public URI uri() {
        return archive.toUri();
    }

    @Override
    public synchronized void put(String key, ByteBuffer value) {
        if (members.containsKey(Keys.check(key)))
            throw new UnsupportedFeatureException(archive + ", key '" + key
                    + "' is written already; what is in a zip archive can't be replaced: write a folder instead");
        requireUsable();
        // Half a value may be in the archive if this fails, and what follows it could not be told from it.
        broken = true;
        try {
            boolean hasRoom = room.filter(member -> member.name().equals(key) && member.size() >= value.remaining())
                    .isPresent();
            members.put(key, hasRoom ? fillRoom(value) : writer.add(key, value));
            broken = false;
        } catch (IOException e) {
            throw new StoreException(archive + ", key '" + key + "' can't be written: " + e, e);
        }
    }

    /**
     * Keeps room, where the archive ends now, for a value that comes later. A smaller one is filled up with spaces, which
     * JSON allows behind a document; a larger one is appended like any other.
     */
    public synchronized void keepRoom(String key, int size) {
        requireUsable();
        byte[] spaces = new byte[size];
        Arrays.fill(spaces, (byte) ' ');
        try {
            room = Optional.of(writer.add(Keys.check(key), ByteBuffer.wrap(spaces)));
        } catch (IOException e) {
            broken = true;
            throw new StoreException(archive + " can't be written: " + e, e);
        }
    }

    private ZipMember fillRoom(ByteBuffer value) throws IOException {
        ZipMember member = room.orElseThrow();
        byte[] filled = new byte[(int) member.size()];
        int length = value.remaining();
        value.duplicate().get(filled, 0, length);
        Arrays.fill(filled, length, filled.length, (byte) ' ');
        overwrite(member, writer.exchange(member, ByteBuffer.wrap(filled)));
        room = Optional.empty();
        return writer.member(member.name());
    }

    private void overwrite(ZipMember member, ByteBuffer bytes) throws IOException {
        for (long at = member.headerOffset(); bytes.hasRemaining(); )
            at += out.getChannel().write(bytes, at);
    }

    private void requireUsable() {
        if (finished) throw new IllegalStateException(archive + " is finished or closed");
        if (broken) throw new StoreException(archive + " can't be written: an earlier value failed; start again");
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return member(key)
                .map(member -> written.read(
                        writer.dataOffset(member) + range.startIn(member.size()), range.lengthIn(member.size())));
    }

    @Override
    public Optional<Long> size(String key) {
        return member(key).map(ZipMember::size);
    }

    private Optional<ZipMember> member(String key) {
        return Optional.ofNullable(members.get(Keys.check(key)));
    }

    @Override
    public Stream<String> children(String prefix) {
        return keys.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        return keys.list(prefix);
    }

    @Override
    public boolean keepsAll() {
        return true;
    }

    @Override
    public void delete(String key) {
        if (member(key).isPresent()) throw cantDelete(key);
    }

    @Override
    public void deleteAll(String prefix) {
        if (list(prefix).findAny().isPresent()) throw cantDelete(prefix);
    }

    private UnsupportedFeatureException cantDelete(String key) {
        return new UnsupportedFeatureException(archive + ", key '" + key
                + "' can't be deleted: what is in a zip archive stays; write a folder instead");
    }

    /** Finishes the archive without a comment, its directory in the order of the names. */
    public void finish() {
        finish("", Comparator.naturalOrder());
    }

    /**
     * Writes the directory and gives the archive its name; afterwards it can only be read.
     *
     * @param order of the names in the directory
     * @throws StoreException if that fails; there is no archive then
     */
    public synchronized void finish(String comment, Comparator<? super String> order) {
        requireUsable();
        try {
            if (room.isPresent()) overwrite(room.get(), writer.drop(room.get()));
            writer.finish(comment, order);
            out.getFD().sync();
            out.close();
            moveIntoPlace();
            written = bytesOf(archive);
            finished = true;
        } catch (IOException e) {
            broken = true;
            throw new StoreException(archive + " can't be written: " + e, e);
        }
    }

    /** An atomic move may replace what is there; another one does not, whoever has put it there meanwhile. */
    private void moveIntoPlace() throws IOException {
        if (replacing)
            Files.move(temporary, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        else Files.move(temporary, archive);
    }

    /** Removes the archive if it is not finished; else nothing happens. */
    @Override
    public synchronized void close() {
        if (finished) return;
        finished = true;
        try {
            out.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new StoreException(temporary + " can't be removed: " + e, e);
        }
    }

    @Override
    public String toString() {
        return archive.toString();
    }
}
