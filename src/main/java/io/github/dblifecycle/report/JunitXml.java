package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.SourcePosition;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A goal as a suite of tests, for build servers that know no other form: each error is a test that failed, each other
 * finding one that passed and says so, and the goal itself is a test that passed where no error was found.
 */
public final class JunitXml {

    private JunitXml() {}

    /** UTF-8, a line break at the end. */
    public static String of(Report report) {
        List<Finding> errors = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        boolean failed = report.outcome() == Report.Outcome.FAILED;
        boolean skipped = report.outcome() == Report.Outcome.SKIPPED;
        boolean itself = errors.isEmpty();
        int tests = report.findings().size() + (itself ? 1 : 0);
        int failures = errors.size() + (itself && failed ? 1 : 0);
        String name = name(report);
        String time = seconds(report.duration());
        String counts = "tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\""
                + (itself && skipped ? 1 : 0) + "\" time=\"" + time + "\"";
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<testsuite name=\"").append(name).append("\" ").append(counts);
        text.append(" timestamp=\"")
                .append(report.startedAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace("Z", ""))
                .append("\">\n");
        if (itself) {
            text.append(begin(name, "db:" + report.goal(), time));
            if (failed) {
                text.append(
                        ">\n    <failure message=\"it failed\" type=\"failed\">see report.json</failure>\n  </testcase>\n");
            } else if (skipped) {
                text.append(">\n    <skipped/>\n  </testcase>\n");
            } else {
                text.append("/>\n");
            }
        }
        report.findings().forEach(finding -> finding(name, finding, text));
        return text.append("</testsuite>\n").toString();
    }

    private static void finding(String suite, Finding finding, StringBuilder text) {
        String where = finding.position().map(SourcePosition::toString).orElse("");
        String title = finding.code() + " " + (where.isEmpty() ? finding.message() : where + ": " + finding.message());
        text.append(begin(suite, title, "0"));
        finding.position().ifPresent(position -> text.append(" file=\"")
                .append(Html.line(position.file()))
                .append("\" line=\"")
                .append(position.line())
                .append('"'));
        String body = Html.text(body(finding));
        if (finding.severity() == Severity.ERROR) {
            text.append(">\n    <failure message=\"")
                    .append(Html.line(finding.message()))
                    .append("\" type=\"")
                    .append(finding.code())
                    .append("\">")
                    .append(body)
                    .append("</failure>\n  </testcase>\n");
        } else {
            text.append(">\n    <system-out>")
                    .append(finding.severity().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(body)
                    .append("</system-out>\n  </testcase>\n");
        }
    }

    private static String begin(String suite, String name, String time) {
        return "  <testcase name=\"" + Html.line(name) + "\" classname=\"" + suite + "\" time=\"" + time + "\"";
    }

    private static String body(Finding finding) {
        return finding.position().map(position -> position + ": ").orElse("")
                + finding.message()
                + finding.details().stream().map(line -> "\n" + line).collect(Collectors.joining())
                + finding.fix().map(fix -> "\nfix: " + fix).orElse("");
    }

    private static String name(Report report) {
        return Html.line("db." + report.goal()
                + report.environment().map(name -> "." + name).orElse(""));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%d.%03d", duration.toSeconds(), duration.toMillisPart());
    }
}
