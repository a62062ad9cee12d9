package org.zarrkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes whole files, complete or not at all, under a temporary name first. */
final class FileWriter {

    private static final String TEMPORARY = ".tmp-";

    private static final Pattern TEMPORARY_NAME =
            Pattern.compile(".+" + Pattern.quote(TEMPORARY) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;
    private final boolean synced;

    FileWriter(Path root, boolean synced) {
        this.root = root;
        this.synced = synced;
    }

    static boolean isTemporary(Path file) {
        return file.getFileName().toString().contains(TEMPORARY);
    }

    static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + TEMPORARY + UUID.randomUUID());
    }

    /** Writes the file, making its folders; if that fails, what was there is still there. */
    void write(Path file, ByteBuffer bytes) throws IOException {
        Path temporary = temporary(file);
        try {
            boolean newFolder = writeTemporary(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (synced) syncFolders(file, newFolder);
        } catch (IOException failure) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    /** Writes a new file, and tells whether its folder had to be made. */
    private boolean writeTemporary(Path file, ByteBuffer bytes) throws IOException {
        try {
            writeNew(file, bytes);
            return false;
        } catch (NoSuchFileException noFolder) {
            Files.createDirectories(file.getParent());
            writeNew(file, bytes);
            return true;
        }
    }

    private void writeNew(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            FilePieces.write(channel, bytes);
            if (synced) channel.force(true);
        }
    }

    /** A name is on disk when its folder is; only POSIX systems can be told to write a folder. */
    private void syncFolders(Path file, boolean upToRoot) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        Path last = upToRoot && root.getParent() != null ? root.getParent() : file.getParent();
        for (Path folder = file.getParent(); folder.startsWith(last); folder = folder.getParent()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
            if (folder.getParent() == null) return;
        }
    }

    /** Deletes what {@link #write} leaves in a folder, and those in it, when its process ends; links are not followed. */
    static void deleteTemporaries(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && TEMPORARY_NAME.matcher(file.getFileName().toString()).matches()) Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes a folder and what is in it; links are deleted, not followed. */
    static void deleteFolder(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                if (e != null) throw e;
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
