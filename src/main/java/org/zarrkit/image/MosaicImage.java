package org.zarrkit.image;

import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.Plate;
import org.zarrkit.store.Place;

/**
 * Several fields as one image.
 *
 * @param notes what a person should know of it, a sentence each
 */
public record MosaicImage(Pyramid<?> pyramid, List<String> notes) {

    public MosaicImage {
        notes = List.copyOf(notes);
    }

    /**
     * What a plate or well shows. Empty if there is neither at the place, or one that holds one field alone, which is an
     * image like others.
     *
     * @param acquisition of which fields are shown; empty: the first of a plate
     * @throws org.zarrkit.error.ZarrkitException if none of the fields opens
     */
    public static Optional<MosaicImage> find(Place place, Optional<Long> acquisition, CellCache cache) {
        Optional<NgffDocument> document = ZarrPlate.document(place);
        Optional<Plate> plate = document.flatMap(NgffDocument::plate);
        if (plate.isPresent())
            return holdsOneField(place)
                    ? Optional.empty()
                    : Optional.of(ZarrPlate.open(place).mosaic(acquisition, cache));
        List<Place> fields = ZarrPlate.places(place, document.flatMap(NgffDocument::well), acquisition);
        if (fields.size() < 2) return Optional.empty();
        Mosaic mosaic = Mosaic.of(1, 1, List.of(new MosaicSlot(0, 0, fields)));
        String note = place + " is shown as a mosaic of its " + fields.size()
                + " fields; they open one by one, such as series=0";
        return Optional.of(new MosaicImage(mosaic.pyramid(place.name(), place.uri(), cache), List.of(note)));
    }

    private static boolean holdsOneField(Place plate) {
        return ImageListing.of(plate)
                        .filter(image -> image.kind() == ImageKind.FIELD)
                        .limit(2)
                        .count()
                == 1;
    }
}
