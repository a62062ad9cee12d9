package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.doctor.PlateGroup.WellGroup;

/** The rules for the wells of a plate and the fields of a well: that they are there, and are what they should be. */
final class PlateGroupRules {

    private PlateGroupRules() {}

    /** The rules for a plate as a whole. */
    static final List<Rule<PlateGroup>> PLATE = RuleList.<PlateGroup>of("OME-Zarr, \"plate\" metadata")
            .should(
                    "plate-well-missing",
                    "remove wells from the list that have no images",
                    plate -> plate.wells().stream()
                            .filter(well -> !well.node().exists())
                            .map(well -> well.node()
                                    .problem("a group, as "
                                            + well.reference().orElseThrow().place() + " says")))
            .must("plate-well-group", "write the well as a group", plate -> plate.wells().stream()
                    .filter(well -> well.node().isArray())
                    .map(well -> well.node()
                            .problem("a group, as "
                                    + well.reference().orElseThrow().place() + " says")))
            .must(
                    "plate-well-metadata",
                    "write the member 'well' with the fields of the well",
                    plate -> plate.wells().stream()
                            .filter(well -> well.node().isGroup() && well.well().isEmpty())
                            .map(well -> well.node().attributes().expected("'well', with the list of its fields")))
            .should(
                    "plate-field-count-true",
                    "state the largest number of fields of a well",
                    PlateGroupRules::fieldCount)
            .list();

    /** The rules for one well, with its plate where that is known. */
    static final List<Rule<WellGroup>> WELL = RuleList.<WellGroup>of("OME-Zarr, \"well\" metadata")
            .must("well-field-group", "correct the path in 'images', or write the field", well -> well.fields().stream()
                    .filter(field -> !field.node().isGroup())
                    .map(field ->
                            field.node().problem("a group, as " + field.image().place() + " says")))
            .must("well-field-image", "write the field as an image with levels", well -> well.fields().stream()
                    .filter(field -> field.node().isGroup()
                            && field.node()
                                    .ome()
                                    .filter(ome -> ome.has("multiscales"))
                                    .isEmpty())
                    .map(field -> field.node().attributes().expected("'multiscales', as of every field")))
            .must("well-acquisition-known", "state the number of an acquisition of the plate", well -> acquisitions(
                            well)
                    .filter(acquisition -> acquisition.exists()
                            && well.plate().isPresent()
                            && !ids(well.plate().get()).isEmpty())
                    .filter(acquisition -> acquisition
                            .integer()
                            .filter(id -> !ids(well.plate().orElseThrow()).contains(id))
                            .isPresent())
                    .map(acquisition -> acquisition.expected(
                            "one of the acquisitions " + ids(well.plate().orElseThrow()) + " of the plate")))
            .must(
                    "well-acquisition-stated",
                    "state the acquisition of each field, as the plate has several",
                    well -> acquisitions(well)
                            .filter(acquisition -> acquisition.isMissing()
                                    && well.plate()
                                            .filter(plate -> ids(plate).size() > 1)
                                            .isPresent())
                            .map(acquisition ->
                                    acquisition.expected("the number of an acquisition, as the plate has several")))
            .list();

    private static Stream<Value> acquisitions(WellGroup well) {
        return well.well().stream().flatMap(w -> w.select("images/*/acquisition"));
    }

    private static List<Long> ids(Value plate) {
        return plate.select("acquisitions/*/id")
                .flatMap(id -> id.integer().stream())
                .toList();
    }

    private static Stream<Problem> fieldCount(PlateGroup plate) {
        Value stated = plate.plate().get("field_count");
        Optional<Long> count = stated.integer();
        long most = plate.wells().stream()
                .mapToLong(well -> well.fields().size())
                .max()
                .orElse(0);
        return count.filter(n -> n < most).map(n -> stated.expected(most + ", the fields of a well")).stream();
    }
}
