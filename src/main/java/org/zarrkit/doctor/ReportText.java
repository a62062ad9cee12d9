package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zarrkit.ngff.NgffVersion;

/** A report for people: what is worst first. */
final class ReportText {

    private ReportText() {}

    private static final int SHOWN = 5;

    static String of(Report report) {
        Map<Law, List<Finding>> byLaw = new LinkedHashMap<>();
        for (Severity severity : Severity.values())
            for (Finding finding : report.of(severity))
                byLaw.computeIfAbsent(finding.law(), law -> new ArrayList<>()).add(finding);
        List<String> lines = new ArrayList<>();
        byLaw.forEach((law, findings) -> add(lines, law, findings, report));
        lines.add(summary(report));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void add(List<String> lines, Law law, List<Finding> findings, Report report) {
        lines.add("%-7s  %s  (%s)".formatted(findings.get(0).severity().text(), law.code(), law.section()));
        findings.stream()
                .limit(SHOWN)
                .forEach(finding -> lines.add("         " + finding.place() + ": found " + finding.found()
                        + "; expected " + finding.expected()));
        long more = findings.size() + report.unlisted().getOrDefault(law.code(), 0L) - SHOWN;
        if (more > 0) lines.add("         ... and " + more + " more");
        lines.add("         To mend it, " + law.remedy() + ".");
    }

    static String summary(Report report) {
        String versions = report.versions().isEmpty()
                ? "no OME-Zarr metadata"
                : "OME-Zarr "
                        + report.versions().stream().map(NgffVersion::text).collect(Collectors.joining(", "));
        return report.location() + ": " + versions + ", " + counted(report.nodes(), "node") + ": "
                + counted(report.count(Severity.ERROR), "error") + ", "
                + counted(report.count(Severity.WARNING), "warning") + ", " + report.count(Severity.ADVICE) + " advice";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
