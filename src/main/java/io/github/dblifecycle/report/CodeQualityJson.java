package io.github.dblifecycle.report;

import com.google.gson.GsonBuilder;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Findings as GitLab reads them beside a merge request (GitLab, "Code Quality report format"). A finding that no file
 * caused stands at the project's {@code pom.xml}, because GitLab passes over one without a place.
 */
public final class CodeQualityJson {

    private CodeQualityJson() {}

    /** Pretty-printed, keys in a fixed order, a line break at the end. An empty list says that all is well. */
    public static String of(Report report, RepositoryPlace place) {
        Fingerprints fingerprints = new Fingerprints(report, place);
        List<Map<String, Object>> issues = report.findings().stream()
                .map(finding -> issue(finding, place, fingerprints.next(finding)))
                .toList();
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(issues) + "\n";
    }

    private static Map<String, Object> issue(Finding finding, RepositoryPlace place, String fingerprint) {
        Optional<String> file = finding.position().flatMap(position -> place.inRepository(position.file()));
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("path", VisibleText.line(file.orElseGet(place::projectFile)));
        location.put(
                "lines",
                Map.of(
                        "begin",
                        file.isPresent() ? finding.position().orElseThrow().line() : 1));
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("description", description(finding));
        issue.put("check_name", finding.code());
        issue.put("fingerprint", fingerprint);
        issue.put("severity", severity(finding.severity()));
        issue.put("location", location);
        return issue;
    }

    private static String description(Finding finding) {
        List<String> lines = new ArrayList<>(List.of(finding.message()));
        finding.fix().ifPresent(fix -> lines.add("fix: " + fix));
        return VisibleText.of(String.join("\n", lines));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "major";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }
}
