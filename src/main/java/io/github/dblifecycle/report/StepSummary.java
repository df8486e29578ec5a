package io.github.dblifecycle.report;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.report.ChangeView.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as Markdown for the summary of a build's step. It is made of parts that are whole by themselves, so that one
 * which has no room any more is left out and nothing stays open.
 */
public final class StepSummary {

    /** A summary over 1 MiB is refused as a whole (GitHub, "Workflow commands", limits of step summaries). */
    public static final int MOST_BYTES = 900 * 1024;

    private static final int MOST_FINDINGS = 100;
    private static final int MOST_CHANGES = 100;
    private static final int MOST_TABLES = 20;
    private static final int LONGEST_CODE = 20_000;
    private static final int LONGEST_CELL = 1_000;
    private static final int ROOM_FOR_NOTE = 400;

    private final ReportView view;
    private final Report report;
    private final List<String> parts = new ArrayList<>();

    private StepSummary(ReportView view) {
        this.view = view;
        this.report = view.report();
    }

    /**
     * The text to append.
     *
     * @param room how many bytes of UTF-8 there are left; empty text where not even the heading fits
     * @param whole where all of it is, named where something was left out
     */
    public static String of(ReportView view, int room, String whole) {
        StepSummary summary = new StepSummary(view);
        summary.write();
        return fitted(summary.parts, room, whole);
    }

    private static String fitted(List<String> parts, int room, String whole) {
        StringBuilder text = new StringBuilder();
        int left = room - ROOM_FOR_NOTE;
        int leftOut = 0;
        for (String part : parts) {
            int bytes = part.getBytes(StandardCharsets.UTF_8).length;
            if (leftOut == 0 && bytes <= left) {
                text.append(part);
                left -= bytes;
            } else {
                leftOut++;
            }
        }
        if (leftOut > 0 && room >= ROOM_FOR_NOTE) {
            text.append("> Cut here, because GitHub shows no summary above 1 MiB: ")
                    .append(leftOut == 1 ? "one part is" : leftOut + " parts are")
                    .append(" left out. All of it is in ")
                    .append(Markdown.code(VisibleText.cut(whole, 200)))
                    .append(".\n\n");
        }
        return text.toString();
    }

    private void write() {
        String place =
                report.environment().map(name -> " of " + Markdown.code(name)).orElse("");
        parts.add("### " + mark() + " db:" + report.goal() + place + " "
                + report.outcome().word() + "\n\n" + Markdown.text(Verdict.of(report)) + "\n\n");
        findings();
        facts();
        changes();
        plan();
        migrations();
    }

