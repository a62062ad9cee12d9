package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Labels;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.Plate;
import org.zarrkit.ngff.Well;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.Node;

/**
 * The images that a place holds, in the order in which its metadata name them. Metadata are read as the stream is, those
 * of groups alone; damaged images are in the listing, and fail when they are asked what they are.
 */
public final class ImageListing {

    /** Deeper than any real hierarchy; links in a circle end here. */
    private static final int DEEPEST = 32;

    private final Place root;
    private final SeriesNames names;

    private ImageListing(Place root) {
        this.root = root;
        this.names = new SeriesNames(root);
    }

    /**
     * All images at and below a place: an image with its labels, those of a collection, the fields of a plate or well, the
     * labels of a list, and otherwise those of all groups below, arrays without OME metadata among them.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is nothing, or something that is damaged, at the place itself
     */
    public static Stream<ListedImage> of(Place place) {
        ImageListing listing = new ImageListing(place);
        Node node = Node.open(place.store(), place.path());
        if (node instanceof ArrayMetadata)
            return Stream.of(
                    listing.entry("", EnclosingImage.ofLevel(place).isPresent() ? ImageKind.LEVEL : ImageKind.ARRAY));
        boolean label = EnclosingImage.listsAsLabel(place);
        return listing.ofGroup("", listing.document("", node), label ? ImageKind.LABEL : ImageKind.IMAGE, 0);
    }

    /**
     * The one image that is meant.
     *
     * @param which its number in the listing, labels not counted; its path; or its name. Empty if there should be one alone
     * @throws org.zarrkit.error.NotFoundException if there is none, or more than one; the message lists what there is
     */
    public static ListedImage choose(Place place, Optional<String> which) {
        return which.map(text -> ImageChoice.of(place, text)).orElseGet(() -> ImageChoice.only(place));
    }

    private ListedImage entry(String path, ImageKind kind) {
        Supplier<Optional<String>> otherName = () -> names.of(path);
        return new ListedImage(root.below(path), path, kind, otherName);
    }

    private Optional<Node> node(String path) {
        Place place = root.below(path);
        return Node.read(place.store(), place.path());
    }

    private NgffDocument document(String path, Node node) {
        return NgffReader.read(
                node.attributes(), node.zarrFormat(), root.below(path).toString());
    }

    private Stream<ListedImage> ofGroup(String path, NgffDocument group, ImageKind kind, int depth) {
        if (!group.images().isEmpty()) {
            boolean label = group.imageLabel().isPresent();
            return label ? Stream.of(entry(path, ImageKind.LABEL)) : image(path, kind);
        }
        if (group.plate().isPresent())
            return group.plate().get().wells().stream().flatMap(well -> well(path, well));
        if (group.well().isPresent()) return fields(path, group.well().get());
        if (group.labels().isPresent()) return labels(path, group.labels().get());
        Optional<List<String>> series = series(path);
        if (series.isPresent()) return series.get().stream().flatMap(image -> image(image, ImageKind.IMAGE));
        if (group.bioformats2rawLayout().isPresent()
                && node(Keys.join(path, "0")).isPresent())
            return numbered(path).flatMap(image -> image(image, ImageKind.IMAGE));
        return children(path).flatMap(child -> below(child, depth + 1));
    }

    private Stream<ListedImage> well(String plate, Plate.WellPosition position) {
        String path = Keys.join(plate, position.path());
        // SHOULD NOT exist without images ("plate"): a listed well may be absent.
        return tolerated(path, () -> node(path)
                .flatMap(node -> document(path, node).well())
                .map(well -> fields(path, well))
                .orElse(Stream.empty()));
    }

    private Stream<ListedImage> fields(String path, Well well) {
        return well.fields().stream().flatMap(field -> image(Keys.join(path, field.path()), ImageKind.FIELD));
    }

    /** An image and its labels. */
    private Stream<ListedImage> image(String path, ImageKind kind) {
        String labels = Keys.join(path, "labels");
        Stream<ListedImage> below = Stream.of(labels)
                .flatMap(group -> tolerated(group, () -> node(group)
                        .flatMap(node -> document(group, node).labels())
                        .map(list -> labels(group, list))
                        .orElse(Stream.empty())));
        return Stream.concat(Stream.of(entry(path, kind)), below);
    }

    private Stream<ListedImage> labels(String path, Labels labels) {
        return labels.paths().stream().map(label -> entry(Keys.join(path, label), ImageKind.LABEL));
    }

    /** What {@code OME/series} lists, if there is such a group. */
    private Optional<List<String>> series(String path) {
        String group = Keys.join(path, "OME");
        return node(group).flatMap(node -> document(group, node).series()).map(series -> series.paths().stream()
                .map(image -> Keys.join(path, image))
                .toList());
    }

    /** MUST be consecutive groups from 0 on, where neither plate nor series says otherwise ("bf2raw"). */
    private Stream<String> numbered(String path) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> Keys.join(path, Integer.toString(i)))
                .takeWhile(image -> node(image).isPresent());
    }

    private Stream<String> children(String path) {
        Place place = root.below(path);
        int below = root.path().isEmpty() ? 0 : root.path().length() + 1;
        return Node.children(place.store(), place.path())
                .map(child -> child.substring(below))
                .filter(child -> !child.equals(Keys.join(path, "OME")));
    }

    private Stream<ListedImage> below(String path, int depth) {
        return tolerated(path, () -> {
            Optional<Node> node = node(path);
            if (node.isEmpty()) return Stream.empty();
            if (node.get() instanceof ArrayMetadata array)
                return PlainAxes.canBeImage(array) ? Stream.of(entry(path, ImageKind.ARRAY)) : Stream.empty();
            if (depth > DEEPEST)
                throw new InvalidMetadataException(root.below(path) + ": groups are nested more than " + DEEPEST
                        + " deep; a link may lead in a circle");
            return ofGroup(path, document(path, node.get()), ImageKind.IMAGE, depth);
        });
    }

    /** What is damaged is listed as an image, which tells what is wrong when it is opened. */
    private Stream<ListedImage> tolerated(String path, Supplier<Stream<ListedImage>> images) {
        try {
            return images.get();
        } catch (InvalidMetadataException | UnsupportedFeatureException e) {
            return Stream.of(entry(path, ImageKind.IMAGE));
        }
    }
}
