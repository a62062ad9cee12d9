package org.zarrkit.doctor;

import java.util.Set;
import org.zarrkit.ngff.NgffVersion;

/**
 * The versions that have a rule.
 *
 * @param tolerated versions whose own suite holds a document valid that breaks the rule: where such a document is all
 *     there is, without the arrays that it describes, the breach is a warning
 */
record Span(NgffVersion first, NgffVersion last, Set<NgffVersion> tolerated) {

    static final Span ALL = of(NgffVersion.V0_1, NgffVersion.V0_6);

    Span {
        tolerated = Set.copyOf(tolerated);
    }

    static Span of(NgffVersion first, NgffVersion last) {
        return new Span(first, last, Set.of());
    }

    boolean contains(NgffVersion version) {
        return first.compareTo(version) <= 0 && version.compareTo(last) <= 0;
    }
}
