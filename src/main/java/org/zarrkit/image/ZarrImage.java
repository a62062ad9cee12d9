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
import org.zarrkit.ngff.GroupContent;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.store.Place;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/**
 * An image in a store: its arrays, finest first, and what they mean. Opening reads metadata documents, one for each
 * level, and no chunk.
 *
 * @param place its group; the array if that has no OME metadata
 * @param document all that the group says; empty for an array
 * @param warnings what is wrong with its metadata and was tolerated, a sentence each
 */
public record ZarrImage(
        Place place, NgffDocument document, Multiscale multiscale, List<ZarrArray> arrays, List<String> warnings) {

    public ZarrImage {
        arrays = List.copyOf(arrays);
        warnings = List.copyOf(warnings);
    }

    /** The image at a path of a store: see {@link #open(Place, OpenOptions)}. */
    public static ZarrImage open(Store store, String path) {
        return open(new Place(store, path), OpenOptions.defaults());
    }

    /**
     * The image at a place: an OME-Zarr image; one of its levels, with those that are coarser; the only one of a
     * collection, or that which the options name; or a Zarr array.
     *
     * @throws NotFoundException if there is no image, or more than one to choose from; the message lists them
     * @throws InvalidMetadataException if its metadata contradict themselves or its arrays
     * @throws UnsupportedFeatureException if it needs something that Zarrkit does not have, or is an array whose axes are
     *     not known
     */
    public static ZarrImage open(Place place, OpenOptions options) {
        Optional<Node> found = Node.read(place.store(), place.path());
        if (found.isEmpty()) UnfinishedImage.refuse(place.store(), place.path());
        Node node = found.orElseGet(() -> Node.open(place.store(), place.path()));
        if (node instanceof ArrayMetadata array) return ofArray(place, array, options.axes());
        NgffDocument document = NgffReader.read(node.attributes(), node.zarrFormat(), place.toString());
        boolean image = !document.images().isEmpty();
        if (image && options.series().isEmpty()) return ofGroup(place, document, document.image());
        Optional<Multiscale> named = options.series().flatMap(name -> document.images().stream()
                .filter(multiscale -> multiscale.name().equals(name))
                .findFirst());
        if (named.isPresent()) return ofGroup(place, document, named.get());
        ListedImage chosen = ImageListing.choose(place, options.series());
        return open(chosen.place(), options.withSeries("")).named(chosen);
    }

    /** An image without a name has that of its collection's OME-XML, if that has one. */
    private ZarrImage named(ListedImage listed) {
        if (!multiscale.name().isBlank() || document.isEmpty()) return this;
        String name = listed.facts().name();
        return name.isEmpty() ? this : new ZarrImage(place, document, multiscale.withName(name), arrays, warnings);
    }

    private static ZarrImage ofGroup(Place place, NgffDocument document, Multiscale stated) {
        List<String> warnings = new ArrayList<>(document.warnings());
        EditMarks.warnings(place.store(), place.path()).forEach(note -> warnings.add(place + ": " + note));
        Multiscale multiscale = new StoredMatrices(place.store(), place.path(), warnings).resolve(stated);
        List<ZarrArray> arrays = new ArrayList<>();
        List<long[]> shapes = new ArrayList<>();
        for (Level level : multiscale.levels()) {
            Place path = place.below(level.path());
            ZarrArray array = ZarrArray.of(path.store(), path.path(), arrayMetadata(path));
            if (array.grid().rank() != multiscale.rank())
                throw new InvalidMetadataException(array.place() + " has "
                        + array.grid().rank() + " dimensions, but the image has the axes " + multiscale.axes());
            arrays.add(array);
            shapes.add(AxisOrder.longs(array.grid().shape()));
        }
        return new ZarrImage(
                place,
                withLabel(place, document, arrays),
                multiscale.withDerivedScales(shapes),
                arrays,
                warned(warnings, place, document, arrays));
    }

    /** @throws NotFoundException if there is none, or a group */
    static ArrayMetadata arrayMetadata(Place place) {
        if (Node.open(place.store(), place.path()) instanceof ArrayMetadata metadata) return metadata;
        throw new NotFoundException("there is a group, not an array, at " + place);
    }

    private static List<String> warned(
            List<String> warnings, Place place, NgffDocument document, List<ZarrArray> arrays) {
        int same = ofSameType(arrays);
        if (same < arrays.size())
            warnings.add(place + ": level " + same + " has the type "
                    + arrays.get(same).metadata().typeName() + ", level 0 "
                    + arrays.get(0).metadata().typeName() + "; only the levels before it are shown");
        if (document.images().size() > 1)
            warnings.add(place + " holds several images, of which one is opened; their names: "
                    + document.images().stream().map(Multiscale::name).toList());
        return warnings;
    }

    /** An image in a list of labels is one, whether or not it says so itself. */
    private static NgffDocument withLabel(Place place, NgffDocument document, List<ZarrArray> arrays) {
        boolean integer = !arrays.get(0).chunkSpec().type().isFloat();
        if (document.imageLabel().isPresent() || !integer || !EnclosingImage.listsAsLabel(place)) return document;
        List<GroupContent> contents = new ArrayList<>(document.contents());
        contents.add(ImageLabel.NONE);
        return new NgffDocument(document.version(), contents, document.warnings());
    }

    /** An array by itself, or as a level of the image above it. */
    private static ZarrImage ofArray(Place place, ArrayMetadata metadata, Optional<String> axes) {
        Optional<EnclosingImage.LevelOf> level = axes.isEmpty() ? EnclosingImage.ofLevel(place) : Optional.empty();
        if (level.isPresent())
            return open(level.get().image(), OpenOptions.defaults())
                    .from(level.get().level());
        ZarrArray array = ZarrArray.of(place.store(), place.path(), metadata);
        NgffDocument none = new NgffDocument(Optional.empty(), List.of(), List.of());
        return new ZarrImage(place, none, PlainAxes.of(array, axes), List.of(array), List.of());
    }

    private ZarrImage from(int level) {
        Multiscale rest = multiscale.withLevels(
                multiscale.levels().subList(level, multiscale.levels().size()));
        return new ZarrImage(place, document, rest, arrays.subList(level, arrays.size()), warnings);
    }

    /** What opens this again: of the levels from a coarser one on the path of that. */
    private Pipeline source() {
        String finest = multiscale.levels().get(0).path();
        boolean coarser = !document.images().isEmpty()
                && document.images().stream()
                        .noneMatch(image -> image.levels().get(0).path().equals(finest));
        Place opened = coarser ? place.below(finest) : place;
        return opened.location().map(Pipeline::of).orElse(Pipeline.NONE);
    }

    /** The version of its OME metadata; empty for a Zarr array without any. */
    public Optional<NgffVersion> version() {
        return document.version();
    }

    /** What is said of its labels, if it is a label image. */
    public Optional<ImageLabel> imageLabel() {
        return document.imageLabel();
    }

    /** How many levels, from the finest on, have the type of the finest; only those are shown. */
    int levelsOfSameType() {
        return ofSameType(arrays);
    }

    /** How many levels, from the finest on, have the type of the finest. */
    private static int ofSameType(List<ZarrArray> arrays) {
        int count = 1;
        while (count < arrays.size()
                && arrays.get(count).chunkSpec().type()
                        == arrays.get(0).chunkSpec().type()) count++;
        return count;
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
        Pyramid<T> pyramid = Pyramid.of(shown, stored, levels)
                .withReaders(arrays.stream()
                        .map(array -> new ArrayReader(array, order))
                        .toList())
                .withOrigins(arrays.stream().map(ZarrArray::uri).toList())
                .withPipeline(source());
        return imageLabel().isPresent() ? pyramid.withImageLabel(imageLabel().get()) : pyramid;
    }
}
