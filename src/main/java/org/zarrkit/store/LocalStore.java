package org.zarrkit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/** A folder of files. A value is put under a temporary name and renamed, so that no reader ever sees half of it. */
public final class LocalStore implements WritableStore {

    private static final String TEMPORARY = ".tmp-";

    private final Path root;

    private LocalStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The store of a folder, which need not exist yet. */
    public static LocalStore of(Path root) {
        return new LocalStore(root);
    }

    @Override
    public URI uri() {
        return root.toUri();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        Path file = file(key);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long length = range.lengthIn(size);
            if (length > Integer.MAX_VALUE - 64)
                throw new StoreException(place(key) + ": " + length + " bytes are too many to read at once");
            if (Files.isDirectory(file)) return Optional.empty();
            return Optional.of(read(channel, range.startIn(size), (int) length));
        } catch (IOException e) {
            if (isAbsent(file, e)) return Optional.empty();
            throw new StoreException(place(key) + " can't be read: " + e, e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) if (channel.read(bytes, start + bytes.position()) < 0) break;
        return bytes.flip();
    }

    /** No such file, or a file stands where a folder of the key should be. */
    private static boolean isAbsent(Path file, IOException e) {
        return e instanceof NoSuchFileException || (e instanceof FileSystemException && !Files.isRegularFile(file));
    }

    @Override
    public Optional<Long> size(String key) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file(key), BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(attributes.size()) : Optional.empty();
        } catch (IOException e) {
            if (isAbsent(file(key), e)) return Optional.empty();
            throw new StoreException(place(key) + " can't be read: " + e, e);
        }
    }

    @Override
    public Stream<String> children(String prefix) {
        Path folder = folder(prefix);
        if (!Files.isDirectory(folder)) return Stream.empty();
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.contains(TEMPORARY))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new StoreException(place(prefix) + " can't be listed: " + e, e);
        }
    }

    @Override
    public Stream<String> list(String prefix) {
        Path folder = folder(prefix);
        if (!Files.isDirectory(folder)) return Stream.empty();
        try {
            return Files.walk(folder)
                    .filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .filter(key -> !key.contains(TEMPORARY));
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(place(prefix) + " can't be listed: " + e, e);
        }
    }

    @Override
    public void put(String key, ByteBuffer value) {
        Path file = file(key);
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY + UUID.randomUUID());
        try {
            write(temporary, value.duplicate());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            StoreException failure = new StoreException(place(key) + " can't be written: " + e, e);
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try {
            writeNew(file, bytes);
        } catch (NoSuchFileException noFolder) {
            Files.createDirectories(file.getParent());
            writeNew(file, bytes);
        }
    }

    private static void writeNew(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new StoreException(place(key) + " can't be deleted: " + e, e);
        }
    }

    @Override
    public void deleteAll(String prefix) {
        Path folder = folder(prefix);
        if (!Files.isDirectory(folder)) return;
        try {
            Files.walkFileTree(folder, new Delete());
        } catch (IOException e) {
            throw new StoreException(place(prefix) + " can't be deleted: " + e, e);
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (e != null) throw e;
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    private Path folder(String prefix) {
        return prefix.isEmpty() ? root : file(prefix);
    }

    private Path file(String key) {
        return root.resolve(Keys.check(key));
    }

    private String place(String key) {
        return folder(key).toString();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
