package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationTarget;
import io.github.dblifecycle.migrate.Retry;
import io.github.dblifecycle.migrate.TargetResult;
import io.github.dblifecycle.migrate.TargetsListener;
import io.github.dblifecycle.migrate.TargetsOutcome;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.MigrateTargets;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says how far a run through many targets is: failures at once, all else every few seconds and at the end. */
final class MigrateTargetsConsole implements TargetsListener, AutoCloseable {

    /** As many rows as fit a screen or two; the file has all of them. */
    private static final int MOST_ROWS = 50;

    private static final int MOST_RUNNING = 4;

    private final MavenRun run;
    private final Instant startedAt;
    private final RunningNotice running = new RunningNotice(this::progress);
    private final Map<MigrationTarget, Doing> doing = new ConcurrentHashMap<>();
    private final List<TargetResult> ended = new ArrayList<>();
    private int all;

    MigrateTargetsConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    /** @param since by System.nanoTime */
    private record Doing(String migration, long since) {
        String words() {
            return migration + " for " + Durations.words(Duration.ofNanos(System.nanoTime() - since));
        }
    }

    @Override
    public void found(int targets, int canaries) {
        synchronized (ended) {
            all = targets;
        }
        run.console().line(targets + (targets == 1 ? " target" : " targets") + canaryWords(canaries));
        running.begin();
    }

    private static String canaryWords(int canaries) {
        return switch (canaries) {
            case 0 -> "";
            case 1 -> ", one of them first, as a canary";
            default -> ", " + canaries + " of them first, as canaries";
        };
    }

    @Override
    public void canariesPassed() {
        run.console().line("  the canaries are migrated, the others follow");
    }

    @Override
    public MigrationListener begun(MigrationTarget target) {
        return new MigrationListener() {
            @Override
            public void started(Migration migration) {
                doing.put(target, new Doing(migration.label() + " " + migration.description(), System.nanoTime()));
            }

            @Override
            public void finished(Migration migration, Duration duration) {
                doing.remove(target);
            }

            @Override
            public void waitingForOtherRun(String holder) {
                doing.put(target, new Doing("waiting for another run, " + holder + ",", System.nanoTime()));
            }

            @Override
            public void retrying(Retry retry) {
                run.console()
                        .line("  " + target + "  attempt " + retry.attempt() + " stepped aside: " + retry.reason()
                                + "; again in " + Durations.words(retry.pause()));
            }
        };
    }

    @Override
    public void ended(TargetResult result) {
        doing.remove(result.target());
        synchronized (ended) {
            ended.add(result);
        }
        run.console().findings(result.findings());
    }

    private void progress(Duration elapsed) {
        List<TargetResult> until;
        int of;
        synchronized (ended) {
            until = List.copyOf(ended);
            of = all;
        }
        List<String> now = doing.entrySet().stream()
                .limit(MOST_RUNNING)
                .map(entry -> entry.getKey() + " (" + entry.getValue().words() + ")")
                .sorted()
                .toList();
        run.console()
                .line("  " + until.size() + " of " + of + " after " + Durations.words(elapsed)
                        + (until.isEmpty() ? "" : ": " + TargetTable.counts(until))
                        + (now.isEmpty() ? "" : "; running: " + String.join(", ", now)));
    }

    @Override
    public void close() {
        running.close();
    }

    void tell(MigrateTargets.Outcome outcome) throws MojoFailureException, IOException {
        running.end();
        if (outcome instanceof MigrateTargets.Outcome.Nothing) {
            run.console().line("no migrations in this project: nothing to apply");
        } else if (outcome instanceof MigrateTargets.Outcome.Refused refused) {
            report(Report.Outcome.FAILED, Optional.empty(), refused.findings(), List.of());
            run.console().findings(refused.findings());
            throw new MojoFailureException("no migration was applied: " + first(refused.findings()));
        } else {
            tell((MigrateTargets.Outcome.Done) outcome);
        }
    }

    private void tell(MigrateTargets.Outcome.Done done) throws MojoFailureException, IOException {
        Target target = done.target();
        TargetsOutcome outcome = done.result();
        List<Finding> findings = new ArrayList<>(done.remarks());
        outcome.results().forEach(result -> findings.addAll(result.findings()));
        outcome.notBegun().ifPresent(findings::add);
        report(
                outcome.isComplete() ? Report.Outcome.PASSED : Report.Outcome.FAILED,
                Optional.of(target),
                findings,
                outcome.results());
        run.console().findings(done.remarks());
        outcome.notBegun().map(List::of).ifPresent(run.console()::findings);
        table(outcome.results());
        String counts = target.environment() + ": " + counted(outcome.results());
        if (outcome.isComplete()) {
            run.console()
                    .truth(counts + "  (" + target.database() + ", PostgreSQL " + target.serverVersion() + ", "
                            + Durations.words(duration()) + ")");
            return;
        }
        List<Finding> errors = outcome.results().stream()
                .flatMap(result -> result.findings().stream())
                .toList();
        String why = errors.isEmpty() ? outcome.notBegun().orElseThrow().message() : first(errors);
        Optional<Throwable> cause = outcome.results().stream()
                .flatMap(result -> result.cause().stream())
                .findFirst();
        throw cause.isPresent()
                ? run.failures().failure(counts + "; " + why, cause.get())
                : new MojoFailureException(counts + "; " + why);
    }

    private static String counted(List<TargetResult> results) {
        return (results.size() == 1 ? "1 target: " : results.size() + " targets: ") + TargetTable.counts(results);
    }

    private void table(List<TargetResult> results) throws IOException {
        Path file = run.outputDirectory().resolve("targets.txt");
        Files.createDirectories(run.outputDirectory());
        Files.write(file, TargetTable.of(results).lines(OptionalInt.empty()));
        if (results.size() <= MOST_ROWS) {
            run.console().table(TargetTable.of(results));
            return;
        }
        List<TargetResult> failed = results.stream()
                .filter(result -> result.state() == TargetResult.State.FAILED)
                .limit(MOST_ROWS)
                .toList();
        if (!failed.isEmpty()) {
            run.console().table(TargetTable.of(failed));
        }
        run.console().line("all " + results.size() + " targets, a row each: " + run.display(file));
    }

    private static String first(List<Finding> findings) {
        Finding finding = findings.get(0);
        return finding.position().map(position -> position + ": ").orElse("") + finding.message();
    }

    private Duration duration() {
        return Duration.between(startedAt, run.clock().instant());
    }

    private void report(
            Report.Outcome outcome, Optional<Target> target, List<Finding> findings, List<TargetResult> results)
            throws IOException {
        Map<String, Object> data = new TreeMap<>();
        target.ifPresent(known -> {
            data.put("database", known.database());
            data.put("serverVersion", known.serverVersion());
        });
        data.put("targets", results.stream().map(MigrateTargetsConsole::row).toList());
        run.reports()
                .write(new Report(
                        "migrate",
                        target.map(Target::environment),
                        outcome,
                        startedAt,
                        duration(),
                        findings,
                        List.of(),
                        data));
    }

    private static Map<String, Object> row(TargetResult result) {
        Map<String, Object> row = new TreeMap<>();
        row.put("kind", result.target().kind().word());
        row.put("name", result.target().name().value());
        row.put("result", TargetTable.word(result.state()));
        result.before().ifPresent(version -> row.put("versionBefore", version));
        result.after().ifPresent(version -> row.put("version", version));
        row.put(
                "applied",
                result.applied().stream().map(one -> one.migration().script()).toList());
        row.put("durationMillis", result.duration().toMillis());
        return row;
    }
}
