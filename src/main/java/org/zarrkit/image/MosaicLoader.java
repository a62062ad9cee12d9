package org.zarrkit.image;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.Interval;
import org.zarrkit.zarr.Boxes;
import org.zarrkit.zarr.ZarrArray;

/**
 * Loads cells of one level of a mosaic from the fields that they show; where there is none they are fill value. Of a well
 * documents are read when the first of its pixels are. Safe for many threads.
 */
final class MosaicLoader implements CellLoader {

    private final MosaicLevel level;
    private final Map<Long, MosaicSlot> slots;
    /** Shared by all levels. */
    private final Map<MosaicSlot, OpenWell> wells;

    MosaicLoader(MosaicLevel level, Map<Long, MosaicSlot> slots, Map<MosaicSlot, OpenWell> wells) {
        this.level = level;
        this.slots = slots;
        this.wells = wells;
    }

    /** The fields of a well and where they lie. */
    record OpenWell(List<FieldImage> fields, FieldArrangement arrangement) {

        static OpenWell of(MosaicSlot slot, long[] edges) {
            List<FieldImage> fields =
                    slot.fields().stream().map(FieldImage::open).toList();
            return new OpenWell(
                    fields,
                    FieldArrangement.of(
                            fields.stream().map(FieldImage::multiscale).toList(), edges));
        }
    }

    static Map<MosaicSlot, OpenWell> noWells() {
        return new ConcurrentHashMap<>();
    }

    static long key(long row, long column) {
        return row << 32 | column;
    }

    @Override
    public Object load(Interval cell) {
        long[] start = AxisOrder.reversed(cell.minAsLongArray());
        int[] shape = new int[start.length];
        for (int d = 0; d < shape.length; d++) shape[d] = (int) cell.dimension(shape.length - 1 - d);
        Object pixels =
                level.sample().chunkSpec().type().newArray(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        level.sample()
                .chunkSpec()
                .withShape(Arrays.stream(shape).boxed().toList())
                .fill(pixels);
        int y = shape.length - 2;
        long[] slot = level.slot();
        for (long row = start[y] / slot[0]; row * slot[0] < start[y] + shape[y]; row++)
            for (long column = start[y + 1] / slot[1]; column * slot[1] < start[y + 1] + shape[y + 1]; column++) {
                Optional<MosaicSlot> well = Optional.ofNullable(slots.get(key(row, column)));
                if (well.isPresent()) copyWell(well.get(), start, shape, pixels);
            }
        return PixelType.widen(pixels, level.sample().chunkSpec().type());
    }

    private void copyWell(MosaicSlot slot, long[] start, int[] shape, Object pixels) {
        OpenWell well = wells.computeIfAbsent(slot, s -> OpenWell.of(s, level.ofLevel0()));
        for (int i = 0; i < well.fields().size(); i++) {
            long[] corner = level.corner(well.arrangement().corners().get(i));
            corner[0] += slot.row() * level.slot()[0];
            corner[1] += slot.column() * level.slot()[1];
            if (isSeen(corner, start, shape)) copyField(well.fields().get(i), corner, start, shape, pixels);
        }
    }

    private boolean isSeen(long[] corner, long[] start, int[] shape) {
        int y = shape.length - 2;
        for (int d = 0; d < 2; d++)
            if (corner[d] >= start[y + d] + shape[y + d] || corner[d] + level.tile()[d] <= start[y + d]) return false;
        return true;
    }

    private void copyField(FieldImage field, long[] corner, long[] start, int[] shape, Object pixels) {
        Optional<ZarrArray> found = field.array(level.index(), level.sample());
        if (found.isEmpty()) return;
        ZarrArray array = found.get();
        int rank = shape.length;
        long[] from = new long[rank];
        int[] to = new int[rank];
        int[] extent = new int[rank];
        for (int d = 0; d < rank; d++) {
            long origin = d < rank - 2 ? 0 : corner[d - rank + 2];
            long length =
                    Math.min(array.grid().shape().get(d), d < rank - 2 ? Long.MAX_VALUE : level.tile()[d - rank + 2]);
            from[d] = Math.max(0, start[d] - origin);
            to[d] = (int) Math.max(0, origin - start[d]);
            extent[d] = (int) Math.min(shape[d] - to[d], length - from[d]);
            if (extent[d] <= 0) return;
        }
        if (Arrays.equals(extent, shape)) {
            array.readBox(from, extent, pixels);
            return;
        }
        Object part = array.chunkSpec().type().newArray(Arrays.stream(extent).reduce(1, Math::multiplyExact));
        array.readBox(from, extent, part);
        Boxes.copy(part, extent, new int[rank], pixels, shape, to, extent);
    }
}
