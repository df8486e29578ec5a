package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code db:check-drift} found.
 *
 * @param findings in the order of reports; errors among them fail the goal
 * @param migrations as the database and the project know them, in Flyway's order
 * @param compared whether the schemas could be compared; if not, an error among the findings says why
 * @param drifting the objects that differ, ignored ones apart, as they are displayed; sorted
 * @param ignored how many differ and are ignored
 * @param adopt the file with the migration that adopts the drift
 * @param revert the file with the SQL that reverts it
 * @param comparison from what the migrations produce to the live schema, ignored changes apart; empty where none was made
 */
public record DriftOutcome(
        Target target,
        List<Finding> findings,
        List<Migration> migrations,
        boolean compared,
        List<String> drifting,
        int ignored,
        Optional<Path> adopt,
        Optional<Path> revert,
        Optional<Comparison> comparison) {

    public DriftOutcome {
        Objects.requireNonNull(target, "target");
        findings = findings.stream().sorted(Finding.ORDER).toList();
        migrations = List.copyOf(migrations);
        drifting = drifting.stream().sorted().toList();
        Objects.requireNonNull(adopt, "adopt");
        Objects.requireNonNull(revert, "revert");
        Objects.requireNonNull(comparison, "comparison");
    }

    /** How many objects differ, ignored ones apart. */
    public int drifted() {
        return drifting.size();
    }

    /** No finding is an error. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
