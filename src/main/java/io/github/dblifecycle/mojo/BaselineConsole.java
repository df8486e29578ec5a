package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.BaselineOutcome;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.Baseline;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what counts as applied from a baseline on. */
final class BaselineConsole {

    private final MavenRun run;
    private final Instant startedAt;

    BaselineConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    void tell(Baseline.Outcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof Baseline.Outcome.NotConfirmed notConfirmed) {
            throw new MojoFailureException(notConfirmed.refusal().toString());
        }
        if (outcome instanceof Baseline.Outcome.Refused refused) {
            throw refused(Optional.empty(), refused.findings());
        }
        tell((Baseline.Outcome.Done) outcome);
    }

    private void tell(Baseline.Outcome.Done done) throws MojoFailureException, IOException {
        Target target = done.target();
        if (done.result() instanceof BaselineOutcome.Refused refused) {
            throw refused(Optional.of(target), refused.findings());
        }
        if (done.result() instanceof BaselineOutcome.Failed failed) {
            report(Report.Outcome.FAILED, Optional.of(target), failed.findings(), List.of());
            run.console().findings(failed.findings());
            throw run.failures().failure(target.environment() + ": " + first(failed.findings()), failed.cause());
        }
        if (done.result() instanceof BaselineOutcome.Already already) {
            report(Report.Outcome.PASSED, Optional.of(target), List.of(), List.of());
            truth(
                    target,
                    "nothing to do, baselined at version " + already.version() + " (" + already.description()
                            + ") already");
            return;
        }
        BaselineOutcome.Baselined baselined = (BaselineOutcome.Baselined) done.result();
        list("counts as applied, and is never run here", baselined.counted());
        list("pending", baselined.pending());
        report(Report.Outcome.PASSED, Optional.of(target), baselined.remarks(), baselined.counted());
        run.console().findings(baselined.remarks());
        String version = baselined.version() + " (" + baselined.description() + ")";
        truth(
                target,
                baselined.made()
                        ? "baselined at version " + version
                        : "dry run, nothing was changed, it would be baselined at version " + version);
    }

    private void list(String what, List<Migration> migrations) {
        if (migrations.isEmpty()) {
            run.console().line(what + ": none of the versioned migrations");
            return;
        }
        run.console().line(what + ":");
        migrations.forEach(migration -> run.console()
                .line("  " + migration.label() + "  " + migration.description() + "  (" + migration.script() + ")"));
    }

    private void truth(Target target, String text) {
        run.console()
                .truth(target.environment() + ": " + text + "  (" + target.database() + ", PostgreSQL "
                        + target.serverVersion() + ")");
    }

    private MojoFailureException refused(Optional<Target> target, List<Finding> findings) throws IOException {
        report(Report.Outcome.FAILED, target, findings, List.of());
        run.console().findings(findings);
        return new MojoFailureException(target.map(known -> known.environment() + ": ")
                        .orElse("") + "no baseline was made: " + first(findings));
    }

    private static String first(List<Finding> findings) {
        Finding finding = findings.get(0);
        return finding.position().map(position -> position + ": ").orElse("") + finding.message();
    }

    private void report(
            Report.Outcome outcome, Optional<Target> target, List<Finding> findings, List<Migration> counted)
            throws IOException {
        Map<String, Object> data = new TreeMap<>();
        target.ifPresent(known -> {
            data.put("database", known.database());
            data.put("serverVersion", known.serverVersion());
        });
        run.reports()
                .write(new Report(
                        "baseline",
                        target.map(Target::environment),
                        outcome,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        findings,
                        counted.stream().map(MigrationJson::row).toList(),
                        data));
    }
}
