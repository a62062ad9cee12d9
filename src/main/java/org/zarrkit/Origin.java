package org.zarrkit;

import java.util.List;
import java.util.Optional;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.image.LabelImages;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.store.Place;

/**
 * Where an image was opened, if that is a Zarr, and what was wrong with it and tolerated.
 *
 * @param withLabels whether its label images are saved with it
 */
record Origin(Optional<Place> place, List<String> warnings, boolean withLabels) {

    static final Origin NONE = new Origin(Optional.empty(), List.of());

    Origin {
        warnings = List.copyOf(warnings);
    }

    /** The names of the image's label images. */
    List<String> labels() {
        return place.map(LabelImages::names).orElse(List.of());
    }

    /** One of them. */
    Image label(String name) {
        Place image = place.orElseThrow(() -> new IllegalArgumentException(
                "an image that was not opened from an OME-Zarr has no labels; open the image that has them"));
        return Zarrkit.of(LabelImages.open(image, name));
    }

    /** The coarser levels of the image that was opened here, which open by themselves too. */
    Image level(Pyramid<?> image, int level) {
        Pyramid<?> rest = image.from(level);
        String path = "/" + rest.multiscale().levels().get(0).path();
        Optional<Pipeline> source = place.flatMap(Place::location).map(opened -> Pipeline.of(opened + path));
        return Image.of(rest.withPipeline(source.orElse(Pipeline.NONE))).from(this);
    }

    Origin(Optional<Place> place, List<String> warnings) {
        this(place, warnings, true);
    }

    Origin withoutLabels() {
        return new Origin(place, warnings, false);
    }

    /** The labels that are saved with an image from here: none with one that was computed, or is of labels itself. */
    CopiedLabels copiedLabels(LazyImage<?> image) {
        boolean asOpened = image.ops().isEmpty()
                && image.labels().isEmpty()
                && image.source().isStored();
        return place.filter(it -> asOpened)
                .map(it -> CopiedLabels.of(it, image, withLabels))
                .orElse(CopiedLabels.NONE);
    }
}
