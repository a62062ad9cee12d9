package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;

/** An image that a hierarchy holds; its metadata are read when they are asked for, once. Safe for many threads. */
public final class ListedImage {

    private final Place place;
    private final String path;
    private final ImageKind kind;
    private final Supplier<Optional<String>> otherName;
    private ImageFacts facts;

    ListedImage(Place place, String path, ImageKind kind, Supplier<Optional<String>> otherName) {
        this.place = place;
        this.path = path;
        this.kind = kind;
        this.otherName = otherName;
    }

    static ListedImage of(Place root, String path, ImageKind kind) {
        return new ListedImage(root.below(path), path, kind, Optional::empty);
    }

    /** Its path below what was listed; empty if it is that itself. */
    public String path() {
        return path;
    }

    public ImageKind kind() {
        return kind;
    }

    public Place place() {
        return place;
    }

    /**
     * Name, size and type; reads the metadata of the image and of its level 0.
     *
     * @throws org.zarrkit.error.ZarrkitException if they are missing or damaged
     */
    public synchronized ImageFacts facts() {
        if (facts == null) facts = read();
        return facts;
    }

    /**
     * Opens it.
     *
     * @throws org.zarrkit.error.ZarrkitException if its metadata are missing or damaged
     */
    public ZarrImage open() {
        return ZarrImage.open(place, OpenOptions.defaults());
    }

    private ImageFacts read() {
        Node node = Node.open(place.store(), place.path());
        if (node instanceof ArrayMetadata array) return ofArray(array);
        NgffDocument document = NgffReader.read(node.attributes(), node.zarrFormat(), place.toString());
        if (document.images().isEmpty())
            throw new NotFoundException(place + " is listed as an image, but its attributes hold no 'multiscales'");
        Multiscale image = document.image();
        Place finest = place.below(image.levels().get(0).path());
        ArrayMetadata array = ZarrImage.arrayMetadata(finest);
        String name = Optional.of(image.name())
                .filter(text -> !text.isBlank())
                .or(otherName)
                .orElse("");
        return new ImageFacts(
                name,
                ImageFacts.names(image.axes()),
                array.shape(),
                array.typeName(),
                image.levels().size());
    }

    private ImageFacts ofArray(ArrayMetadata array) {
        List<String> axes = kind == ImageKind.LEVEL
                ? ImageFacts.names(open().multiscale().axes())
                : PlainAxes.named(array).map(ImageFacts::names).orElse(List.of());
        return new ImageFacts("", axes, array.shape(), array.typeName(), 1);
    }

    @Override
    public String toString() {
        return kind + " " + (path.isEmpty() ? place.toString() : path);
    }
}
