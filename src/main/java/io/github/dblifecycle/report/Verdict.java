package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** How a goal ended, in a sentence. */
final class Verdict {

    private Verdict() {}

    static String of(Report report) {
        String took = " after " + Durations.words(report.duration()) + ".";
        return switch (report.outcome()) {
            case SKIPPED -> "There was nothing to do" + took;
            case PASSED -> "Passed" + with(report) + took;
            case FAILED -> "Failed" + with(report) + took;
        };
    }

    private static String with(Report report) {
        List<String> counts = new ArrayList<>();
        count(report, Severity.ERROR, "error", counts);
        count(report, Severity.WARNING, "warning", counts);
        count(report, Severity.INFO, "remark", counts);
        return counts.isEmpty() ? "" : " with " + String.join(" and ", counts);
    }

    private static void count(Report report, Severity severity, String word, List<String> counts) {
        long number = report.findings().stream()
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
        if (number > 0) {
            counts.add(number + " " + word + (number == 1 ? "" : "s"));
        }
    }
}
