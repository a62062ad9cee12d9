package org.zarrkit.image;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.ngff.NgffWriter;
import org.zarrkit.store.RetryingStore;
import org.zarrkit.store.WritableStore;
import org.zarrkit.store.ZipEdit;
import org.zarrkit.zarr.DocumentEdit;
import org.zarrkit.zarr.HierarchyEdit;
import org.zarrkit.zarr.ZarrArray;

/**
 * An OME-Zarr image in a store, whose pixels can be written where they are. Axes x first, in the order of the arrays.
 * Writing level 0 leaves the others as they are: {@link #updates} brings them up to date.
 */
public final class StoredImage {

    private final WritableStore store;
    private final String path;
    private final NgffVersion version;
    private final Multiscale multiscale;
    private final List<ZarrArray> arrays;

    StoredImage(WritableStore store, String path, NgffVersion version, Multiscale multiscale, List<ZarrArray> arrays) {
        this.store = store;
        this.path = path;
        this.version = version;
        this.multiscale = multiscale;
        this.arrays = List.copyOf(arrays);
    }

    /**
     * The image at a location.
     *
     * @throws NotFoundException if there is no OME-Zarr image
     * @throws UnsupportedFeatureException if its pixels can't be written where they are, as in an archive
     */
    public static StoredImage open(String location) {
        HierarchyEdit place = HierarchyEdit.open(location);
        return of(place.store(), place.path());
    }

    /** The image at a path of a store; fails as {@link #open} does. */
    public static StoredImage of(WritableStore store, String path) {
        EditableImage found = EditableImage.of(store, path);
        ZarrImage image = ZarrImage.open(store, path);
        if (store.keepsAll() || store instanceof ZipEdit)
            throw new UnsupportedFeatureException(
                    store + " is an archive: pixels in it can't be written; unpack it, or save to a folder");
        List<ZarrArray> arrays = image.arrays();
        for (LevelShapes noted : EditMarks.shapes(store, path)) arrays = noted.restored(arrays);
        WritableStore retrying = RetryingStore.of(store);
        return new StoredImage(retrying, path, image.version().orElseThrow(), found.image(), arrays);
    }

    /** The same image with other levels, in the same place. */
    StoredImage with(Multiscale other, List<ZarrArray> otherArrays) {
        return new StoredImage(store, path, version, other, otherArrays);
    }

    /** What the image is, all its levels. */
    public Multiscale multiscale() {
        return multiscale;
    }

    /** The element type in the store. */
    public DataType type() {
        return arrays.get(0).chunkSpec().type();
    }

    /** All pixels of level 0. */
    public Interval interval() {
        return new FinalInterval(LevelFactors.dimensions(arrays.get(0)));
    }

    String place() {
        return store + (path.isEmpty() ? "" : ", path '" + path + "'");
    }

    WritableStore store() {
        return store;
    }

    String path() {
        return path;
    }

    NgffVersion version() {
        return version;
    }

    List<ZarrArray> arrays() {
        return arrays;
    }

    /** A region of level 0 in blocks that any threads may {@link #write} at the same time. */
    public RegionGrid blocks(Interval region) {
        return new RegionGrid(region, shards(0));
    }

    /** The edges of such a block. */
    public int[] blockEdges() {
        return shards(0);
    }

    int[] shards(int level) {
        return AxisOrder.reversed(AxisOrder.ints(arrays.get(level).grid().shardShape()));
    }

    /** What writing such a block takes at most. */
    public long bytesPerBlock() {
        long shard = 1;
        for (int edge : shards(0)) shard *= edge;
        return 5 * shard * PixelType.inMemory(type()).sizeInBytes();
    }

    /** Writes a block of level 0; returns its pixels as they are stored. */
    public Object write(Interval block, Object pixels) {
        Object elements = PixelType.narrow(pixels, type());
        int[] shape = AxisOrder.reversed(Intervals.dimensionsAsIntArray(block));
        arrays.get(0).writeBox(AxisOrder.reversed(block.minAsLongArray()), shape, elements);
        return PixelType.widen(elements, type());
    }

    /** The pixels of a block of level 0 as they are stored. */
    public Object read(Interval block) {
        Object pixels = PixelType.inMemory(type()).newArray(Math.toIntExact(Intervals.numElements(block)));
        new ArrayReader(arrays.get(0)).read(block, pixels);
        return pixels;
    }

