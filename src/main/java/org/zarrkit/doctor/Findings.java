package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** Collects what is found; of each rule so many breaches that a person might still read them, and counts the rest. */
final class Findings {

    private static final int MOST_OF_A_RULE = 100;

    private final boolean strict;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long errors;

    Findings(boolean strict) {
        this.strict = strict;
    }

    /** The breaches of rules of one version in a subject. */
    <T> void apply(Stream<Rule<T>> rules, T subject, NgffVersion version) {
        apply(rules, subject, version, false);
    }

    /** The same for a document that stands alone: what its own specification's suite tolerates is a warning. */
    <T> void applyAlone(Stream<Rule<T>> rules, T subject, NgffVersion version) {
        apply(rules, subject, version, true);
    }

    private <T> void apply(Stream<Rule<T>> rules, T subject, NgffVersion version, boolean alone) {
        rules.forEach(rule -> rule.faults(subject, version)
                .forEach(fault -> add(fault, rule.milder(version, alone).orElse(severity(fault)))));
    }

    void add(Stream<Fault> faults) {
        faults.forEach(this::add);
    }

    void add(Fault fault) {
        add(fault, severity(fault));
    }

    private Severity severity(Fault fault) {
        return fault.law().force().severity(strict);
    }

    private synchronized void add(Fault fault, Severity severity) {
        Law law = fault.law();
        if (severity == Severity.ERROR) errors++;
        if (counts.merge(law.code(), 1L, Long::sum) > MOST_OF_A_RULE) return;
        Problem problem = fault.problem();
        findings.add(new Finding(law, severity, problem.place(), problem.found(), problem.expected()));
    }

    /** How many errors there were so far. */
    synchronized long errors() {
        return errors;
    }

    /** What was found so far, in that order. */
    synchronized List<Finding> list() {
        return List.copyOf(findings);
    }

    /** How many more breaches of rules there were than are listed, by code. */
    synchronized Map<String, Long> unlisted() {
        Map<String, Long> unlisted = new TreeMap<>();
        counts.forEach((code, count) -> {
            if (count > MOST_OF_A_RULE) unlisted.put(code, count - MOST_OF_A_RULE);
        });
        return unlisted;
    }
}
