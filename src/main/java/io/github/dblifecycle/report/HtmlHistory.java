package io.github.dblifecycle.report;

import java.util.List;

/** The migrations of a report on a line of time. */
final class HtmlHistory {

    private static final int MOST = 1_000;

    private HtmlHistory() {}

    /** Empty where there are none. */
    static String of(Report report) {
        List<Timeline.Entry> all = Timeline.of(report);
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        int left = Math.max(0, all.size() - MOST);
        if (left > 0) {
            text.append("<p class=\"note\">").append(left).append(" before these are in report.json.</p>\n");
        }
        text.append("<ol class=\"time\">\n");
        all.stream().skip(left).forEach(entry -> entry(entry, text));
        return text.append("</ol>\n").toString();
    }

    private static void entry(Timeline.Entry entry, StringBuilder text) {
        text.append("<li class=\"")
                .append(css(entry))
                .append("\"><b>")
                .append(Html.line(entry.label()))
                .append("</b>");
        text.append(Html.line(entry.description().isEmpty() ? entry.script() : entry.description()));
        if (!entry.description().isEmpty()) {
            text.append(" <code class=\"where\">")
                    .append(Html.line(entry.script()))
                    .append("</code>");
        }
        String state = entry.state();
        String at = entry.at()
                .map(time -> time.replace('T', ' ').replaceFirst("(\\.[0-9]+)?Z$", " UTC"))
                .orElse("");
        StringBuilder note = new StringBuilder(state);
        entry.at().ifPresent(time -> note.append(note.isEmpty() ? "" : " ").append(at));
        entry.by().ifPresent(who -> note.append(" by ").append(who));
        entry.took().ifPresent(took -> note.append(note.isEmpty() ? "took " : ", took ")
                .append(took));
        if (!note.isEmpty()) {
            text.append("<p class=\"note\">").append(Html.line(note.toString())).append("</p>");
        }
        text.append("</li>\n");
    }

    /** A state that nobody wants is red. */
    private static String css(Timeline.Entry entry) {
        return switch (entry.state()) {
            case "pending", "edited, runs again" -> "pending";
            case "failed", "applied, script missing", "applied, newer than any script" -> "wrong";
            default -> "applied";
        };
    }
}
