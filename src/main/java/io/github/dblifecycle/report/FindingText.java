package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** A finding as lines for the console: where and what, then the details, then what to do. */
public final class FindingText {

    private static final String INDENT = "        ";

    private FindingText() {}

    /** At least one line; details that hold line breaks become several. */
    public static List<String> lines(Finding finding, Style style) {
        List<String> lines = new ArrayList<>();
        String where = finding.position()
                .map(position -> style.bold(position + ":") + " ")
                .orElse("");
        lines.add(where + severity(finding, style) + finding.message() + " " + style.faint("[" + finding.code() + "]"));
        finding.details().stream().flatMap(String::lines).forEach(detail -> lines.add(INDENT + detail));
        finding.fix().ifPresent(fix -> addFix(lines, fix, style));
        return List.copyOf(lines);
    }

    private static void addFix(List<String> lines, String fix, Style style) {
        String label = "fix: ";
        String next = " ".repeat(label.length());
        List<String> parts = fix.lines().toList();
        for (int index = 0; index < parts.size(); index++) {
            lines.add(INDENT + (index == 0 ? style.green(label.strip()) + " " : next) + parts.get(index));
        }
    }

    /** An error needs no word of its own: whoever prints it says so already. */
    private static String severity(Finding finding, Style style) {
        return switch (finding.severity()) {
            case ERROR -> "";
            case WARNING -> style.yellow("warning:") + " ";
            case INFO -> "info: ";
        };
    }
}
