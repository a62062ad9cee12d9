package org.zarrkit.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.Interval;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.CellLoader;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.Window;

/** Stacks of bytes for tests of pictures: each level is half as large in all directions, each cell of 4 x 3 x 2 pixels. */
final class TestImage {

    static final List<Channel> WHITE = List.of(Channel.of("white", 0xFFFFFF, Window.of(0, 255, 0, 255)));
    static final double[] PIXEL_SIZE = {0.3, 0.5, 1.7};
    static final double[] ORIGIN = {5, -3, 2};
    static final int[] CELL = {4, 3, 2};

    /** A value for a pixel of level 0. */
    interface Values {
        int at(long x, long y, long z);
    }

    /** What loads a cell of a level. */
    interface Loads {
        byte[] load(int level, Interval cell);
    }

    private TestImage() {}

    /** Values without any pattern. */
    static int noise(long x, long y, long z) {
        long mixed = (x * 73856093L ^ y * 19349663L ^ z * 83492791L) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 56);
    }

    /** One level, of values. */
    static Layer of(long[] size, Values values) {
        return layer(size, 1, new CellCache(1 << 20), (level, cell) -> fill(cell, values));
    }

    static byte[] fill(Interval cell, Values values) {
        byte[] pixels = new byte[(int) Intervals.numElements(cell)];
        int at = 0;
        for (long z = cell.min(2); z <= cell.max(2); z++)
            for (long y = cell.min(1); y <= cell.max(1); y++)
                for (long x = cell.min(0); x <= cell.max(0); x++) pixels[at++] = (byte) values.at(x, y, z);
        return pixels;
    }

    /** Levels whose cells are loaded by a function; placed by the usual half pixels. */
    static Layer layer(long[] size, int levels, CellCache cache, Loads loads) {
        List<AbstractCellImg<UnsignedByteType, ?, ?, ?>> images = new ArrayList<>();
        List<Level> described = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            int level = i;
            int factor = 1 << i;
            long[] ofLevel =
                    Arrays.stream(size).map(n -> (n + factor - 1) / factor).toArray();
            CellLoader loader = cell -> loads.load(level, cell);
            images.add(LazyCells.image(ofLevel, CELL, DataType.UINT8, cache, loader));
            described.add(Level.of(
                    String.valueOf(i),
                    Scale.of(PIXEL_SIZE[2] * factor, PIXEL_SIZE[1] * factor, PIXEL_SIZE[0] * factor),
                    Translation.of(shifted(2, factor), shifted(1, factor), shifted(0, factor))));
        }
        Multiscale multiscale =
                Multiscale.of("test", List.of(Axis.space("z"), Axis.space("y"), Axis.space("x")), described);
        return Layer.of(Pyramid.of(multiscale, DataType.UINT8, images), WHITE);
    }

    private static double shifted(int d, int factor) {
        return ORIGIN[d] + PIXEL_SIZE[d] * (factor - 1) / 2;
    }
}