    private String mark() {
        return switch (report.outcome()) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case SKIPPED -> "⏭️";
        };
    }

    private void findings() {
        List<Finding> all = report.findings();
        if (all.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder(Markdown.headings(List.of("", "what", "where", "code")));
        all.stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> table.append(Markdown.row(List.of(
                        finding.severity().name().toLowerCase(java.util.Locale.ROOT),
                        Markdown.text(VisibleText.cut(finding.message(), LONGEST_CELL)),
                        finding.position()
                                .map(position -> Markdown.codeCell(position.toString()))
                                .orElse(""),
                        finding.code()))));
        parts.add(table.append('\n').toString());
        if (all.size() > MOST_FINDINGS) {
            parts.add((all.size() - MOST_FINDINGS) + " more findings are in `report.json`.\n\n");
        }
        all.stream()
                .limit(MOST_FINDINGS)
                .filter(finding -> !finding.details().isEmpty() || finding.fix().isPresent())
                .forEach(finding -> parts.add(details(finding)));
    }

    private static String details(Finding finding) {
        List<String> lines = new ArrayList<>(finding.details());
        finding.fix().ifPresent(fix -> lines.add("fix: " + fix));
        return Markdown.folded(
                VisibleText.cut(
                        finding.code() + "  "
                                + finding.position()
                                        .map(position -> position + ": ")
                                        .orElse("")
                                + VisibleText.line(finding.message()),
                        LONGEST_CELL),
                code("text", String.join("\n", lines)));
    }

    private static String code(String language, String content) {
        return Markdown.fenced(language, VisibleText.cut(content, LONGEST_CODE));
    }

    private void facts() {
        ReportFacts facts = new ReportFacts(report);
        Map<String, String> values = facts.values();
        if (!values.isEmpty()) {
            StringBuilder table = new StringBuilder(Markdown.headings(List.of("", "")));
            values.forEach((name, value) -> table.append(Markdown.row(
                    List.of(Markdown.text(name), Markdown.codeCell(VisibleText.cut(value, LONGEST_CELL))))));
            parts.add(table.append('\n').toString());
        }
        for (ReportFacts.Rows rows : facts.tables()) {
            StringBuilder table = new StringBuilder(Markdown.headings(
                    rows.headings().stream().map(Markdown::text).toList()));
            rows.cells()
                    .forEach(cells -> table.append(Markdown.row(cells.stream()
                            .map(cell -> Markdown.text(VisibleText.cut(cell, LONGEST_CELL)))
                            .toList())));
            String more = rows.left() == 0 ? "" : "\n" + rows.left() + " more are in `report.json`.\n";
            parts.add("**" + Markdown.text(rows.title()) + "**\n\n" + table + more + "\n");
        }
    }

    private void changes() {
        if (view.changes().isEmpty() || view.sides().isEmpty()) {
            return;
        }
        ReportView.Sides sides = view.sides().get();
        view.comparison().ifPresent(comparison -> {
            Diagram diagram = DiagramSelection.of(comparison, MOST_TABLES, true);
            if (!diagram.tables().isEmpty()) {
                parts.add("```mermaid\n" + MermaidDiagram.of(diagram) + "```\n\n");
            }
        });
        for (ChangeView change : view.changes().stream().limit(MOST_CHANGES).toList()) {
            StringBuilder table = new StringBuilder(
                    Markdown.headings(List.of("", Markdown.text(sides.from()), Markdown.text(sides.to()))));
            for (Row row : change.rows()) {
                table.append(Markdown.row(List.of(Markdown.text(row.property()), cell(row.from()), cell(row.to()))));
            }
            parts.add(Markdown.folded(
                    change.kind().word() + ": " + VisibleText.line(change.object()),
                    change.rows().isEmpty() ? "Nothing more is known of it.\n" : table.toString()));
        }
        if (view.changes().size() > MOST_CHANGES) {
            parts.add((view.changes().size() - MOST_CHANGES) + " more objects differ.\n\n");
        }
    }

    private static String cell(String value) {
        return Markdown.codeCell(VisibleText.cut(value, LONGEST_CELL));
    }

    private void plan() {
        for (PlanView plan : view.plan().stream().toList()) {
            int number = 0;
            for (PlanView.Script script : plan.scripts()) {
                number++;
                StringBuilder content = new StringBuilder(Markdown.text(script.how())).append("\n\n");
                script.steps().forEach(step -> step(step, content));
                parts.add(Markdown.folded(
                        number + ". " + VisibleText.line(script.title()) + hazards(script), content.toString()));
            }
            plan.command()
                    .ifPresent(command ->
                            parts.add("To apply exactly this, and nothing else:\n\n" + code("sh", command) + "\n"));
        }
    }

    private static String hazards(PlanView.Script script) {
        List<String> words = script.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .map(Hazard::kind)
                .distinct()
                .sorted()
                .map(kind -> kind.word())
                .toList();
        return words.isEmpty() ? "" : "  ⚠ " + String.join(", ", words);
    }

    private static void step(PlanView.Step step, StringBuilder text) {
        step.where().ifPresent(where -> text.append(Markdown.code(where)).append("\n\n"));
        text.append(step.sql().map(sql -> code("sql", sql)).orElse("Java code, observed as a whole.\n"))
                .append('\n');
        step.hazards().forEach(hazard -> text.append("- **")
                .append(hazard.kind().word())
                .append("**: ")
                .append(Markdown.text(hazard.sentence()))
                .append('\n'));
        step.notes()
                .forEach(note -> text.append("- ").append(Markdown.text(note)).append('\n'));
        text.append('\n');
    }

    private void migrations() {
        List<Timeline.Entry> entries = Timeline.of(report);
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder table =
                new StringBuilder(Markdown.headings(List.of("version", "migration", "state", "applied at", "took")));
        entries.stream()
                .limit(500)
                .forEach(entry -> table.append(Markdown.row(List.of(
                        Markdown.text(entry.label()),
                        Markdown.codeCell(entry.script()),
                        Markdown.text(entry.state()),
                        Markdown.text(entry.at().orElse("")),
                        Markdown.text(entry.took().orElse(""))))));
        Optional<String> more = entries.size() > 500
                ? Optional.of("\n" + (entries.size() - 500) + " more are in `report.json`.\n")
                : Optional.empty();
        parts.add(Markdown.folded(
                entries.size() == 1 ? "1 migration" : entries.size() + " migrations", table + more.orElse("")));
    }
}
