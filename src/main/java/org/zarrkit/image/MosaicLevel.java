package org.zarrkit.image;

import java.util.List;
import org.zarrkit.zarr.ZarrArray;

/**
 * One level of a mosaic: how large fields and wells are in it. Edges are y, x; all wells are as large as the fullest.
 *
 * @param sample the level of the field that all others are like
 * @param tile the edges of a field
 * @param slot the edges of a well
 * @param ofLevel0 the edges of a field at level 0
 */
record MosaicLevel(int index, ZarrArray sample, long[] tile, long[] slot, long[] ofLevel0) {

    static MosaicLevel of(int index, ZarrArray sample, FieldArrangement fullest, long[] ofLevel0) {
        List<Long> shape = sample.grid().shape();
        long[] tile = {shape.get(shape.size() - 2), shape.get(shape.size() - 1)};
        MosaicLevel unlimited =
                new MosaicLevel(index, sample, tile, new long[] {Long.MAX_VALUE / 4, Long.MAX_VALUE / 4}, ofLevel0);
        long[] slot = new long[2];
        for (long[] corner : fullest.corners())
            for (int d = 0; d < 2; d++) slot[d] = Math.max(slot[d], unlimited.corner(corner)[d] + tile[d]);
        return new MosaicLevel(index, sample, tile, slot, ofLevel0);
    }

    /** The corner of a field in its well, from that at level 0; moved such that all of the field is in the well. */
    long[] corner(long[] atLevel0) {
        long[] corner = new long[2];
        for (int d = 0; d < 2; d++) {
            long scaled = Math.round((double) atLevel0[d] * tile[d] / ofLevel0[d]);
            corner[d] = Math.max(0, Math.min(scaled, slot[d] - tile[d]));
        }
        return corner;
    }

    /** The shape of the mosaic in C order. */
    long[] shape(int rows, int columns) {
        long[] shape = AxisOrder.longs(sample.grid().shape());
        shape[shape.length - 2] = Math.multiplyExact(slot[0], rows);
        shape[shape.length - 1] = Math.multiplyExact(slot[1], columns);
        return shape;
    }
}
