package io.github.dblifecycle.report;

import io.github.dblifecycle.report.ChangeView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What differs between two schemas, side by side, with the words marked that differ. */
final class HtmlChanges {

    private static final int MOST_CHANGES = 500;
    private static final int MOST_ROWS = 100;
    private static final int LONGEST = 20_000;
    private static final int CONTEXT = 3;

    private HtmlChanges() {}

    /** Empty where nothing does. */
    static String of(ReportView view) {
        if (view.changes().isEmpty() || view.sides().isEmpty()) {
            return "";
        }
        ReportView.Sides sides = view.sides().get();
        StringBuilder text = new StringBuilder();
        view.changes().stream().limit(MOST_CHANGES).forEach(change -> change(change, sides, text));
        int more = view.changes().size() - MOST_CHANGES;
        if (more > 0) {
            text.append("<p class=\"note\">").append(more).append(" more objects differ.</p>\n");
        }
        return text.toString();
    }

    private static void change(ChangeView change, ReportView.Sides sides, StringBuilder text) {
        text.append("<article>\n<h3><span class=\"tag ")
                .append(change.kind().word())
                .append("\">")
                .append(change.kind().word())
                .append("</span>")
                .append(Html.line(change.object()))
                .append("</h3>\n");
        if (!change.rows().isEmpty()) {
            text.append("<table class=\"two\"><thead><tr><th></th><th>")
                    .append(Html.line(sides.from()))
                    .append("</th><th>")
                    .append(Html.line(sides.to()))
                    .append("</th></tr></thead><tbody>\n");
            change.rows().stream().limit(MOST_ROWS).forEach(row -> row(row, change.kind(), sides, text));
            text.append("</tbody></table>\n");
            if (change.rows().size() > MOST_ROWS) {
                text.append("<p class=\"note\">")
                        .append(change.rows().size() - MOST_ROWS)
                        .append(" more parts of it.</p>\n");
            }
        }
        text.append("</article>\n");
    }

    private static void row(Row row, ChangeView.Kind kind, ReportView.Sides sides, StringBuilder text) {
        Row shown = shortened(row);
        boolean whole = kind != ChangeView.Kind.ALTERED;
        WordDiff diff = whole ? plain(shown) : WordDiff.of(shown.from(), shown.to());
        text.append("<tr><td>").append(Html.line(row.property())).append("</td>");
        side(sides.from(), diff.from(), "del", text);
        side(sides.to(), diff.to(), "ins", text);
        text.append("</tr>\n");
    }

    /** There is nothing to compare with, so that no word is marked. */
    private static WordDiff plain(Row row) {
        Function<String, List<WordDiff.Piece>> pieces =
                words -> words.isEmpty() ? List.of() : List.of(new WordDiff.Piece(words, false));
        return new WordDiff(pieces.apply(row.from()), pieces.apply(row.to()));
    }

    private static void side(String name, List<WordDiff.Piece> pieces, String mark, StringBuilder text) {
        text.append("<td data-side=\"").append(Html.line(name)).append("\">");
        if (pieces.isEmpty()) {
            text.append("<span class=\"none\">–</span>");
        }
        for (WordDiff.Piece piece : pieces) {
            String words = Html.text(piece.text());
            text.append(piece.changed() ? "<" + mark + ">" + words + "</" + mark + ">" : words);
        }
        text.append("</td>");
    }

    /** Long texts are shown from a little before the first line that differs to a little behind the last. */
    private static Row shortened(Row row) {
        List<String> from = row.from().lines().toList();
        List<String> to = row.to().lines().toList();
        int head = 0;
        while (head < from.size() && head < to.size() && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < from.size() - head
                && tail < to.size() - head
                && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        return new Row(row.property(), around(from, head, tail), around(to, head, tail));
    }

    private static String around(List<String> lines, int head, int tail) {
        int begin = head > CONTEXT + 1 ? head - CONTEXT : 0;
        int end = tail > CONTEXT + 1 ? lines.size() - tail + CONTEXT : lines.size();
        List<String> shown = new ArrayList<>();
        if (begin > 0) {
            shown.add("⋯ " + begin + " lines alike ⋯");
        }
        shown.addAll(lines.subList(begin, end));
        if (end < lines.size()) {
            shown.add("⋯ " + (lines.size() - end) + " lines alike ⋯");
        }
        return VisibleText.cut(String.join("\n", shown), LONGEST);
    }
}
