package org.zarrkit;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.ij.ImageFiles;
import org.zarrkit.ij.PlaneFiles;
import org.zarrkit.image.FileOptions;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.store.FilePattern;
import org.zarrkit.store.Store;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.Node;

/** Images in files that are no Zarr, and that ImageJ opens: one, or many that are the planes of an image. */
final class FileSource {

    private FileSource() {}

    /** Whether a location names such files, and no Zarr. */
    static boolean has(String location) {
        return Stores.otherFile(location).isPresent()
                || FilePattern.of(location).isPresent()
                || !inFolder(location, FileOptions.defaults()).isEmpty();
    }

    /**
     * The image that a location names, if it is one of files.
     *
     * @throws NotFoundException if it is a pattern, and no file has such a name
     */
    static Optional<Image> find(String location, OpenOptions options) {
        FileOptions files = options.files();
        Optional<Path> file = Stores.otherFile(location);
        if (file.isPresent()) return Optional.of(ofFile(file.get(), files));
        Optional<FilePattern> pattern = FilePattern.of(location);
        if (pattern.isPresent())
            return Optional.of(
                    image(matching(pattern.get(), files), pattern.get().toString(), files));
        if (options.series().isPresent()) return Optional.empty();
        List<Path> planes = inFolder(location, files);
        if (planes.isEmpty()) return Optional.empty();
        String folder = Stores.folder(location).orElseThrow().toString();
        return Optional.of(image(PlaneFiles.open(planes, files.axis()), folder, files));
    }

    private static PlaneFiles matching(FilePattern pattern, FileOptions options) {
        List<Path> files = pattern.files();
        if (files.isEmpty())
            throw new NotFoundException("no file is named like " + pattern + "; check the folder and the pattern");
        return pattern.hasNumbers() ? PlaneFiles.open(files, pattern::numbers) : PlaneFiles.open(files, options.axis());
    }

    /** Where a Zarr is, or several are, the location means that, unless it is said how its files are planes. */
    private static List<Path> inFolder(String location, FileOptions options) {
        Optional<Path> folder = Stores.folder(location);
        if (folder.isEmpty() || Node.hasDocument(Stores.open(location), "")) return List.of();
        boolean meant = options.axis().isPresent();
        if (!meant && holdsZarr(folder.get())) return List.of();
        return PlaneFiles.in(folder.get());
    }

    private static boolean holdsZarr(Path folder) {
        Store store = Stores.open(folder.toString());
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .anyMatch(
                            child -> Node.hasDocument(store, child.getFileName().toString()));
        } catch (IOException e) {
            throw new StoreException(folder + " can't be listed: " + e, e);
        }
    }

    private static Image ofFile(Path file, FileOptions options) {
        ImagePlus image = ImageFiles.open(file.toString());
        List<String> notes = new ArrayList<>();
        ImageFiles.conversion(image).ifPresent(what -> notes.add(file + ": " + what));
        return image(new PlaneFiles(image, List.of(file), notes), file.toString(), options);
    }

    /** Only an image that the location alone leads to says that it was opened from there. */
    private static Image image(PlaneFiles planes, String location, FileOptions options) {
        Image image = Zarrkit.of(planes.image(), options.rgb());
        Pyramid<?> pyramid = image.pyramid()
                .withOrigins(planes.files().stream().map(Path::toUri).toList());
        if (options.equals(FileOptions.defaults())) pyramid = pyramid.withPipeline(Pipeline.of(location));
        List<String> warnings = new ArrayList<>(image.warnings());
        warnings.addAll(planes.notes());
        return Image.of(pyramid).from(new Origin(Optional.empty(), warnings));
    }
}
