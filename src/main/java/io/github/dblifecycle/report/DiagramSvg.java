package io.github.dblifecycle.report;

import io.github.dblifecycle.report.ChangeView.Kind;
import io.github.dblifecycle.report.DiagramLayout.Place;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A diagram as SVG within a page of HTML, coloured by the page's style. */
final class DiagramSvg {

    private static final int LONGEST = 30;
    private static final double CHARACTER = 6.7;
    private static final int BASE = 14;

    private DiagramSvg() {}

    static String of(Diagram diagram) {
        DiagramLayout layout = DiagramLayout.of(diagram);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-labelledby=\"diagram-title\">\n<title id=\"diagram-title\">Tables and foreign keys: %d"
                        + " tables, %d references</title>\n",
                layout.width(),
                layout.height(),
                layout.width(),
                layout.height(),
                diagram.tables().size(),
                diagram.references().size()));
        Map<String, Integer> ends = new HashMap<>();
        for (Diagram.Reference reference : diagram.references()) {
            line(reference, layout, ends, svg);
        }
        for (Diagram.Box box : diagram.tables()) {
            box(box, layout.place(box.name()), svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void line(
            Diagram.Reference reference, DiagramLayout layout, Map<String, Integer> ends, StringBuilder svg) {
        Place from = layout.place(reference.from());
        Place to = layout.place(reference.to());
        boolean self = reference.from().equals(reference.to());
        int start =
                from.y() + DiagramLayout.HEAD / 2 + 5 * (ends.merge("from " + reference.from(), 1, Integer::sum) % 4);
        int end = to.y() + DiagramLayout.HEAD / 2 + 5 * (ends.merge("to " + reference.to(), 1, Integer::sum) % 4);
        int right = to.x() + to.width();
        String path;
        if (self) {
            path = String.format(
                    Locale.ROOT,
                    "M%d %d C%d %d %d %d %d %d",
                    right,
                    start,
                    right + 34,
                    start,
                    right + 34,
                    start + 24,
                    right + 7,
                    start + 24);
            end = start + 24;
        } else if (from.column() > to.column()) {
            int half = Math.max(30, (from.x() - right) / 2);
            path = String.format(
                    Locale.ROOT,
                    "M%d %d C%d %d %d %d %d %d",
                    from.x(),
                    start,
                    from.x() - half,
                    start,
                    right + half,
                    end,
                    right + 7,
                    end);
        } else {
            int out = Math.max(from.x() + from.width(), right) + 40;
            path = String.format(
                    Locale.ROOT,
                    "M%d %d C%d %d %d %d %d %d",
                    from.x() + from.width(),
                    start,
                    out,
                    start,
                    out,
                    end,
                    right + 7,
                    end);
        }
        svg.append("<g class=\"ref").append(css(reference.change())).append("\"><title>");
        svg.append(Html.line(reference.name() + ": " + reference.from() + " refers to " + reference.to()));
        svg.append("</title><path d=\"").append(path).append("\"/>");
        svg.append(String.format(Locale.ROOT, "<path class=\"tip\" d=\"M%d %d l8 -4 v8 z\"/></g>\n", right, end));
    }

    private static void box(Diagram.Box box, Place place, StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<g class=\"box%s\" transform=\"translate(%d %d)\">",
                css(box.change()),
                place.x(),
                place.y()));
        svg.append("<title>").append(Html.line(title(box))).append("</title>");
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"body\" width=\"%d\" height=\"%d\" rx=\"6\"/><path class=\"head\" d=\"M0 %d V6 a6 6 0 0 1 6 -6"
                        + " H%d a6 6 0 0 1 6 6 V%d z\"/>",
                place.width(),
                place.height(),
                DiagramLayout.HEAD,
                place.width() - 6,
                DiagramLayout.HEAD));
        text("name", 10, DiagramLayout.HEAD - 10, shown(box.name()), svg);
        int y = DiagramLayout.HEAD;
        for (Diagram.Line line : box.columns()) {
            line(line, y, place.width(), svg);
            y += DiagramLayout.ROW;
        }
        if (box.left() > 0) {
            text("more", 10, y + BASE + 2, box.left() + " more", svg);
        }
        svg.append("</g>\n");
    }

    private static void line(Diagram.Line line, int y, int width, StringBuilder svg) {
        svg.append("<g class=\"col").append(css(line.change())).append("\">");
        line.change()
                .ifPresent(change -> svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                        y + 2,
                        width - 2,
                        DiagramLayout.ROW)));
        String sign = line.change()
                .map(kind -> switch (kind) {
                    case CREATED -> "+";
                    case DROPPED -> "−";
                    case ALTERED -> "~";
                })
                .orElse("");
        text("sign", 7, y + BASE + 2, sign, svg);
        text(line.key() ? "key" : "", 20, y + BASE + 2, shown(line.name()), svg);
        svg.append(String.format(
                        Locale.ROOT,
                        "<text class=\"type\" text-anchor=\"end\" x=\"%d\" y=\"%d\">",
                        width - 10,
                        y + BASE + 2))
                .append(Html.line(type(line)))
                .append(line.refers() ? " →" : "")
                .append("</text></g>");
    }

    private static void text(String css, int x, int y, String words, StringBuilder svg) {
        if (!words.isEmpty()) {
            svg.append("<text").append(css.isEmpty() ? "" : " class=\"" + css + "\"");
            svg.append(String.format(Locale.ROOT, " x=\"%d\" y=\"%d\">", x, y))
                    .append(Html.line(words))
                    .append("</text>");
        }
    }

    private static String title(Diagram.Box box) {
        return "table " + box.name()
                + box.change().map(kind -> ", " + kind.word()).orElse("");
    }

    private static String css(Optional<Kind> change) {
        return change.map(kind -> " " + kind.word()).orElse("");
    }

    /** What stands in the diagram of a name; the whole of it is in the tooltip of its table, or of its reference. */
    static String shown(String name) {
        return VisibleText.cut(VisibleText.line(name), LONGEST);
    }

    /** The names of types that everybody knows a shorter one for. */
    static String type(Diagram.Line line) {
        return shown(line.type()
                .replace("timestamp with time zone", "timestamptz")
                .replace("timestamp without time zone", "timestamp")
                .replace("character varying", "varchar")
                .replace("double precision", "double"));
    }

    /** About how wide a text is in pixels; East Asian characters take twice as much. */
    static double width(String text) {
        return text.codePoints()
                .mapToDouble(one -> one >= 0x1100 ? 2 * CHARACTER : CHARACTER)
                .sum();
    }
}
