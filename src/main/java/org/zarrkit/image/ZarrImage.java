package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/**
 * An image in a store: its arrays, finest first, and what they mean. Opening reads metadata documents, one for each
 * level, and no chunk.
 *
 * @param version of its OME metadata; empty for a Zarr array without any
 * @param warnings what is wrong with its metadata and was tolerated, a sentence each
 */
public record ZarrImage(
        Multiscale multiscale, List<ZarrArray> arrays, Optional<NgffVersion> version, List<String> warnings) {

    public ZarrImage {
        arrays = List.copyOf(arrays);
        warnings = List.copyOf(warnings);
    }

    /**
     * The image at a path of a store: an OME-Zarr image, the only one of a collection, or a Zarr array.
     *
     * @throws NotFoundException if there is no image, or more than one to choose from; the message lists them
     * @throws InvalidMetadataException if its metadata contradict themselves or its arrays
     * @throws UnsupportedFeatureException if it needs something that Zarrkit does not have
     */
    public static ZarrImage open(Store store, String path) {
        Optional<Node> found = Node.read(store, path);
        if (found.isEmpty()) UnfinishedImage.refuse(store, path);
        Node node = found.orElseGet(() -> Node.open(store, path));
        if (node instanceof ArrayMetadata array) return ofArray(ZarrArray.of(store, path, array));
        String place = place(store, path);
        NgffDocument document = NgffReader.read(node.attributes(), node.zarrFormat(), place);
        if (!document.images().isEmpty()) return ofGroup(store, path, document, place);
        List<String> images = ImageListing.imagesBelow(store, path, (GroupMetadata) node, document);
        if (images.size() == 1) return open(store, images.get(0));
        throw new NotFoundException(place + " is not an image"
                + (images.isEmpty()
                        ? " and holds none: it has no OME metadata"
                        : " but holds " + images.size() + "; open one of them: "
                                + String.join(", ", images.subList(0, Math.min(20, images.size())))));
    }

    private static String place(Store store, String path) {
        return store + (path.isEmpty() ? "" : ", path '" + path + "'");
    }

    private static ZarrImage ofGroup(Store store, String path, NgffDocument document, String place) {
        List<String> warnings = new ArrayList<>(document.warnings());
        Multiscale multiscale = new StoredMatrices(store, path, warnings).resolve(document.image());
        List<ZarrArray> arrays = new ArrayList<>();
        List<long[]> shapes = new ArrayList<>();
        for (Level level : multiscale.levels()) {
            ZarrArray array = ZarrArray.open(store, Keys.join(path, level.path()));
            if (array.grid().rank() != multiscale.rank())
                throw new InvalidMetadataException(array.place() + " has "
                        + array.grid().rank() + " dimensions, but the image has the axes " + multiscale.axes());
            arrays.add(array);
            shapes.add(AxisOrder.longs(array.grid().shape()));
        }
        int same = ofSameType(arrays);
        if (same < arrays.size())
            warnings.add(place + ": level " + same + " has the type "
                    + arrays.get(same).metadata().typeName() + ", level 0 "
                    + arrays.get(0).metadata().typeName() + "; only the levels before it are shown");
        return new ZarrImage(multiscale.withDerivedScales(shapes), arrays, document.version(), warnings);
    }

    /** How many levels, from the finest on, have the type of the finest. */
    private static int ofSameType(List<ZarrArray> arrays) {
        int count = 1;
        while (count < arrays.size()
                && arrays.get(count).chunkSpec().type()
                        == arrays.get(0).chunkSpec().type()) count++;
        return count;
    }

    /** An array by itself; its axes are those it names, else the last of t, c, z, y, x. */
    public static ZarrImage ofArray(ZarrArray array) {
        Multiscale multiscale = PlainAxes.of(array);
        return new ZarrImage(multiscale, List.of(array), Optional.empty(), List.of());
    }

    /**
     * The pixels of all levels of the same type, as lazy images whose cells are the chunks; nothing is read. Axes are put
     * into the order of {@link Multiscale#shownOrder()}.
     *
     * @throws UnsupportedFeatureException if the axes are not those of an image that can be shown
     */
    public <T extends NativeType<T> & RealType<T>> Pyramid<T> pyramid(CellCache cache) {
        DataType stored = arrays.get(0).chunkSpec().type();
        ShownOrder order = new ShownOrder(multiscale.shownOrder());
        List<AbstractCellImg<T, ?, ?, ?>> levels = new ArrayList<>();
        for (ZarrArray array : arrays.subList(0, ofSameType(arrays))) {
            long[] dimensions =
                    AxisOrder.reversed(order.shown(AxisOrder.longs(array.grid().shape())));
            for (long n : dimensions)
                if (n == 0)
                    throw new UnsupportedFeatureException(
                            array.place() + " has the shape " + array.grid().shape() + " and so no pixels to show");
            int[] cells =
                    AxisOrder.reversed(order.shown(AxisOrder.ints(array.grid().chunkShape())));
            levels.add(LazyCells.image(
                    dimensions, cells, PixelType.inMemory(stored), cache, new ChunkLoader(array, order)));
        }
        Multiscale shown = multiscale
                .withLevels(multiscale.levels().subList(0, levels.size()))
                .withShownAxes();
        return Pyramid.of(shown, stored, levels)
                .withReaders(arrays.stream()
                        .map(array -> new ArrayReader(array, order))
                        .toList())
                .withOrigins(arrays.stream().map(ZarrArray::uri).toList());
    }
}
