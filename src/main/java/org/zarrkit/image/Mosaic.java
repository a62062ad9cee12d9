package org.zarrkit.image;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ZarrArray;

/**
 * Many fields as one lazy image, wells in a grid, with gaps where there is none. Every level is made of the same level of
 * the fields, and wells of one size: their pixels are shown where they are to within half a pixel of their level.
 */
final class Mosaic {

    /** Fields that are tried before the plate counts as empty. */
    private static final int MOST_TRIED = 50;

    private static final long LARGEST_CELL = 1 << 22;
    private static final int LONGEST_EDGE = 2048;

    private final int rows;
    private final int columns;
    private final List<MosaicSlot> slots;
    private final ZarrImage sample;
    private final List<MosaicLevel> levels;

    private Mosaic(int rows, int columns, List<MosaicSlot> slots, ZarrImage sample, List<MosaicLevel> levels) {
        this.rows = rows;
        this.columns = columns;
        this.slots = slots;
        this.sample = sample;
        this.levels = levels;
    }

    /**
     * The mosaic of these wells. The documents of one well and one field are read.
     *
     * @throws NotFoundException if none of the fields is there
     * @throws UnsupportedFeatureException if the axes of the fields are not in the usual order
     */
    static Mosaic of(int rows, int columns, List<MosaicSlot> slots) {
        MosaicSlot fullest = slots.stream()
                .reduce((a, b) -> b.fields().size() > a.fields().size() ? b : a)
                .orElseThrow(() -> new NotFoundException("the plate has no well with images"));
        ZarrImage sample = sample(fullest, slots);
        if (!new ShownOrder(sample.multiscale().shownOrder()).isUnchanged())
            throw new UnsupportedFeatureException(sample.place() + " has the axes "
                    + sample.multiscale().axes() + ", and a mosaic needs y and x last; open fields one by one");
        List<Long> shape = sample.arrays().get(0).grid().shape();
        long[] edges = {shape.get(shape.size() - 2), shape.get(shape.size() - 1)};
        FieldArrangement arrangement = MosaicLoader.OpenWell.of(fullest, edges).arrangement();
        List<MosaicLevel> levels = IntStream.range(0, sample.levelsOfSameType())
                .mapToObj(i -> MosaicLevel.of(i, sample.arrays().get(i), arrangement, edges))
                .toList();
        return new Mosaic(rows, columns, slots, sample, levels);
    }

    /** The first field that opens, of the fullest well before others. */
    private static ZarrImage sample(MosaicSlot fullest, List<MosaicSlot> slots) {
        List<Place> fields = new ArrayList<>(fullest.fields());
        slots.forEach(slot -> fields.addAll(slot.fields()));
        List<ZarrkitException> failures = new ArrayList<>();
        for (Place field : fields.subList(0, Math.min(MOST_TRIED, fields.size()))) {
            try {
                return ZarrImage.open(field, OpenOptions.defaults());
            } catch (ZarrkitException e) {
                failures.add(e);
            }
        }
        throw new NotFoundException(
                "none of " + failures.size() + " fields opens; the first: "
                        + failures.get(0).getMessage(),
                failures.get(0));
    }

    <T extends NativeType<T> & RealType<T>> Pyramid<T> pyramid(String name, URI origin, CellCache cache) {
        DataType stored = levels.get(0).sample().chunkSpec().type();
        Map<Long, MosaicSlot> byPosition = new HashMap<>();
        for (MosaicSlot slot : slots) byPosition.putIfAbsent(MosaicLoader.key(slot.row(), slot.column()), slot);
        Map<MosaicSlot, MosaicLoader.OpenWell> wells = MosaicLoader.noWells();
        List<AbstractCellImg<T, ?, ?, ?>> images = new ArrayList<>();
        for (MosaicLevel level : levels)
            images.add(LazyCells.image(
                    AxisOrder.reversed(level.shape(rows, columns)),
                    AxisOrder.reversed(cells(level)),
                    PixelType.inMemory(stored),
                    cache,
                    new MosaicLoader(level, byPosition, wells)));
        return Pyramid.<T>of(multiscale(name), stored, images).withOrigins(List.of(origin));
    }

    /** Fields of one level fill a well, and wells the plate: so pixel sizes follow from the edges of wells. */
    private Multiscale multiscale(String name) {
        Multiscale field = sample.multiscale();
        int rank = field.rank();
        List<Level> described = new ArrayList<>();
        for (MosaicLevel level : levels) {
            double[] sizes = field.pixelSizes(level.index());
            double[] origin = field.origin(level.index());
            for (int d = 0; d < 2; d++) {
                int axis = rank - 2 + d;
                sizes[axis] = field.pixelSizes(0)[axis] * levels.get(0).slot()[d] / level.slot()[d];
                origin[axis] -= field.origin(0)[axis];
            }
            described.add(Level.of(Integer.toString(level.index()), Scale.of(sizes), Translation.of(origin)));
        }
        return new Multiscale(field.axes(), described, List.of(), field.rendering(), field.description())
                .withName(name);
    }

    /** Edges of cells, in C order: whole fields where these are small, else parts of one size, as chunks if these fit. */
    private static int[] cells(MosaicLevel level) {
        int[] cells = chunkEdges(level.sample());
        int rank = cells.length;
        for (int d = 0; d < 2; d++) cells[rank - 2 + d] = edge(level.tile()[d], cells[rank - 2 + d]);
        long elements = 1;
        for (int edge : cells) elements *= edge;
        for (int d = 0; d < rank - 2 && elements > LARGEST_CELL; d++) {
            elements /= cells[d];
            cells[d] = 1;
        }
        return cells;
    }

    private static int edge(long tile, int chunk) {
        if (tile <= LONGEST_EDGE / 2) return (int) tile;
        if (tile % chunk == 0 && chunk <= LONGEST_EDGE) return chunk;
        for (long parts = 1; parts <= 16; parts++)
            if (tile % parts == 0 && tile / parts <= LONGEST_EDGE) return (int) (tile / parts);
        return LONGEST_EDGE / 2;
    }

    /** The edges of an array's chunks, within the array. */
    private static int[] chunkEdges(ZarrArray array) {
        int[] edges = new int[array.grid().rank()];
        for (int d = 0; d < edges.length; d++)
            edges[d] = (int) Math.max(
                    1,
                    Math.min(
                            array.grid().chunkShape().get(d),
                            array.grid().shape().get(d)));
        return edges;
    }
}
