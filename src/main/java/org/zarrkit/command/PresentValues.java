package org.zarrkit.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that changes something that is there: its dialog shows the present values, and only what is changed there
 * counts and is recorded. Its first input says what is changed.
 */
interface PresentValues {

    /** The first input, if it is clear from what is open. */
    Optional<String> known();

    /**
     * The present values of the other inputs as text, by key; inputs that are left out are not shown.
     *
     * @throws org.zarrkit.error.ZarrkitException if there is nothing that could be changed
     */
    Map<String, String> present(String first);

    /** What can be chosen for inputs where that depends on the first one, by key. */
    default Map<String, List<String>> choices(String first) {
        return Map.of();
    }

    /** Whether values count, and are recorded, though nobody changed them. */
    default boolean recordsAll() {
        return false;
    }
}
