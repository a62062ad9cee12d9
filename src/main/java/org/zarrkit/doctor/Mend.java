package org.zarrkit.doctor;

/**
 * Something that a repair mends.
 *
 * @param code of the finding that it mends
 * @param what is done, as a sentence without its full stop
 */
public record Mend(String code, Place place, String what) {

    @Override
    public String toString() {
        return place + ": " + what + " [" + code + "]";
    }
}
