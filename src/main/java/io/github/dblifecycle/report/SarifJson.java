package io.github.dblifecycle.report;

import com.google.gson.GsonBuilder;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Findings in the form of OASIS SARIF 2.1.0, as GitHub's code scanning and others read it. A finding that no file caused
 * stands at the project's {@code pom.xml}, because code scanning refuses a result without a place.
 */
public final class SarifJson {

    /** What code scanning keeps of one run; those beyond are counted in a notification. */
    private static final int MOST_RESULTS = 5_000;

    private SarifJson() {}

    /** Pretty-printed, keys in a fixed order, a line break at the end. */
    public static String of(Report report, RepositoryPlace place, String pluginVersion) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run(report, place, pluginVersion)));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(log) + "\n";
    }

    private static Map<String, Object> run(Report report, RepositoryPlace place, String pluginVersion) {
        List<String> codes = report.findings().stream()
                .limit(MOST_RESULTS)
                .map(Finding::code)
                .distinct()
                .sorted()
                .toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "db-maven-plugin");
        driver.put("version", pluginVersion);
        driver.put("rules", codes.stream().map(code -> Map.of("id", code)).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("automationDetails", Map.of("id", category(report, place)));
        run.put("columnKind", "utf16CodeUnits");
        run.put("invocations", List.of(invocation(report)));
        Fingerprints fingerprints = new Fingerprints(report, place);
        run.put(
                "results",
                report.findings().stream()
                        .limit(MOST_RESULTS)
                        .map(finding -> result(finding, codes, place, fingerprints.next(finding)))
                        .toList());
        return run;
    }

    /** Code scanning replaces what it knew of this category: one for each project, goal and environment. */
    private static String category(Report report, RepositoryPlace place) {
        return "db/" + (place.directory().isEmpty() ? "" : VisibleText.line(place.directory()) + "/") + report.goal()
                + report.environment().map(name -> "/" + VisibleText.line(name)).orElse("") + "/";
    }

    private static Map<String, Object> invocation(Report report) {
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", report.outcome() != Report.Outcome.FAILED);
        invocation.put(
                "startTimeUtc",
                report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        invocation.put(
                "endTimeUtc",
                report.startedAt()
                        .plus(report.duration())
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
        int more = report.findings().size() - MOST_RESULTS;
        if (more > 0) {
            invocation.put(
                    "toolExecutionNotifications",
                    List.of(new TreeMap<>(Map.of(
                            "level",
                            "warning",
                            "message",
                            Map.of("text", more + " more findings are in report.json")))));
        }
        return invocation;
    }

    private static Map<String, Object> result(
            Finding finding, List<String> codes, RepositoryPlace place, String fingerprint) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.code());
        result.put("ruleIndex", codes.indexOf(finding.code()));
        result.put("level", level(finding.severity()));
        result.put("message", Map.of("text", message(finding)));
        result.put("locations", List.of(Map.of("physicalLocation", location(finding, place))));
        result.put("partialFingerprints", Map.of("dbFinding/v1", fingerprint));
        return result;
    }

    private static Map<String, Object> location(Finding finding, RepositoryPlace place) {
        Optional<String> file = finding.position().flatMap(position -> place.inRepository(position.file()));
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("artifactLocation", Map.of("uri", uri(file.orElseGet(place::projectFile))));
        int line = file.isPresent() ? finding.position().orElseThrow().line() : 1;
        location.put("region", new TreeMap<>(Map.of("startLine", line, "endLine", line)));
        return location;
    }

    /** What would be a link in SARIF's plain text (3.11.6) is none. */
    private static String message(Finding finding) {
        List<String> lines = new ArrayList<>(List.of(finding.message()));
        lines.addAll(finding.details());
        finding.fix().ifPresent(fix -> lines.add("fix: " + fix));
        return VisibleText.of(String.join("\n", lines)).replace("](", "] (");
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** A relative reference (RFC 3986, 4.2): whatever is not unreserved stands percent-encoded. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean plain = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || "-._~/".indexOf(character) >= 0;
            if (plain) {
                uri.append(character);
            } else {
                uri.append(String.format("%%%02X", octet & 0xFF));
            }
        }
        return uri.toString();
    }
}
