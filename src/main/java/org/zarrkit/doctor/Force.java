package org.zarrkit.doctor;

/** What the specification says of a rule. */
public enum Force {
    /** An error where it is broken. */
    MUST,
    /** A SHOULD that the strict schemas of the specification turn into a MUST. */
    STRICT,
    /** A warning where it is broken. */
    SHOULD,
    /** The specification allows it; experience does not. */
    ADVICE;

    Severity severity(boolean strict) {
        return switch (this) {
            case MUST -> Severity.ERROR;
            case STRICT -> strict ? Severity.ERROR : Severity.WARNING;
            case SHOULD -> Severity.WARNING;
            case ADVICE -> Severity.ADVICE;
        };
    }
}
