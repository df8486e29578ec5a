package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.RepairChange;
import io.github.dblifecycle.migrate.RepairOutcome;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.Repair;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what a repair changed of a history, or would. */
final class RepairConsole {

    private final MavenRun run;
    private final Instant startedAt;

    RepairConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    void tell(Repair.Outcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof Repair.Outcome.NotConfirmed notConfirmed) {
            throw new MojoFailureException(notConfirmed.refusal().toString());
        }
        if (outcome instanceof Repair.Outcome.Nothing) {
            run.console().line("no migrations in this project: nothing to repair a history by");
        } else if (outcome instanceof Repair.Outcome.Refused refused) {
            throw refused(Optional.empty(), refused.findings());
        } else {
            tell((Repair.Outcome.Done) outcome);
        }
    }

    private void tell(Repair.Outcome.Done done) throws MojoFailureException, IOException {
        Target target = done.target();
        if (done.result() instanceof RepairOutcome.Refused refused) {
            throw refused(Optional.of(target), refused.findings());
        } else if (done.result() instanceof RepairOutcome.Failed failed) {
            report(Report.Outcome.FAILED, Optional.of(target), failed.findings(), List.of(), false);
            run.console().findings(failed.findings());
            throw run.failures().failure(target.environment() + ": " + first(failed.findings()), failed.cause());
        } else if (done.result() instanceof RepairOutcome.Planned planned) {
            tell(target, planned.changes(), false);
        } else {
            tell(target, ((RepairOutcome.Done) done.result()).changes(), true);
        }
    }

    private void tell(Target target, List<RepairChange> changes, boolean made) throws IOException {
        changes.forEach(change -> run.console().line("  " + RepairText.line(change)));
        report(Report.Outcome.PASSED, Optional.of(target), List.of(), changes, made);
        int count = changes.size();
        String rows = count == 1 ? "1 row of the history" : count + " rows of the history";
        String truth = count == 0
                ? "nothing to repair"
                : made ? "repaired, " + rows + " changed" : "dry run, nothing was changed, " + rows + " would be";
        run.console()
                .truth(target.environment() + ": " + truth + "  (" + target.database() + ", PostgreSQL "
                        + target.serverVersion() + ")");
    }

    private MojoFailureException refused(Optional<Target> target, List<Finding> findings) throws IOException {
        report(Report.Outcome.FAILED, target, findings, List.of(), false);
        run.console().findings(findings);
        return new MojoFailureException(target.map(known -> known.environment() + ": ")
                        .orElse("") + "nothing was repaired: " + first(findings));
    }

    private static String first(List<Finding> findings) {
        Finding finding = findings.get(0);
        return finding.position().map(position -> position + ": ").orElse("") + finding.message();
    }

    private void report(
            Report.Outcome outcome,
            Optional<Target> target,
            List<Finding> findings,
            List<RepairChange> changes,
            boolean made)
            throws IOException {
        Map<String, Object> data = new TreeMap<>();
        data.put("changed", made);
        data.put("changes", changes.stream().map(RepairText::json).toList());
        target.ifPresent(known -> {
            data.put("database", known.database());
            data.put("serverVersion", known.serverVersion());
        });
        run.reports()
                .write(new Report(
                        "repair",
                        target.map(Target::environment),
                        outcome,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        findings,
                        List.of(),
                        data));
    }
}
