package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.Node;

/** The one image that is meant, of those that a place holds. */
final class ImageChoice {

    private static final int MOST_SHOWN = 20;

    private static final String HOW =
            "open one of them by its number, path or name, such as series=1, or by its own location: ";

    private ImageChoice() {}

    /**
     * The only image. Arrays in a group are not taken for one: an image that was not written to its end is no more.
     *
     * @throws NotFoundException if there is none, or more than one; the message lists them
     */
    static ListedImage only(Place place) {
        List<ListedImage> images = numbered(place)
                .filter(image -> image.kind() != ImageKind.ARRAY || image.path().isEmpty())
                .limit(MOST_SHOWN + 1)
                .toList();
        if (images.size() == 1) return images.get(0);
        if (images.isEmpty()) throw new NotFoundException(place + " is not an image and holds none: " + arrays(place));
        throw new NotFoundException(
                place + " is not an image but holds " + counted(images.size()) + "; " + HOW + shown(images));
    }

    private static String arrays(Place place) {
        List<ListedImage> arrays = numbered(place).limit(MOST_SHOWN + 1).toList();
        return "there are no OME metadata"
                + (arrays.isEmpty()
                        ? ""
                        : ", but arrays (or an image was not written to its end); " + HOW + shown(arrays));
    }

    /**
     * The image with a number, a path below the place, or a name.
     *
     * @throws NotFoundException if there is none, or more than one of that name; the message lists what there is
     */
    static ListedImage of(Place place, String which) {
        if (which.matches("[0-9]{1,9}")) {
            List<ListedImage> found =
                    numbered(place).skip(Integer.parseInt(which)).limit(1).toList();
            if (!found.isEmpty()) return found.get(0);
        }
        if (isNode(place, which)) return ListedImage.of(place, which, ImageKind.IMAGE);
        List<ListedImage> named = ImageListing.of(place)
                .filter(image -> isNamed(image, which))
                .limit(MOST_SHOWN + 1)
                .toList();
        if (named.size() == 1) return named.get(0);
        if (named.isEmpty()) throw missing(place, which);
        throw new NotFoundException(place + " holds " + counted(named.size()) + " images named '" + which
                + "'; open one by its path: " + paths(named));
    }

    private static Stream<ListedImage> numbered(Place place) {
        return ImageListing.of(place).filter(image -> image.kind().isNumbered());
    }

    private static boolean isNode(Place place, String path) {
        try {
            Place node = place.below(path);
            return !path.isBlank() && Node.read(node.store(), node.path()).isPresent();
        } catch (IllegalArgumentException notAPath) {
            return false;
        }
    }

    private static boolean isNamed(ListedImage image, String name) {
        try {
            return image.facts().name().equals(name);
        } catch (ZarrkitException damaged) {
            return false; // it may be another that is meant
        }
    }

    private static NotFoundException missing(Place place, String which) {
        List<ListedImage> images = numbered(place).limit(MOST_SHOWN + 1).toList();
        return new NotFoundException(place + " has no image with the number, path or name '" + which + "'; there are "
                + (images.isEmpty() ? "none" : counted(images.size()) + ": " + shown(images)));
    }

    private static String counted(int count) {
        return count > MOST_SHOWN ? "more than " + MOST_SHOWN : Integer.toString(count);
    }

    private static String shown(List<ListedImage> images) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_SHOWN, images.size()); i++) {
            String path = images.get(i).path();
            shown.add(i + (path.isEmpty() || path.equals(Integer.toString(i)) ? "" : " " + path));
        }
        return String.join(", ", shown) + (images.size() > MOST_SHOWN ? ", ..." : "");
    }

    private static String paths(List<ListedImage> images) {
        return images.stream().limit(MOST_SHOWN).map(ListedImage::path).collect(Collectors.joining(", "));
    }
}
