package org.zarrkit.doctor;

import java.util.Optional;
import org.zarrkit.ngff.Downsampling;

/**
 * What a repair may do beside what needs no guessing.
 *
 * @param levels how the levels of images were made, which decides where their pixels are; if given, the translations of all
 *     levels but the first are set by it
 */
public record RepairOptions(Optional<Downsampling> levels) {

    public static RepairOptions defaults() {
        return new RepairOptions(Optional.empty());
    }

    public RepairOptions withLevels(Downsampling method) {
        return new RepairOptions(Optional.of(method));
    }
}
