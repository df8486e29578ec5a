package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Findings as annotations of GitHub Actions, on the lines of a pull request. A step shows ten of a kind: the nine worst
 * findings, and one line that says how many more there are.
 */
public final class Annotations {

    private static final int MOST = 9;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 4_000;

    private Annotations() {}

    /**
     * Commands, a line each; none where nothing was found.
     *
     * @param place where the project lies in the repository
     */
    public static List<String> of(Report report, RepositoryPlace place) {
        List<Finding> findings = report.findings();
        List<String> commands = new ArrayList<>();
        findings.stream().limit(MOST).forEach(finding -> commands.add(annotation(report, finding, place)));
        int more = findings.size() - MOST;
        if (more == 1) {
            commands.add(annotation(report, findings.get(MOST), place));
        } else if (more > 1) {
            Severity worst = findings.get(MOST).severity();
            commands.add(WorkflowCommands.command(
                    word(worst),
                    Map.of("title", title(report)),
                    more + " more findings in the summary of this run and in report.json"));
        }
        return List.copyOf(commands);
    }

    private static String annotation(Report report, Finding finding, RepositoryPlace place) {
        Map<String, String> properties = new LinkedHashMap<>();
        Optional<String> file = finding.position().flatMap(position -> place.inRepository(position.file()));
        finding.position()
                .ifPresent(position -> file.ifPresent(path -> {
                    properties.put("file", VisibleText.line(path));
                    properties.put("line", Integer.toString(position.line()));
                    properties.put("endLine", Integer.toString(position.line()));
                }));
        properties.put("title", VisibleText.cut(title(report) + " " + finding.code(), LONGEST_TITLE));
        String elsewhere = finding.position()
                .filter(position -> file.isEmpty())
                .map(position -> position + ": ")
                .orElse("");
        return WorkflowCommands.command(word(finding.severity()), properties, message(elsewhere, finding));
    }

    private static String title(Report report) {
        return "db:" + report.goal()
                + report.environment()
                        .map(name -> " of " + VisibleText.line(name))
                        .orElse("");
    }

    private static String message(String elsewhere, Finding finding) {
        List<String> lines = new ArrayList<>(List.of(elsewhere + finding.message()));
        lines.addAll(finding.details());
        finding.fix().ifPresent(fix -> lines.add("fix: " + fix));
        return VisibleText.cut(lines.stream().map(VisibleText::of).collect(Collectors.joining("\n")), LONGEST_MESSAGE);
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }
}
