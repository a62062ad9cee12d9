package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * Files that together are one image, each a plane or several. Only the first is opened; the others are when their pixels
 * are needed.
 *
 * @param files in the order of their planes
 * @param notes what a person should know, a sentence each
 */
public record PlaneFiles(ImagePlus image, List<Path> files, List<String> notes) {

    private static final String IMAGE = "(?i).+\\.(tiff?|png|jpe?g|gif|bmp|pgm|dcm|fits?)";

    public PlaneFiles {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /**
     * The image files directly in a folder.
     *
     * @throws UnsupportedFeatureException if they are of several kinds
     */
    public static List<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            Map<String, List<Path>> byKind = all.filter(
                            file -> isImage(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .collect(Collectors.groupingBy(PlaneFiles::kind, TreeMap::new, Collectors.toList()));
            if (byKind.size() > 1)
                throw new UnsupportedFeatureException(folder + " holds image files of several kinds, "
                        + String.join(", ", byKind.keySet()) + "; say which, such as " + folder + "/*."
                        + byKind.keySet().iterator().next());
            return byKind.values().stream().findFirst().orElse(List.of());
        } catch (IOException e) {
            throw new StoreException(folder + " can't be listed: " + e, e);
        }
    }

    /** Hidden files are none; other systems leave some beside images. */
    private static boolean isImage(String name) {
        return !name.startsWith(".") && name.matches(IMAGE);
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String kind = name.substring(name.lastIndexOf('.') + 1);
        return kind.equals("tiff") ? "tif" : kind.equals("jpeg") ? "jpg" : kind;
    }

    /**
     * Opens files along an axis, in natural order; where none is given along those that their names tell, else along z,
     * or t if each has several slices.
     *
     * @param axis z, c or t
     * @throws UnsupportedFeatureException if names contradict each other, or the first can't be opened
     */
    public static PlaneFiles open(List<Path> files, Optional<String> axis) {
        PlaneNames names = axis.isPresent() ? PlaneNames.inNaturalOrder(files) : PlaneNames.of(files);
        return open(names, axis.map(PlaneFiles::index));
    }

    /** Opens files along the axes of which a function tells the numbers. */
    public static PlaneFiles open(List<Path> files, Function<Path, Map<Character, Long>> numbers) {
        return open(PlaneNames.of(files, numbers), Optional.empty());
    }

    private static int index(String axis) {
        int index = List.of("c", "z", "t").indexOf(axis);
        if (index < 0) throw new IllegalArgumentException("axis=" + axis + "; expected z, t or c");
        return index;
    }

    private static PlaneFiles open(PlaneNames names, Optional<Integer> axis) {
        PlaneFile first = PlaneFile.open(names.files().get(0));
        List<Integer> outer = names.sizes().orElseGet(() -> {
            List<Integer> along = new ArrayList<>(List.of(1, 1, 1));
            along.set(
                    axis.orElse(first.image().getNSlices() > 1 ? 2 : 1),
                    names.files().size());
            return along;
        });
        FilePlanes planes = FilePlanes.of(names.files(), outer, first);
        List<String> notes = new ArrayList<>(names.notes());
        ImageFiles.conversion(first.image()).ifPresent(notes::add);
        return new PlaneFiles(image(planes, first), names.files(), notes);
    }

    private static ImagePlus image(FilePlanes planes, PlaneFile first) {
        ImagePlus image = new ImagePlus(title(first.path()), planes);
        List<Integer> sizes = planes.sizes();
        image.setDimensions(sizes.get(0), sizes.get(1), sizes.get(2));
        image.setOpenAsHyperStack(planes.size() > 1);
        image.setCalibration(first.image().getCalibration());
        boolean composite = sizes.get(0) > 1 && image.getBitDepth() != 24;
        return composite ? coloured(image, first.image()) : image;
    }

    /** In the colours of the first file, if it has all channels, else in those that ImageJ gives. */
    private static ImagePlus coloured(ImagePlus image, ImagePlus first) {
        boolean all = first instanceof CompositeImage && first.getNChannels() == image.getNChannels();
        CompositeImage composite =
                new CompositeImage(image, all ? ((CompositeImage) first).getMode() : CompositeImage.COMPOSITE);
        if (all) composite.setLuts(first.getLuts());
        return composite;
    }

    private static String title(Path first) {
        Path folder = first.toAbsolutePath().getParent().getFileName();
        return folder == null ? first.getFileName().toString() : folder.toString();
    }
}
