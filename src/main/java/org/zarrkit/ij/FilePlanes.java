package org.zarrkit.ij;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * The planes of many files, each opened when one of its planes is asked for. A file that is not like the first is an
 * error then. Safe for many threads.
 */
final class FilePlanes extends VirtualStack implements PlaneRows {

    /** Files that stay open: of those that are read plane by plane only what their headers say. */
    private static final int OPEN = 32;

    private static final int IN_MEMORY = 2;

    private final List<Path> files;
    private final PlaneFile first;
    /** Channels, slices, frames of all files together, and in each. */
    private final List<Integer> outer;

    private final List<Integer> inner;
    private final Map<Integer, PlaneRows> open = new LinkedHashMap<>(OPEN, 0.75f, true);

    private FilePlanes(List<Path> files, List<Integer> outer, PlaneFile first) {
        super(first.image().getWidth(), first.image().getHeight());
        this.files = List.copyOf(files);
        this.outer = List.copyOf(outer);
        this.first = first;
        this.inner = sizes(first.image());
        setBitDepth(first.image().getBitDepth());
        open.put(0, first.rows());
    }

    /**
     * The planes of files.
     *
     * @param files in the order of their planes
     * @param outer how many there are along c, z and t
     * @throws UnsupportedFeatureException if the first has several planes along an axis of the files
     */
    static FilePlanes of(List<Path> files, List<Integer> outer, PlaneFile first) {
        List<Integer> inner = sizes(first.image());
        for (int i = 0; i < outer.size(); i++)
            if (outer.get(i) > 1 && inner.get(i) > 1)
                throw new UnsupportedFeatureException(first.path() + " has itself " + inner.get(i) + " planes along "
                        + "czt".charAt(i) + ", which is the axis of the files; give another one, z, c or t");
        return new FilePlanes(files, outer, first);
    }

    private static List<Integer> sizes(ImagePlus image) {
        return List.of(image.getNChannels(), image.getNSlices(), image.getNFrames());
    }

    /** Channels, slices, frames. */
    List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < outer.size(); i++) sizes.add(outer.get(i) * inner.get(i));
        return sizes;
    }

    @Override
    public int pieceRows() {
        return first.rows().isCostly() || first.isInMemory() ? pieces() : 1;
    }

    private int pieces() {
        return first.isInMemory() ? getHeight() : first.rows().pieceRows();
    }

    @Override
    public boolean isCostly() {
        return first.isInMemory() || first.rows().isCostly();
    }

    @Override
    public Object read(int plane, Rectangle part) {
        int file = 0;
        int page = 0;
        int rest = plane - 1;
        int files = 1;
        int pages = 1;
        for (int i = 0; i < outer.size(); i++) {
            int size = outer.get(i) * inner.get(i);
            int position = rest % size;
            rest /= size;
            if (inner.get(i) == 1) file += position * files;
            else page += position * pages;
            files *= outer.get(i);
            pages *= inner.get(i);
        }
        return rows(file).read(1 + page, part);
    }

    private PlaneRows rows(int file) {
        synchronized (open) {
            PlaneRows rows = open.get(file);
            if (rows != null) return rows;
        }
        PlaneRows opened = first.another(files.get(file));
        synchronized (open) {
            open.put(file, opened);
            int most = first.isInMemory() ? IN_MEMORY : OPEN;
            while (open.size() > most) open.remove(open.keySet().iterator().next());
        }
        return opened;
    }

    @Override
    public ImageProcessor getProcessor(int n) {
        Object pixels = read(translate(n), new Rectangle(getWidth(), getHeight()));
        ImageProcessor processor = first.image().getProcessor().createProcessor(getWidth(), getHeight());
        processor.setPixels(pixels);
        processor.setSliceNumber(n);
        return processor;
    }

    @Override
    public int size() {
        return sizes().stream().reduce(1, Math::multiplyExact);
    }

    @Override
    public int getSize() {
        return size();
    }

    @Override
    public String getSliceLabel(int n) {
        return null;
    }

    @Override
    public String getDirectory() {
        return String.valueOf(files.get(0).getParent());
    }
}
