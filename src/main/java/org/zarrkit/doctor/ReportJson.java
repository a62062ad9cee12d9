package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report for programs. */
final class ReportJson {

    private ReportJson() {}

    static String of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("location", report.location());
        json.put("valid", report.isValid());
        ArrayNode versions = json.putArray("ome_versions");
        report.versions().forEach(version -> versions.add(version.text()));
        json.put("nodes", report.nodes());
        json.put("errors", report.count(Severity.ERROR));
        json.put("warnings", report.count(Severity.WARNING));
        json.put("advice", report.count(Severity.ADVICE));
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(of(finding)));
        ObjectNode unlisted = json.putObject("unlisted");
        report.unlisted().forEach(unlisted::put);
        return json.toPrettyString();
    }

    private static ObjectNode of(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", finding.code())
                .put("severity", finding.severity().text())
                .put("path", finding.place().path())
                .put("key", finding.place().key())
                .put("json_path", finding.place().pointer())
                .put("found", finding.found())
                .put("expected", finding.expected())
                .put("remedy", finding.remedy())
                .put("section", finding.law().section());
    }
}
