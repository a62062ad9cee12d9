package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.concurrent.atomic.AtomicInteger;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** ImageJ images in which every pixel tells where it is. */
final class TestImages {

    private TestImages() {}

    /** The raw pixel at a position, different for all positions near each other. */
    static int value(int x, int y, int c, int z, int t) {
        return x + 3 * y + 50 * c + 11 * z + 83 * t;
    }

    /** A hyperstack of 8, 16, 24 or 32 bits. */
    static ImagePlus hyperstack(int bits, int width, int height, int channels, int slices, int frames) {
        ImageStack stack = new ImageStack(width, height);
        for (int t = 0; t < frames; t++)
            for (int z = 0; z < slices; z++)
                for (int c = 0; c < channels; c++) stack.addSlice(plane(bits, width, height, c, z, t));
        return dressed(stack, bits, channels, slices, frames);
    }

    private static ImagePlus dressed(ImageStack stack, int bits, int channels, int slices, int frames) {
        ImagePlus image = new ImagePlus("test.tif", stack);
        image.setDimensions(channels, slices, frames);
        image.setOpenAsHyperStack(stack.size() > 1);
        return channels > 1 && bits != 24 ? new CompositeImage(image, CompositeImage.COMPOSITE) : image;
    }

    static ImageProcessor plane(int bits, int width, int height, int c, int z, int t) {
        ImageProcessor plane =
                switch (bits) {
                    case 8 -> new ByteProcessor(width, height);
                    case 16 -> new ShortProcessor(width, height);
                    case 24 -> new ColorProcessor(width, height);
                    default -> new FloatProcessor(width, height);
                };
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int v = value(x, y, c, z, t);
                if (bits == 24) plane.set(x, y, 255 << 24 | (v & 255) << 16 | (2 * v & 255) << 8 | 3 * v & 255);
                else if (bits == 32) plane.setf(x, y, v * 0.5f - 7);
                else plane.set(x, y, bits == 8 ? v & 255 : v * 37 & 0xffff);
            }
        return plane;
    }

    /** A virtual stack that counts its planes, and notices two threads in it at the same time. */
    static final class CountingVirtualStack extends VirtualStack {
        final AtomicInteger reads = new AtomicInteger();
        final AtomicInteger inside = new AtomicInteger();
        volatile boolean crowded;

        CountingVirtualStack(int width, int height, int planes) {
            super(width, height, planes, "16-bit");
        }

        @Override
        public ImageProcessor getProcessor(int n) {
            if (inside.incrementAndGet() > 1) crowded = true;
            reads.incrementAndGet();
            ImageProcessor plane = plane(16, getWidth(), getHeight(), 0, n - 1, 0);
            Thread.yield();
            inside.decrementAndGet();
            return plane;
        }
    }

    /** Saves any image and opens it again, with a cache of its own. */
    static Pyramid<?> throughZarr(ImagePlus image, WriteOptions options) {
        MemoryStore store = new MemoryStore();
        save(PlaneSource.pyramid(image, new CellCache(1 << 26)), store, options);
        return open(store);
    }

    static void save(Pyramid<?> pyramid, WritableStore store, WriteOptions options) {
        PyramidSaver.save(
                LazyImage.of(pyramid), new WriteTarget(store, "", options), ThreadRunner.of(2), Progress.NONE);
    }

    static Pyramid<?> open(Store store) {
        return ZarrImage.open(store, "").pyramid(new CellCache(1 << 26));
    }
}
