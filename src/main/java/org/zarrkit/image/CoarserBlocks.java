package org.zarrkit.image;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.zarr.Boxes;

/** The blocks of one level that are being put together from those of the next finer. Safe for many threads. */
final class CoarserBlocks {

    private final LevelLayout finer;
    private final LevelLayout coarser;
    private final Downsampling method;
    private final DataType type;
    private final Map<Long, Part> parts = new ConcurrentHashMap<>();

    CoarserBlocks(LevelLayout finer, LevelLayout coarser, Downsampling method, DataType type) {
        this.finer = finer;
        this.coarser = coarser;
        this.method = method;
        this.type = PixelType.inMemory(type);
    }

    /** A block of which some finer blocks may still be missing. */
    private static final class Part {
        private final Object pixels;
        private final int[] size;
        private final boolean[] received;
        private int missing;

        Part(Object pixels, int[] size, int children) {
            this.pixels = pixels;
            this.size = size;
            received = new boolean[children];
            missing = children;
        }

        /** True for the last of its finer blocks. */
        synchronized boolean isLast(int child) {
            if (received[child]) return false;
            received[child] = true;
            return --missing == 0;
        }
    }

    /** Whether a finer block has pixels that this level has: its size may be rounded down. */
    boolean takes(long[] finerPosition) {
        long[] corner = coarser.corner(finer, finerPosition);
        for (int d = 0; d < corner.length; d++) if (corner[d] >= coarser.dimensions()[d]) return false;
        return true;
    }

    /** The position of the block that a finer one belongs to. */
    long[] parent(long[] finerPosition) {
        return coarser.parent(finer, finerPosition);
    }

    /**
     * Takes a finer block; the same may be given again.
     *
     * @return the pixels of the block it belongs to, if that is complete with it
     */
    Optional<Object> add(long[] finerPosition, Object pixels) {
        long[] parent = parent(finerPosition);
        long index = coarser.blockIndex(parent);
        Part part = parts.computeIfAbsent(index, k -> newPart(parent));
        long[] corner = coarser.corner(finer, finerPosition);
        int[] offset = new int[corner.length];
        for (int d = 0; d < offset.length; d++) offset[d] = (int) (corner[d] % coarser.block()[d]);
        int[] size = finer.blockSize(finerPosition);
        int[] taken = taken(size, corner);
        Reduction.of(method, type)
                .reduce(cut(pixels, size, taken), taken, coarser.factors(), part.pixels, part.size, offset);
        if (!part.isLast(child(finerPosition, parent))) return Optional.empty();
        parts.remove(index);
        return Optional.of(part.pixels);
    }

    /** The size of what is reduced, which is less where this level's size is rounded down. */
    private int[] taken(int[] size, long[] corner) {
        int[] taken = size.clone();
        for (int d = 0; d < taken.length; d++)
            taken[d] = (int) Math.min(taken[d], (coarser.dimensions()[d] - corner[d]) * coarser.factors()[d]);
        return taken;
    }

    private Object cut(Object pixels, int[] size, int[] taken) {
        if (Arrays.equals(size, taken)) return pixels;
        Object part = type.newArray(Arrays.stream(taken).reduce(1, Math::multiplyExact));
        int[] extent = AxisOrder.reversed(taken);
        int[] origin = new int[extent.length];
        Boxes.copy(pixels, AxisOrder.reversed(size), origin, part, extent, origin, extent);
        return part;
    }

    private Part newPart(long[] parent) {
        int[] size = coarser.blockSize(parent);
        int children = Arrays.stream(coarser.children(finer, parent)).reduce(1, Math::multiplyExact);
        return new Part(type.newArray(Arrays.stream(size).reduce(1, Math::multiplyExact)), size, children);
    }

    /** The index of a finer block among those of its parent. */
    private int child(long[] finerPosition, long[] parent) {
        int[] children = coarser.children(finer, parent);
        long[] first = coarser.firstChild(finer, parent);
        int index = 0;
        for (int d = children.length - 1; d >= 0; d--)
            index = index * children[d] + (int) (finerPosition[d] - first[d]);
        return index;
    }

    /** Whether no block is incomplete. */
    boolean isEmpty() {
        return parts.isEmpty();
    }
}
