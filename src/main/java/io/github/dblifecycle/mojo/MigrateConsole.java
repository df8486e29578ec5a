package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.Retry;
import io.github.dblifecycle.migrate.StatementRun;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.Migrate;
import io.github.dblifecycle.workflow.Reset;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoFailureException;

/** Says what happens while migrations are applied, and what is true afterwards. */
final class MigrateConsole implements MigrationListener, AutoCloseable {

    private final MavenRun run;
    private final String goal;
    private final Instant startedAt;
    private final RunningNotice running = new RunningNotice(this::stillRunning);
    private volatile String current = "";
    private volatile Supplier<Optional<String>> activity = Optional::empty;

    MigrateConsole(MavenRun run, String goal, Instant startedAt) {
        this.run = run;
        this.goal = goal;
        this.startedAt = startedAt;
    }

    @Override
    public void started(Migration migration) {
        running.end();
        current = name(migration);
        running.begin();
    }

    private void stillRunning(Duration duration) {
        String doing = activity.get().map(text -> ": " + text).orElse(" …");
        run.console().line("  " + current + "  running for " + Durations.words(duration) + doing);
    }

    @Override
    public void finishedStatement(StatementRun statement) {
        if (!statement.alone() && statement.duration().compareTo(RunningNotice.FIRST) >= 0) {
            run.console()
                    .line("    statement " + statement.number() + ", " + statement.position() + "  "
                            + Durations.words(statement.duration()));
        }
    }

    @Override
    public void observed(Supplier<Optional<String>> latest) {
        activity = latest;
    }

    @Override
    public void waitingForOtherRun(String holder) {
        run.console().line("  waiting for another run that migrates this database: " + holder);
    }

    @Override
    public void lockTimeoutRaised(Duration limit, Duration deadlockTimeout) {
        run.console()
                .note("locks are waited for " + Durations.words(limit)
                        + ", longer than db.lockTimeout says: it is not above the server's deadlock_timeout of "
                        + Durations.words(deadlockTimeout) + ", and deadlocks would end as lock timeouts");
    }

    @Override
    public void retrying(Retry retry) {
        running.end();
        run.console()
                .line("  " + current + "  attempt " + retry.attempt() + " stepped aside: " + retry.reason()
                        + "; again in " + Durations.words(retry.pause()));
    }

    @Override
    public void close() {
        running.close();
    }

    @Override
    public void finished(Migration migration, Duration duration) {
        running.end();
        run.console().line("  " + name(migration) + "  " + Durations.words(duration));
    }

    void tell(Reset.Outcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof Reset.Outcome.Refused refused) {
            throw new MojoFailureException(refused.refusal().toString());
        }
        tell(((Reset.Outcome.Done) outcome).migrated());
    }

    void tell(Migrate.Outcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof Migrate.Outcome.Nothing) {
            report(Report.Outcome.SKIPPED, Optional.empty(), List.of(), List.of(), Optional.empty());
            run.console().line("no migrations in this project: nothing to apply");
        } else if (outcome instanceof Migrate.Outcome.Refused refused) {
            report(Report.Outcome.FAILED, Optional.empty(), refused.findings(), List.of(), Optional.empty());
            run.console().findings(refused.findings());
            throw new MojoFailureException("no migration was applied: " + first(refused.findings()));
        } else {
            tell((Migrate.Outcome.Done) outcome);
        }
    }

    private void tell(Migrate.Outcome.Done done) throws MojoFailureException, IOException {
        Target target = done.target();
        if (done.result() instanceof MigrateOutcome.UpToDate upToDate) {
            report(Report.Outcome.PASSED, Optional.of(target), done.remarks(), upToDate.applied(), upToDate.version());
            run.console().findings(done.remarks());
            run.console()
                    .truth(target.environment() + ": " + truth(upToDate) + "  (" + target.database() + ", PostgreSQL "
                            + target.serverVersion() + ")");
            return;
        }
        MigrateOutcome.Failed failed = (MigrateOutcome.Failed) done.result();
        List<Finding> findings = new ArrayList<>(failed.findings());
        findings.addAll(done.remarks());
        report(Report.Outcome.FAILED, Optional.of(target), findings, failed.applied(), Optional.empty());
        run.console().findings(findings);
        int count = failed.applied().size();
        throw run.failures()
                .failure(
                        target.environment() + ": " + first(failed.findings()) + "; "
                                + (count == 0 ? "nothing was applied" : count + " applied before it stay applied"),
                        failed.cause());
    }

    private static String truth(MigrateOutcome.UpToDate upToDate) {
        String version = upToDate.version().map(at -> "at version " + at).orElse("without versioned migrations");
        int count = upToDate.applied().size();
        return switch (count) {
            case 0 -> "nothing to do, " + version;
            case 1 -> "1 migration applied, now " + version;
            default -> count + " migrations applied, now " + version;
        };
    }

    private static String first(List<Finding> findings) {
        Finding finding = findings.get(0);
        return finding.position().map(position -> position + ": ").orElse("") + finding.message();
    }

    private static String name(Migration migration) {
        return migration.label() + "  " + migration.description();
    }

    private void report(
            Report.Outcome outcome,
            Optional<Target> target,
            List<Finding> findings,
            List<MigrateOutcome.Applied> applied,
            Optional<String> version)
            throws IOException {
        Map<String, Object> data = new TreeMap<>();
        target.ifPresent(known -> {
            data.put("database", known.database());
            data.put("serverVersion", known.serverVersion());
        });
        version.ifPresent(at -> data.put("version", at));
        run.reports()
                .write(new Report(
                        goal,
                        target.map(Target::environment),
                        outcome,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        findings,
                        applied.stream().map(MigrateConsole::row).toList(),
                        data));
    }

    private static Map<String, Object> row(MigrateOutcome.Applied applied) {
        Map<String, Object> row = MigrationJson.row(applied.migration());
        row.put("durationMillis", applied.duration().toMillis());
        return row;
    }
}
