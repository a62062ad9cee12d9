package org.zarrkit.doctor;

/**
 * One thing that is wrong, or could be better.
 *
 * @param found what is there, shortened
 * @param expected what the rule wants there
 */
public record Finding(Law law, Severity severity, Place place, String found, String expected) {

    /** The name of the rule that is broken; see the documented list. */
    public String code() {
        return law.code();
    }

    /** The path of the array or group; empty for the root. */
    public String path() {
        return place.path();
    }

    /** How to mend it. */
    public String remedy() {
        return law.remedy();
    }

    @Override
    public String toString() {
        return severity.text() + " " + code() + " at " + place + ": found " + found + "; expected " + expected
                + ". To mend it, " + remedy() + ". (" + law.section() + ")";
    }
}
