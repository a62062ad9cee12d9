package org.zarrkit.doctor;

import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** One rule of the specification, with the check that finds its breaches. */
record Rule<T>(Law law, Span span, Check<T> check) {

    /** The breaches in a subject of a version; none if that version does not have the rule. */
    Stream<Fault> faults(T subject, NgffVersion version) {
        return span.contains(version) ? check.of(subject).map(problem -> new Fault(law, problem)) : Stream.empty();
    }

    /** The weight of a breach, where it is not that of the law. */
    Optional<Severity> milder(NgffVersion version, boolean alone) {
        boolean milder = alone && law.force() == Force.MUST && span.tolerated().contains(version);
        return milder ? Optional.of(Severity.WARNING) : Optional.empty();
    }
}
