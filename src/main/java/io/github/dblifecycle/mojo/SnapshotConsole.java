package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.provider.SnapshotRecord;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.BackupListener;
import io.github.dblifecycle.workflow.SnapshotListener;
import io.github.dblifecycle.workflow.SnapshotOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what happens while a snapshot is taken, and where it is afterwards. */
final class SnapshotConsole implements SnapshotListener, AutoCloseable {

    private final MavenRun run;
    private final Instant startedAt;
    private final SnapshotFiles files;
    private final BackupConsole backup;
    private final RunningNotice running = new RunningNotice(this::stillRunning);
    private volatile Step step = Step.COPYING;

    SnapshotConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
        this.files = new SnapshotFiles(run.outputDirectory());
        this.backup = new BackupConsole(run, startedAt);
    }

    /** Before anything begins. */
    void begin() throws IOException {
        files.remove();
    }

    @Override
    public void begins(Step next) {
        running.end();
        step = next;
        running.begin();
    }

    @Override
    public BackupListener backup() {
        return backup;
    }

    private void stillRunning(Duration duration) {
        String words =
                switch (step) {
                    case FINDING_BRANCH -> "looking for the branch at Neon";
                    case BRANCHING -> "waiting for the branch at Neon";
                    case COPYING -> "copying the database on its server";
                    case PRUNING -> "deleting old snapshots";
                };
        run.console().line("  " + words + ", for " + Durations.words(duration) + " now …");
    }

    void tell(SnapshotOutcome outcome) throws MojoFailureException, IOException {
        close();
        run.console().findings(outcome.findings());
        String environment = outcome.target().environment();
        if (outcome instanceof SnapshotOutcome.Failed failed) {
            report(Report.Outcome.FAILED, environment, failed.findings(), Map.of());
            throw run.failures()
                    .failure(
                            environment + ": there is no new snapshot: "
                                    + failed.findings().get(0).message(),
                            failed.cause());
        }
        SnapshotOutcome.Taken taken = (SnapshotOutcome.Taken) outcome;
        SnapshotRecord snapshot = taken.snapshot();
        Path record = files.write(snapshot);
        report(Report.Outcome.PASSED, environment, taken.findings(), data(taken));
        taken.deleted().forEach(name -> run.console().line("deleted: " + display(snapshot, name)));
        run.console().line("record: " + run.display(record));
        run.console().truth(environment + ": " + words(snapshot));
    }

    private String words(SnapshotRecord snapshot) {
        String name = display(snapshot, snapshot.name());
        String until = snapshot.expires() == null ? "" : ", until " + snapshot.expires();
        return switch (snapshot.kind()) {
                    case "neon" -> "branch " + name + " (" + snapshot.branch() + ")" + until;
                    case "template" -> "database " + name;
                    default -> name;
                }
                + ", at " + snapshot.lsn();
    }

    private String display(SnapshotRecord snapshot, String name) {
        return snapshot.kind().equals("file") ? run.display(Path.of(name)) : name;
    }

    private Map<String, Object> data(SnapshotOutcome.Taken taken) {
        Map<String, Object> data = new TreeMap<>(taken.snapshot().told());
        data.put("serverVersion", taken.target().serverVersion());
        data.put("deleted", taken.deleted());
        return data;
    }

    private void report(Report.Outcome outcome, String environment, List<Finding> findings, Map<String, Object> data)
            throws IOException {
        run.reports()
                .write(new Report(
                        "snapshot",
                        Optional.of(environment),
                        outcome,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        findings,
                        List.of(),
                        data));
    }

    @Override
    public void close() {
        running.close();
        backup.close();
    }
}
