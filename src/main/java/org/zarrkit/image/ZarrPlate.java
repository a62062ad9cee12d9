package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.ngff.NgffDocument;
import org.zarrkit.ngff.NgffReader;
import org.zarrkit.ngff.Plate;
import org.zarrkit.ngff.Well;
import org.zarrkit.store.Place;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;

/**
 * A multi-well plate in a store. Opening reads the document of its group, {@link #mosaic} those of all wells. Safe for
 * many threads.
 *
 * @param warnings what is wrong with its metadata and was tolerated, a sentence each
 */
public record ZarrPlate(Place place, Plate metadata, List<String> warnings) {

    public ZarrPlate {
        warnings = List.copyOf(warnings);
    }

    /**
     * The plate at a place.
     *
     * @throws NotFoundException if there is none
     */
    public static ZarrPlate open(Place place) {
        NgffDocument document = document(place)
                .filter(group -> group.plate().isPresent())
                .orElseThrow(() -> new NotFoundException(place + " is no plate: its attributes hold no 'plate'"));
        return new ZarrPlate(place, document.plate().orElseThrow(), document.warnings());
    }

    static Optional<NgffDocument> document(Place place) {
        return Node.read(place.store(), place.path())
                .filter(GroupMetadata.class::isInstance)
                .map(node -> NgffReader.read(node.attributes(), node.zarrFormat(), place.toString()));
    }

    /** The name of a well as people say it: row and column, such as {@code B3}. */
    public String name(Plate.WellPosition well) {
        return metadata.layout().rows().get(well.row())
                + metadata.layout().columns().get(well.column());
    }

    /**
     * The well of a name such as {@code B3} or {@code B03}, or of a path.
     *
     * @throws NotFoundException if the plate lists none; the message names those that it does
     */
    public Plate.WellPosition well(String nameOrPath) {
        return metadata.wells().stream()
                .filter(well -> isCalled(well, nameOrPath.strip()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(place + " lists no well '" + nameOrPath + "'; it has "
                        + String.join(
                                ", ",
                                metadata.wells().stream()
                                        .limit(20)
                                        .map(this::name)
                                        .toList())
                        + (metadata.wells().size() > 20 ? ", ..." : "")));
    }

    private boolean isCalled(Plate.WellPosition well, String text) {
        return well.path().equals(text)
                || name(well).equalsIgnoreCase(text)
                || withoutZeros(name(well)).equalsIgnoreCase(withoutZeros(text));
    }

    private static String withoutZeros(String name) {
        return name.replaceFirst("(?<=[A-Za-z])0+(?=[0-9])", "");
    }

    /** What a well says of its fields; empty if it is not there. */
    public Optional<Well> fields(Plate.WellPosition well) {
        return document(place.below(well.path())).flatMap(NgffDocument::well);
    }

    /**
     * One field of a well, by its number among those of the acquisition.
     *
     * @throws NotFoundException if there is no such well or field
     */
    public ZarrImage field(String well, int index, Optional<Long> acquisition) {
        Plate.WellPosition position = well(well);
        List<Place> fields = places(place.below(position.path()), fields(position), acquisition.or(this::first));
        if (index < 0 || index >= fields.size())
            throw new NotFoundException(place.below(position.path()) + " has " + fields.size()
                    + " fields, and none with the number " + index + "; 0 is the first");
        return ZarrImage.open(fields.get(index), OpenOptions.defaults());
    }

    /** The acquisition that is shown if none is asked for: the first, if there are several. */
    private Optional<Long> first() {
        return metadata.acquisitions().size() < 2
                ? Optional.empty()
                : Optional.of(metadata.acquisitions().get(0).id());
    }

    static List<Place> places(Place well, Optional<Well> fields, Optional<Long> acquisition) {
        return fields.map(Well::fields).orElse(List.of()).stream()
                .filter(field -> acquisition.isEmpty()
                        || field.acquisition().isEmpty()
                        || field.acquisition().equals(acquisition))
                .map(field -> well.below(field.path()))
                .toList();
    }

    /**
     * All wells as one image, gaps where a well or field is not there. Reads the documents of all wells and those of one
     * field; what is shown of the others is read when it is.
     *
     * @param acquisition empty: the first
     * @throws NotFoundException if there is no such acquisition, or no field at all
     */
    public MosaicImage mosaic(Optional<Long> acquisition, CellCache cache) {
        acquisition.ifPresent(this::requireAcquisition);
        Optional<Long> shown = acquisition.or(this::first);
        List<String> notes = new ArrayList<>(warnings);
        if (acquisition.isEmpty() && shown.isPresent())
            notes.add(place + " has " + metadata.acquisitions().size() + " acquisitions, of which " + shown.get()
                    + " is shown; others: "
                    + metadata.acquisitions().stream()
                            .skip(1)
                            .map(Plate.Acquisition::id)
                            .toList());
        List<MosaicSlot> slots = slots(shown, notes);
        Mosaic mosaic = Mosaic.of(
                metadata.layout().rows().size(), metadata.layout().columns().size(), slots);
        notes.add(place + " is shown as a mosaic of " + slots.size()
                + " wells; fields open one by one, such as series=0");
        return new MosaicImage(mosaic.pyramid(metadata.name().orElse(""), place.uri(), cache), notes);
    }

    private void requireAcquisition(long id) {
        List<Long> ids =
                metadata.acquisitions().stream().map(Plate.Acquisition::id).toList();
        if (!ids.isEmpty() && !ids.contains(id))
            throw new NotFoundException(place + " has no acquisition " + id + "; it has " + ids);
    }

    private List<MosaicSlot> slots(Optional<Long> acquisition, List<String> notes) {
        List<Optional<Well>> wells = WellDocuments.read(this, notes);
        List<MosaicSlot> slots = new ArrayList<>();
        for (int i = 0; i < wells.size(); i++) {
            Plate.WellPosition well = metadata.wells().get(i);
            List<Place> fields = places(place.below(well.path()), wells.get(i), acquisition);
            if (!fields.isEmpty()) slots.add(new MosaicSlot(well.row(), well.column(), fields));
        }
        return slots;
    }
}
