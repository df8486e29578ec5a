package io.github.dblifecycle.report;

import io.github.dblifecycle.diff.Comparison;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A report with all that people are shown of it, as text in which secrets are masked.
 *
 * @param report masked
 * @param sides what the two schemas are called; empty where none were compared
 * @param changes what differs between them
 * @param comparison the schemas, for diagrams
 */
public record ReportView(
        Report report,
        Optional<Sides> sides,
        List<ChangeView> changes,
        Optional<Comparison> comparison,
        Optional<PlanView> plan) {

    /** Names of two schemas. */
    public record Sides(String from, String to) {}

    public ReportView {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(sides, "sides");
        changes = List.copyOf(changes);
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(plan, "plan");
    }

    /** @param mask what masks the secrets of the run in any text */
    public static ReportView of(Report report, UnaryOperator<String> mask) {
        Illustration shown = report.illustration();
        return new ReportView(
                report.masked(mask),
                shown.comparison().map(two -> new Sides(two.from(), two.to())),
                shown.comparison().stream()
                        .flatMap(two -> two.comparison().changes().stream())
                        .map(change -> ChangeView.of(change, mask))
                        .toList(),
                shown.comparison().map(Illustration.SideBySide::comparison),
                shown.plan().map(plan -> plan.masked(mask)));
    }
}
