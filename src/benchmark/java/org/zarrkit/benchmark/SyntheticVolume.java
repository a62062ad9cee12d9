package org.zarrkit.benchmark;

import java.util.List;
import java.util.Random;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.BlockReader;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;

/**
 * A volume of uint16 of any size: an uneven background with noise. A row of pixels is copied from a table, so that making
 * it costs hardly more than copying it.
 */
final class SyntheticVolume implements BlockReader {

    private static final int TABLE = 1 << 20;
    private static final int[] CHUNK = {128, 128, 128};

    private final long[] size;
    private final short[] table;

    private SyntheticVolume(long[] size) {
        this.size = size.clone();
        table = new short[TABLE + Math.toIntExact(size[0])];
        Random random = new Random(1);
        for (int i = 0; i < table.length; i++)
            table[i] = (short) (400 + 200 * Math.sin(i / 300.0) + 20 * random.nextGaussian());
    }

    /** The volume of a size, x first, as an image; nothing is computed. */
    static LazyImage<UnsignedShortType> of(long... size) {
        SyntheticVolume volume = new SyntheticVolume(size);
        List<Axis> axes = List.of(Axis.space("z"), Axis.space("y"), Axis.space("x"));
        Multiscale multiscale = Multiscale.of("synthetic", axes, List.of(Level.of("0", Scale.ones(3))));
        Pyramid<UnsignedShortType> pyramid = Pyramid.of(
                multiscale,
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        size, CHUNK, DataType.UINT16, CellCache.shared(), volume::box)));
        return LazyImage.of(pyramid.withReaders(List.of(volume)));
    }

    private short[] box(Interval box) {
        short[] pixels = new short[(int) (box.dimension(0) * box.dimension(1) * box.dimension(2))];
        read(box, pixels);
        return pixels;
    }

    @Override
    public void read(Interval box, Object pixels) {
        int width = (int) box.dimension(0);
        int at = 0;
        for (long z = box.min(2); z <= box.max(2); z++)
            for (long y = box.min(1); y <= box.max(1); y++, at += width) {
                int row = (int) ((z * size[1] + y) * 7919 % TABLE);
                System.arraycopy(table, row + (int) box.min(0), pixels, at, width);
            }
    }

    @Override
    public int[] unit() {
        return CHUNK.clone();
    }
}
