package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/** A field of a mosaic; its documents are read when they are needed, those of a level apart. Safe for many threads. */
final class FieldImage {

    private final Place place;
    /** Absent if the field is not there. */
    private final Optional<Multiscale> multiscale;

    private final List<Optional<ZarrArray>> arrays = new ArrayList<>();

    private FieldImage(Place place, Optional<Multiscale> multiscale) {
        this.place = place;
        this.multiscale = multiscale;
        multiscale.ifPresent(image -> image.levels().forEach(level -> arrays.add(Optional.empty())));
    }

    /** Reads what the group of a field says; a field that is not there is a gap. */
    static FieldImage open(Place place) {
        Optional<Node> node = Node.read(place.store(), place.path());
        return new FieldImage(
                place, node.map(group -> NgffReader.read(group.attributes(), group.zarrFormat(), place.toString())
                        .image()));
    }

    Optional<Multiscale> multiscale() {
        return multiscale;
    }

    /**
     * A level, if it is there.
     *
     * @param sample what all fields have to be like
     * @throws UnsupportedFeatureException if it is of another kind
     */
    synchronized Optional<ZarrArray> array(int level, ZarrArray sample) {
        if (multiscale.isEmpty()) return Optional.empty();
        if (level >= arrays.size())
            throw new UnsupportedFeatureException(place + " has " + arrays.size()
                    + " levels, other fields more; its mosaic can be shown at these levels alone");
        if (arrays.get(level).isEmpty()) arrays.set(level, open(level));
        arrays.get(level).ifPresent(array -> requireAlike(array, sample));
        return arrays.get(level);
    }

    private Optional<ZarrArray> open(int level) {
        Place path = place.below(multiscale.orElseThrow().levels().get(level).path());
        return Node.read(path.store(), path.path())
                .filter(ArrayMetadata.class::isInstance)
                .map(node -> ZarrArray.of(path.store(), path.path(), (ArrayMetadata) node));
    }

    private static void requireAlike(ZarrArray array, ZarrArray sample) {
        if (array.grid().rank() != sample.grid().rank()
                || array.chunkSpec().type() != sample.chunkSpec().type())
            throw new UnsupportedFeatureException(array.place() + " is of type "
                    + array.metadata().typeName() + " and shape " + array.grid().shape() + ", " + sample.place()
                    + " of type " + sample.metadata().typeName() + " and shape "
                    + sample.grid().shape() + "; they can't be shown in one mosaic, but each by itself");
    }
}
