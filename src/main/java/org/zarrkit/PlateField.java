package org.zarrkit;

import java.util.function.Supplier;
import org.zarrkit.ngff.PlateDesign;
import org.zarrkit.ngff.WellName;

/**
 * An image that becomes a field of a plate.
 *
 * @param well such as B3
 * @param field its number among those of the well, which decides their order
 * @param acquisition the run of imaging that it is of; 0 if there is one alone
 * @param image is opened when it is written
 */
public record PlateField(String well, int field, long acquisition, Supplier<Image> image) {

    /** @throws IllegalArgumentException if the name is not that of a well */
    public PlateField {
        if (WellName.parse(well).isEmpty())
            throw new IllegalArgumentException(
                    "well '" + well + "'; expected a row and a column, such as A1, B03 or AF48");
    }

    /** The file, image or whatever {@link Zarrkit#open} opens. */
    public static PlateField of(String well, int field, String location) {
        return new PlateField(well, field, 0, () -> Zarrkit.open(location));
    }

    PlateDesign.Key key() {
        return new PlateDesign.Key(WellName.parse(well).orElseThrow(), acquisition, field);
    }
}
