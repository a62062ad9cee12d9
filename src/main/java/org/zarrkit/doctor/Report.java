package org.zarrkit.doctor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zarrkit.ngff.NgffVersion;

/**
 * What was found in a hierarchy.
 *
 * @param location what was checked
 * @param versions of OME-Zarr that it has
 * @param nodes how many arrays and groups were looked at
 * @param unlisted how many more findings there were of codes that have very many
 */
public record Report(
        String location, Set<NgffVersion> versions, long nodes, List<Finding> findings, Map<String, Long> unlisted) {

    public Report {
        versions = Collections.unmodifiableSet(new TreeSet<>(versions));
        findings = List.copyOf(findings);
        unlisted = Collections.unmodifiableMap(new TreeMap<>(unlisted));
    }

    /** Whether no MUST is broken, as far as was checked. */
    public boolean isValid() {
        return count(Severity.ERROR) == 0;
    }

    /** The findings of one severity. */
    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The codes of the findings of one severity, sorted. */
    public Set<String> codes(Severity severity) {
        return of(severity).stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was checked, and how many findings there are, in a line. */
    public String summary() {
        return ReportText.summary(this);
    }

    /** As text, a line for each finding and one of how many there are. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }

    /** As JSON, for programs. */
    public String toJson() {
        return ReportJson.of(this);
    }
}
