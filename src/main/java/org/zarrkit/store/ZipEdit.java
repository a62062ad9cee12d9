package org.zarrkit.store;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;

/**
 * A zip archive that is changed: what is put is kept in memory, large amounts in files beside the archive, until
 * {@link #commit} puts a new archive into the place of the old. Safe for many threads.
 */
public final class ZipEdit implements WritableStore {

    private static final long MOST_IN_MEMORY = 16 << 20;

    private final Path archive;
    private final SpillStore put;
    private final ConcurrentSkipListSet<String> present = new ConcurrentSkipListSet<>();
    private final SortedKeys keys = new SortedKeys(present);
    private volatile ZipStore old;

    private ZipEdit(Path archive) {
        this.archive = archive;
        this.put = new SpillStore(MOST_IN_MEMORY, archive.getParent());
        this.old = ZipStore.open(archive);
        present.addAll(old.members().keySet());
    }

    /**
     * An archive to be changed; nothing is written yet.
     *
     * @throws NotFoundException if there is no such file
     * @throws StoreException if it is no zip archive, or damaged
     */
    public static ZipEdit open(Path archive) {
        try {
            return new ZipEdit(archive.toRealPath());
        } catch (NoSuchFileException e) {
            throw new NotFoundException(archive + " does not exist; check the path", e);
        } catch (IOException e) {
            throw new StoreException(archive + " can't be read: " + e, e);
        }
    }

    /** The archive as it was opened, or committed last. */
    ZipStore asOpened() {
        return old;
    }

    @Override
    public URI uri() {
        return archive.toUri();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        if (!present.contains(Keys.check(key))) return Optional.empty();
        return put.get(key, range).or(() -> old.get(key, range));
    }

    @Override
    public Optional<Long> size(String key) {
        if (!present.contains(Keys.check(key))) return Optional.empty();
        return put.size(key).or(() -> old.size(key));
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
    public void put(String key, ByteBuffer value) {
        put.put(key, value);
        present.add(key);
    }

    @Override
    public void delete(String key) {
        present.remove(Keys.check(key));
        put.delete(key);
    }

    @Override
    public void deleteAll(String prefix) {
        list(prefix).toList().forEach(this::delete);
    }

    /** Whether {@link #commit} has anything to do. */
    public boolean isChanged() {
        return put.list("").findAny().isPresent()
                || !present.equals(old.members().keySet());
    }

    /**
     * Writes a new archive under another name and gives it that of the old. What did not change is copied as it is
     * stored, without decoding; comment and order stay. Takes as long as copying the file; nothing happens if nothing
     * changed. Afterwards this can be changed again.
     *
     * @param goesOn asked now and then, with the number of bytes written so far; false ends the copying
     * @throws java.util.concurrent.CancellationException if it says false; the old archive stays
     * @throws StoreException if that fails, or the archive was changed meanwhile; it is as it was
     */
    public synchronized void commit(LongPredicate goesOn) {
        if (!isChanged()) return;
        new ZipRewrite(archive, old, put, present).write(goesOn);
        old = ZipStore.open(archive);
        put.deleteAll("");
        present.retainAll(old.members().keySet());
    }

    /** Forgets what was not committed. */
    public synchronized void discard() {
        put.deleteAll("");
        present.clear();
        present.addAll(old.members().keySet());
    }

    @Override
    public String toString() {
        return archive.toString();
    }
}
