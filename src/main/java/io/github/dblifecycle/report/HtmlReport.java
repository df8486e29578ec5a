package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report as one page for people: no script, nothing from elsewhere, nothing that anybody else's text could start. Its
 * policy allows its own style alone, by its hash (W3C, "Content Security Policy Level 3").
 */
public final class HtmlReport {

    private static final int MOST_FINDINGS = 500;
    private static final int MOST_TABLES = 40;

    private final ReportView view;
    private final Report report;
    private final Map<String, String> sections = new java.util.LinkedHashMap<>();

    private HtmlReport(ReportView view) {
        this.view = view;
        this.report = view.report();
    }

    /** A whole document, UTF-8. */
    public static String of(ReportView view) {
        return new HtmlReport(view).page();
    }

    private String page() {
        add("findings", "Findings", findings());
        add("differences", "What differs", HtmlChanges.of(view));
        add("plan", "Plan", view.plan().map(HtmlPlan::of).orElse(""));
        add("diagram", "Tables", diagram());
        add("history", "Migrations", HtmlHistory.of(report));
        add("facts", "Details", facts());
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(hash())
                .append("'; base-uri 'none'; form-action 'none'\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                .append(Html.line(title()))
                .append("</title>\n<style>")
                .append(HtmlStyle.CSS)
                .append("</style>\n</head>\n<body class=\"")
                .append(report.outcome().word())
                .append("\">\n");
        header(page);
        page.append("<main>\n");
        sections.values().forEach(page::append);
        page.append(
                "</main>\n<footer><p>Written by db-maven-plugin. The same for programs: report.json.</p></footer>\n");
        return page.append("</body>\n</html>\n").toString();
    }

    private void add(String id, String name, String content) {
        if (!content.isEmpty()) {
            sections.put(
                    id + " " + name, "<section id=\"" + id + "\">\n<h2>" + name + "</h2>\n" + content + "</section>\n");
        }
    }

    private static String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(HtmlStyle.CSS.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String title() {
        return "db:" + report.goal()
                + report.environment().map(name -> " of " + name).orElse("") + " "
                + report.outcome().word();
    }

    private void header(StringBuilder page) {
        page.append("<header>\n<p class=\"goal\">db:").append(Html.line(report.goal()));
        report.environment().ifPresent(name -> page.append(" of ").append(Html.line(name)));
        page.append("</p>\n<h1>").append(Html.line(headline())).append("</h1>\n");
        List<String> meta = new ArrayList<>();
        for (String key : List.of("database", "serverVersion")) {
            Object value = report.data().get(key);
            if (value != null) {
                meta.add((key.equals("serverVersion") ? "PostgreSQL " : "") + value);
            }
        }
        meta.add(report.startedAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC"));
        meta.add("took " + Durations.words(report.duration()));
        page.append("<p class=\"meta\">")
                .append(Html.line(String.join(" · ", meta)))
                .append("</p>\n</header>\n");
        if (sections.size() > 1) {
            page.append("<nav aria-label=\"Sections\">");
            sections.keySet().forEach(key -> {
                int blank = key.indexOf(' ');
                page.append("<a href=\"#")
                        .append(key, 0, blank)
                        .append("\">")
                        .append(key.substring(blank + 1))
                        .append("</a>");
            });
            page.append("</nav>\n");
        }
    }

    private String headline() {
        String verdict = Verdict.of(report);
        return verdict.substring(0, verdict.lastIndexOf(" after "));
    }

    private String findings() {
        StringBuilder text = new StringBuilder();
        report.findings().stream().limit(MOST_FINDINGS).forEach(finding -> finding(finding, text));
        int more = report.findings().size() - MOST_FINDINGS;
        if (more > 0) {
            text.append("<p class=\"note\">").append(more).append(" more are in report.json.</p>\n");
        }
        return text.toString();
    }

    private static void finding(Finding finding, StringBuilder text) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        text.append("<article class=\"").append(severity).append("\">\n<p class=\"what\"><span class=\"tag\">");
        text.append(severity)
                .append("</span>")
                .append(Html.text(finding.message()))
                .append("</p>\n");
        text.append("<p class=\"note\"><code>").append(finding.code()).append("</code>");
        finding.position().ifPresent(position -> text.append(" · <code>")
                .append(Html.line(position.toString()))
                .append("</code>"));
        text.append("</p>\n");
        if (!finding.details().isEmpty()) {
            text.append("<pre>")
                    .append(Html.text(String.join("\n", finding.details())))
                    .append("</pre>\n");
        }
        finding.fix().ifPresent(fix -> text.append("<div class=\"fix\"><span>fix</span><pre>")
                .append(Html.text(fix))
                .append("</pre></div>\n"));
        text.append("</article>\n");
    }

    private String diagram() {
        if (view.comparison().isEmpty()) {
            return "";
        }
        Diagram diagram = DiagramSelection.of(view.comparison().get(), MOST_TABLES, false);
        if (diagram.tables().isEmpty()) {
            return diagram.left() == 0
                    ? ""
                    : "<p class=\"note\">None of the " + diagram.left()
                            + " tables differs; so many are too many to draw.</p>\n";
        }
        StringBuilder text = new StringBuilder();
        if (!view.changes().isEmpty()) {
            text.append("<p><span class=\"tag created\">created</span><span class=\"tag altered\">altered</span>")
                    .append("<span class=\"tag dropped\">dropped</span></p>\n");
        }
        text.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram\">\n")
                .append(DiagramSvg.of(diagram))
                .append("</div>\n");
        if (diagram.left() > 0) {
            text.append("<p class=\"note\">Drawn are the tables that differ and those beside them; ")
                    .append(diagram.left())
                    .append(" more are not.</p>\n");
        }
        return text.toString();
    }

    private String facts() {
        ReportFacts facts = new ReportFacts(report);
        StringBuilder text = new StringBuilder();
        Map<String, String> values = facts.values();
        if (!values.isEmpty()) {
            text.append("<dl>\n");
            values.forEach((name, value) -> text.append("<dt>")
                    .append(Html.line(name))
                    .append("</dt><dd class=\"mono\">")
                    .append(Html.line(value))
                    .append("</dd>\n"));
            text.append("</dl>\n");
        }
        for (ReportFacts.Rows rows : facts.tables()) {
            text.append("<h3>")
                    .append(Html.line(rows.title()))
                    .append("</h3>\n<div class=\"scroll\"><table><thead><tr>");
            rows.headings()
                    .forEach(heading ->
                            text.append("<th>").append(Html.line(heading)).append("</th>"));
            text.append("</tr></thead><tbody>\n");
            rows.cells().forEach(cells -> {
                text.append("<tr>");
                cells.forEach(
                        cell -> text.append("<td>").append(Html.line(cell)).append("</td>"));
                text.append("</tr>\n");
            });
            text.append("</tbody></table></div>\n");
            if (rows.left() > 0) {
                text.append("<p class=\"note\">").append(rows.left()).append(" more are in report.json.</p>\n");
            }
        }
        return text.toString();
    }
}
