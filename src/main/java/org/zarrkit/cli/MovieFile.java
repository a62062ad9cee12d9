package org.zarrkit.cli;

import ij.plugin.GifWriter;
import ij.plugin.filter.AVI_Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.TargetExistsException;

/** Where a film is written, and how; that follows from the name. */
enum MovieFile {
    AVI {
        @Override
        void writeTo(Path file, MovieFrames frames, double framesPerSecond) throws IOException {
            new AVI_Writer()
                    .writeImage(
                            frames.toImagePlus(framesPerSecond), file.toString(), AVI_Writer.JPEG_COMPRESSION, QUALITY);
        }
    },
    GIF {
        @Override
        void writeTo(Path file, MovieFrames frames, double framesPerSecond) throws IOException {
            String error = GifWriter.save(frames.toImagePlus(framesPerSecond), file.toString());
            if (error != null && !error.isEmpty()) throw new IOException(error);
        }
    },
    PICTURES {
        @Override
        void writeTo(Path folder, MovieFrames frames, double framesPerSecond) throws IOException {
            Files.createDirectories(folder);
            for (int i = 0; i < frames.getSize(); i++)
                SnapshotCommand.writePng(
                        frames.picture(i), folder.resolve(String.format(Locale.ROOT, "frame-%04d.png", i)));
        }
    };

    /** Of JPEG, in per cent. */
    private static final int QUALITY = 90;

    /** By the end of the name; without one that is known, a folder of pictures. */
    static MovieFile of(Path place) {
        String name = place.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".avi") ? AVI : name.endsWith(".gif") ? GIF : PICTURES;
    }

    /**
     * Writes a film, which is there whole or not at all; a file that is there is replaced.
     *
     * @throws TargetExistsException if a folder would be needed where there is something
     * @throws StoreException if it can't be written
     */
    void write(Path place, MovieFrames frames, double framesPerSecond) {
        if (Files.exists(place) && (this == PICTURES || Files.isDirectory(place)))
            throw new TargetExistsException(place + " is there already; choose another place");
        Path temporary = place.resolveSibling(place.getFileName() + ".tmp-" + UUID.randomUUID());
        try {
            writeTo(temporary, frames, framesPerSecond);
            Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException(place + " can't be written: " + e.getMessage(), e);
        } finally {
            delete(temporary);
        }
    }

    private static void delete(Path temporary) {
        if (!Files.exists(temporary)) return;
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            // The failure that led here says more.
        }
    }

    abstract void writeTo(Path place, MovieFrames frames, double framesPerSecond) throws IOException;
}