    /**
     * The steps that make each level from the next finer one, to be taken in this order.
     *
     * @param asked the method; empty: that which the image names
     * @throws UnsupportedFeatureException if no method is known, or levels were not made by whole factors
     */
    public List<LevelUpdate> updates(Optional<Downsampling> asked) {
        List<LevelUpdate> updates = new ArrayList<>();
        List<int[]> factors = LevelFactors.of(multiscale, arrays);
        for (int i = 1; i < arrays.size(); i++)
            updates.add(new LevelUpdate(arrays.get(i - 1), arrays.get(i), factors.get(i - 1), method(asked)));
        return updates;
    }

    /** The method that levels are made by. */
    Downsampling method(Optional<Downsampling> asked) {
        Optional<String> named = multiscale.description().downsamplingType();
        return asked.or(() -> named.flatMap(Downsampling::find))
                .orElseThrow(() -> new UnsupportedFeatureException(place() + " says "
                        + named.map(type -> "that its levels were made by '" + type + "', which Zarrkit does not have")
                                .orElse("nothing of how its levels were made")
                        + "; name one of " + String.join(", ", Downsampling.names())));
    }

    /** The method that the image names, or another if it names none that is known. */
    Downsampling methodOr(Downsampling other) {
        return multiscale
                .description()
                .downsamplingType()
                .flatMap(Downsampling::find)
                .orElse(other);
    }

    /**
     * Checks that nothing that is written is read meanwhile.
     *
     * @param arrays that are read
     * @throws IllegalArgumentException if one of them is of this image
     */
    public void requireApart(List<URI> arrays) {
        if (new WriteTarget(store, path, WriteOptions.defaults()).holds(arrays))
            throw new IllegalArgumentException("what is to be written to " + place()
                    + " is read from it, and would change meanwhile; save it at another place first");
    }

    /**
     * Checks that no shard is touched by a region and by another process that writes beside it.
     *
     * @param levels how many of the levels are written
     * @throws IllegalArgumentException if a border of the region is not one of shards; the message names the alignment
     */
    public void requireAligned(Interval region, int levels) {
        long[] alignment = alignment(levels);
        boolean aligned = true;
        for (int d = 0; d < alignment.length; d++) {
            boolean ends = region.max(d) == interval().max(d) || (region.max(d) + 1) % alignment[d] == 0;
            aligned &= ends && region.min(d) % alignment[d] == 0;
        }
        if (!aligned)
            throw new IllegalArgumentException("the region " + BlockText.of(region, multiscale.axes())
                    + " may share stored objects with its neighbours: where several processes write at once, its borders"
                    + " must be multiples of " + steps(alignment) + ", or the image's end");
    }

    private long[] alignment(int levels) {
        List<int[]> factors = levels > 1 ? LevelFactors.of(multiscale, arrays) : List.of();
        long[] alignment = new long[arrays.get(0).grid().rank()];
        for (int d = 0; d < alignment.length; d++) {
            long factor = 1;
            alignment[d] = shards(0)[d];
            for (int i = 1; i < levels; i++) {
                factor *= factors.get(i - 1)[d];
                alignment[d] = LevelLayout.leastCommonMultiple(alignment[d], factor * shards(i)[d]);
            }
            alignment[d] = Math.min(alignment[d], interval().dimension(d));
        }
        return alignment;
    }

    private String steps(long[] alignment) {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < alignment.length; d++)
            text.append(d == 0 ? "" : ",")
                    .append(multiscale.axes().get(alignment.length - 1 - d).name())
                    .append('=')
                    .append(alignment[d]);
        return text.toString();
    }

    /**
     * Notes that this process writes a region of level 0, until the note is removed: levels may not agree.
     *
     * @param alone whether it counts on nobody else writing
     */
    public EditNote note(Interval region, boolean alone) {
        return EditMarks.put(this, region, EditNote.thisProcess(alone));
    }

    /** Says in a note that its region is written, and coarser levels are still to be made from it. */
    public void noteWritten(EditNote note) {
        EditMarks.put(this, new EditNote(note.key(), note.region(), EditNote.WRITTEN));
    }

    /** What processes have noted and not removed: they still write, were ended, or left the levels to others. */
    public List<EditNote> notes() {
        return EditMarks.notes(store, path, multiscale.axes(), interval());
    }

    /** Puts documents back that an append has changed which was ended before it told readers of level 0. */
    public void putBack() {
        for (ZarrArray array : arrays)
            if (!ZarrArray.open(store, array.path())
                    .metadata()
                    .shape()
                    .equals(array.metadata().shape())) array.metadata().write(store, array.path());
    }

    /** Removes notes: the levels of what they are about are up to date. */
    public void remove(List<EditNote> notes) {
        EditMarks.remove(store, path, notes);
    }

    /** Writes what the image is now. */
    void writeMetadata(Multiscale image) {
        DocumentEdit.of(store, path).attributes(attributes -> NgffWriter.write(image, version, attributes));
    }
}
