package org.zarrkit.command;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.zarrkit.Zarrkit;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.ImageFacts;
import org.zarrkit.image.ImageKind;
import org.zarrkit.image.ImageListing;
import org.zarrkit.image.ListedImage;
import org.zarrkit.image.Pyramid;
import org.zarrkit.store.Place;

/**
 * One of the images that can be opened at a location.
 *
 * @param series by which {@code Zarrkit Open...} opens it; empty for all of a plate or well as one image
 * @param details size and type, or what is wrong with it
 * @param pixels opens it
 */
record Openable(String series, String title, String details, Supplier<Pyramid<?>> pixels) {

    /** Whether there is more than one image that stands for itself; label images go with theirs. */
    static boolean isChoiceAt(String location) {
        return ImageListing.of(Place.of(location))
                        .filter(image -> image.kind() != ImageKind.LABEL)
                        .limit(2)
                        .count()
                > 1;
    }

    /** All at a location, in the order of its metadata; those of each are read as the stream is. */
    static Stream<Openable> at(String location) {
        Place place = Place.of(location);
        Stream<Openable> listed = ImageListing.of(place).map(Openable::of);
        return Stream.concat(mosaic(location).stream(), listed);
    }

    private static Optional<Openable> mosaic(String location) {
        try {
            Pyramid<?> pixels = Zarrkit.open(location).pyramid();
            long[] size = pixels.level(0).dimensionsAsLongArray();
            return Optional.of(
                    new Openable("", "All of it as one image", size[0] + " x " + size[1] + " pixels", () -> pixels));
        } catch (ZarrkitException e) {
            return Optional.empty(); // neither plate nor well, but a collection
        }
    }

    private static Openable of(ListedImage image) {
        String title = image.path().isEmpty() ? image.place().toString() : image.path();
        Supplier<Pyramid<?>> pixels = () -> image.open().pyramid(CellCache.shared());
        try {
            ImageFacts facts = image.facts();
            String name = facts.name().isBlank() ? title : facts.name() + " (" + title + ")";
            String details = image.kind() + ", " + facts.size() + ", " + facts.type() + ", " + facts.levels()
                    + (facts.levels() == 1 ? " level" : " levels");
            return new Openable(image.path(), name, details, pixels);
        } catch (ZarrkitException | IllegalArgumentException e) {
            return new Openable(image.path(), title, e.getMessage(), pixels);
        }
    }
}
