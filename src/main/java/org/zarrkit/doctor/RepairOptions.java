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

    /**
     * What a person says of the levels: made by {@code mean} or {@code nearest}; empty if nothing.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static RepairOptions ofLevels(String levels) {
        return switch (levels) {
            case "" -> defaults();
            case "mean" -> defaults().withLevels(Downsampling.MEAN);
            case "nearest" -> defaults().withLevels(Downsampling.SAMPLE);
            default -> throw new IllegalArgumentException("levels " + levels + "; expected mean or nearest");
        };
    }

    public RepairOptions withLevels(Downsampling method) {
        return new RepairOptions(Optional.of(method));
    }
}
