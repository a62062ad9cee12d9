package org.zarrkit.doctor;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** A MUST of the specification is broken. */
    ERROR,
    /** A SHOULD is broken, or something can't be checked. */
    WARNING,
    /** Legal, and bad for those who use it. */
    ADVICE;

    /** The name in reports: {@code error}, {@code warning} or {@code advice}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
