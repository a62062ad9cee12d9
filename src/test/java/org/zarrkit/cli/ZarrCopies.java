package org.zarrkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of fixtures that a test may damage. */
final class ZarrCopies {

    private ZarrCopies() {}

    static Path copy(String source, Path target) throws IOException {
        Path root = Path.of(source);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList())
                Files.copy(file, target.resolve(root.relativize(file).toString()));
        }
        return target;
    }

    /** Cuts every file that is no metadata document to half its length. */
    static void damageChunks(Path folder) throws IOException {
        List<Path> chunks;
        try (Stream<Path> files = Files.walk(folder)) {
            chunks = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("zarr.json|\\.z.*"))
                    .toList();
        }
        for (Path chunk : chunks) {
            byte[] bytes = Files.readAllBytes(chunk);
            Files.write(chunk, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
    }
}
