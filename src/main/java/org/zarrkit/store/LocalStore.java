package org.zarrkit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/**
 * A folder of files. A value is put under a temporary name and renamed, so that no reader ever sees half of it.
 * No file is open between calls. Links are followed within the folder; one that leads out of it is an error.
 */
public final class LocalStore implements WritableStore {

    private final Path root;
    private final InsideFolder inside;
    private final CaseCollisions collisions;
    private final FileWriter writer;

    LocalStore(Path root, CaseCollisions collisions, boolean synced) {
        this.root = root;
        this.inside = new InsideFolder(root);
        this.collisions = collisions;
        this.writer = new FileWriter(root, synced);
    }

    /** The store of a folder, which need not exist yet. */
    public static LocalStore of(Path root) {
        Path normal = root.toAbsolutePath().normalize();
        return new LocalStore(normal, CaseCollisions.in(normal), false);
    }

    /** The same store whose values have reached the disk, name and all, when {@code put} returns; slow. */
    public LocalStore synced() {
        return new LocalStore(root, collisions, true);
    }

    /**
     * The folder itself, where links lead to it.
     *
     * @throws StoreException if it does not exist
     */
    public Path realRoot() {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            throw new StoreException(root + " can't be read: " + e, e);
        }
    }

    @Override
    public URI uri() {
        return root.toUri();
    }

    @Override
    public Optional<Place> fromAbove() {
        if (root.getParent() == null || !Keys.isName(root.getFileName().toString())) return Optional.empty();
        return Optional.of(new Place(of(root.getParent()), root.getFileName().toString()));
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return get(key, range, byte[]::new);
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range, IntFunction<byte[]> memory) {
        Path file = file(key);
        try (FileChannel channel = open(file)) {
            long size = channel.size();
            long length = range.lengthIn(size);
            if (length > Integer.MAX_VALUE - 64)
                throw new StoreException(file + ": " + length + " bytes are too many to read at once");
            if (length == 0 && Files.isDirectory(file)) return Optional.empty();
            ByteBuffer bytes = ByteBuffer.wrap(memory.apply((int) length), 0, (int) length);
            return Optional.of(FilePieces.read(channel, range.startIn(size), bytes));
        } catch (IOException e) {
            if (isAbsent(file, e)) return Optional.empty();
            throw new StoreException(file + " can't be read: " + e, e);
        }
    }

    private FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isSymbolicLink(file)) throw e;
            inside.checkLink(file);
            return FileChannel.open(file, StandardOpenOption.READ);
        }
    }

    /** There is no such file, or it is a folder, or a file stands where a folder of the key should be. */
    private boolean isAbsent(Path file, IOException e) {
        if (e instanceof NoSuchFileException || Files.isDirectory(file)) return true;
        if (!(e instanceof FileSystemException)) return false;
        for (Path above = file.getParent(); above.startsWith(root); above = above.getParent())
            if (Files.isRegularFile(above)) return true;
        return false;
    }

    @Override
    public Optional<Long> size(String key) {
        Path file = file(key);
        try {
            if (Files.isSymbolicLink(file)) inside.checkLink(file);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(attributes.size()) : Optional.empty();
        } catch (IOException e) {
            if (isAbsent(file, e)) return Optional.empty();
            throw new StoreException(file + " can't be read: " + e, e);
        }
    }

    @Override
    public Stream<String> children(String prefix) {
        return files(folder(prefix)).stream().map(f -> f.getFileName().toString());
    }

    @Override
    public Stream<String> list(String prefix) {
        return filesBelow(folder(prefix)).map(f -> root.relativize(f).toString().replace('\\', '/'));
    }

    /** Each folder is listed when the stream comes to it; a link to a folder is passed over, so that none is endless. */
    private Stream<Path> filesBelow(Path folder) {
        return files(folder).stream().flatMap(f -> {
            if (Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS)) return filesBelow(f);
            return Files.isRegularFile(f) ? Stream.of(f) : Stream.empty();
        });
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !FileWriter.isTemporary(f)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(folder + " can't be listed: " + e, e);
        }
    }

    @Override
    public void put(String key, ByteBuffer value) {
        Path file = file(key);
        try {
            collisions.check(key);
            writer.write(file, value.duplicate());
        } catch (IOException e) {
            throw new StoreException(file + " can't be written: " + e, e);
        }
    }

    @Override
    public void delete(String key) {
        Path file = file(key);
        try {
            // A folder is not a value: it stays, as it would in stores that have none.
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) Files.deleteIfExists(file);
            collisions.forget();
        } catch (IOException e) {
            if (!isAbsent(file, e)) throw new StoreException(file + " can't be deleted: " + e, e);
        }
    }

    @Override
    public void deleteAll(String prefix) {
        Path folder = folder(prefix);
        if (!Files.isDirectory(folder)) return;
        try {
            FileWriter.deleteFolder(folder);
        } catch (IOException e) {
            throw new StoreException(folder + " can't be deleted: " + e, e);
        } finally {
            inside.forget();
            collisions.forget();
        }
    }

    @Override
    public void deleteLeftovers(String prefix) {
        Path folder = folder(prefix);
        if (!Files.isDirectory(folder)) return;
        try {
            FileWriter.deleteTemporaries(folder);
        } catch (IOException e) {
            throw new StoreException(folder + " can't be tidied up: " + e, e);
        }
    }

    @Override
    public void deleteEmpty(String prefix) {
        Path folder = folder(prefix);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // somebody has put a value there
        } catch (IOException e) {
            throw new StoreException(folder + " can't be deleted: " + e, e);
        } finally {
            inside.forget();
            collisions.forget();
        }
    }

    @Override
    public void recover(String prefix) {
        FolderReplacement.recover(folder(prefix));
        inside.forget();
        collisions.forget();
    }

    @Override
    public Replacement replacement(String prefix) {
        return FolderReplacement.of(folder(prefix));
    }

    private Path folder(String prefix) {
        return prefix.isEmpty() ? root : file(prefix);
    }

    private Path file(String key) {
        boolean onWindows = root.getFileSystem().getSeparator().equals("\\");
        Path file = root.resolve(onWindows ? WindowsNames.check(Keys.check(key)) : Keys.check(key));
        inside.checkFoldersOf(file);
        return file;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
