package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Illustration;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.ValidateOutcome;
import io.github.dblifecycle.workflow.ValidateOutcome.Checked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what {@code db:validate} found, and fails the build where it must. */
final class ValidateConsole {

    private final MavenRun run;
    private final Instant startedAt;

    ValidateConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    void tell(ValidateOutcome outcome) throws MojoFailureException, IOException {
        if (!(outcome instanceof Checked checked)) {
            run.reports().write(skipped());
            run.console().line("no migrations and no declared schema: nothing to validate");
            return;
        }
        Duration duration = Duration.between(startedAt, run.clock().instant());
        run.reports().write(report(checked, duration));
        run.console().findings(checked.findings());
        if (!checked.passed()) {
            throw new MojoFailureException(failure(checked.findings()));
        }
        run.console().truth(truth(checked) + " (" + Durations.words(duration) + ")");
    }

    private static String failure(List<Finding> findings) {
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        return errors.size() == 1
                ? "db:validate found an error: " + place(errors.get(0))
                        + errors.get(0).message()
                : "db:validate found " + errors.size() + " errors, listed above";
    }

    private static String place(Finding finding) {
        return finding.position().map(position -> position + ": ").orElse("");
    }

    private static String truth(Checked checked) {
        int count = checked.ran().size();
        String run = count == 1 ? "1 migration runs" : count + " migrations run";
        String lead = count == 1 ? "leads" : "lead";
        String server = "PostgreSQL " + checked.serverVersion();
        return switch (checked.subject()) {
            case MIGRATIONS_ONLY -> run + " on " + server + "; no schema is declared to compare with";
            case DECLARED_ONLY -> "the declared schema loads on " + server + " and is empty, as there is no migration";
            case BOTH -> run + " on " + server + " and " + lead + " to the declared schema";
        };
    }

    private Report report(Checked checked, Duration duration) {
        Map<String, Object> data = new TreeMap<>();
        data.put("serverVersion", checked.serverVersion());
        return new Report(
                        "validate",
                        Optional.empty(),
                        checked.passed() ? Report.Outcome.PASSED : Report.Outcome.FAILED,
                        startedAt,
                        duration,
                        checked.findings(),
                        checked.ran().stream().map(ValidateConsole::row).toList(),
                        data)
                .with(illustration(checked));
    }

    private static Illustration illustration(Checked checked) {
        String wanted = checked.subject() == ValidateOutcome.Subject.MIGRATIONS_ONLY ? "migrations" : "declared schema";
        return new Illustration(
                checked.comparison().map(two -> new Illustration.SideBySide("migrations", wanted, two)),
                Optional.empty());
    }

    private Report skipped() {
        return new Report(
                "validate",
                Optional.empty(),
                Report.Outcome.SKIPPED,
                startedAt,
                Duration.between(startedAt, run.clock().instant()),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Map<String, Object> row(ScratchOutcome.Ran ran) {
        Map<String, Object> row = new TreeMap<>();
        ran.version().ifPresent(version -> row.put("version", version));
        row.put("script", ran.script());
        row.put("durationMillis", ran.duration().toMillis());
        return row;
    }
}
