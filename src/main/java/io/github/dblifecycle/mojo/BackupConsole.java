package io.github.dblifecycle.mojo;

import io.github.dblifecycle.backup.BackupListener.Progress;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.ByteSizes;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.BackupListener;
import io.github.dblifecycle.workflow.BackupOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Says what happens while a backup is made, and what is true afterwards. */
final class BackupConsole implements BackupListener, AutoCloseable {

    private final MavenRun run;
    private final Instant startedAt;
    private final TerminalLine bar;
    private final RunningNotice running = new RunningNotice(this::stillRunning);
    private volatile Step step = Step.READING_SCHEMA;
    private volatile @Nullable Progress latest;
    private volatile long stepStart = System.nanoTime();

    BackupConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
        this.bar = run.terminalLine();
    }

    @Override
    public void begins(Step next) {
        running.end();
        bar.clear();
        step = next;
        stepStart = System.nanoTime();
        running.begin();
    }

    @Override
    public void progress(Progress progress) {
        latest = progress;
        bar.show(() -> "  " + ProgressText.bar(progress) + " " + ProgressText.line(progress, inStep()));
    }

    private Duration inStep() {
        return Duration.ofNanos(System.nanoTime() - stepStart);
    }

    private void stillRunning(Duration duration) {
        if (bar.isShown()) {
            return;
        }
        Progress progress = latest;
        String how = step == Step.WRITING && progress != null ? ": " + ProgressText.line(progress, duration) : " …";
        run.console().line("  " + words(step) + ", for " + Durations.words(duration) + " now" + how);
    }

    private static String words(Step step) {
        return switch (step) {
            case READING_SCHEMA -> "reading the schema";
            case WRITING -> "writing the backup";
            case CHECKING -> "checking the file";
            case RESTORING -> "restoring it into a scratch server";
            case COMPARING -> "comparing the copy";
        };
    }

    @Override
    public void made(BackupOutcome.Done backup) {
        running.end();
        bar.clear();
        run.console().findings(backup.findings());
        run.console().line("  backup  " + words(backup));
    }

    void tell(BackupOutcome outcome) throws MojoFailureException, IOException {
        close();
        run.console().findings(outcome.findings());
        if (outcome instanceof BackupOutcome.Failed failed) {
            report(Report.Outcome.FAILED, failed.target().environment(), failed.findings(), Map.of());
            throw run.failures()
                    .failure(
                            failed.target().environment() + ": there is no new backup: "
                                    + failed.findings().get(0).message(),
                            failed.cause());
        }
        BackupOutcome.Done done = (BackupOutcome.Done) outcome;
        report(Report.Outcome.PASSED, done.target().environment(), done.findings(), data(done));
        done.deleted().forEach(file -> run.console().line("deleted: " + run.display(file)));
        run.console().truth(done.target().environment() + ": " + words(done));
    }

    /** One line about a backup that is there. */
    String words(BackupOutcome.Done done) {
        long rows =
                done.facts().tables().stream().mapToLong(table -> table.rows()).sum();
        String proof =
                switch (done.facts().verified()) {
                    case "restore" -> "restored and compared";
                    case "checksum" -> "checked";
                    default -> "not proved";
                };
        return run.display(done.file()) + ", " + ByteSizes.words(done.facts().bytes())
                + (done.facts().tables().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d rows of %d tables",
                                rows,
                                done.facts().tables().size()))
                + ", " + proof;
    }

    private Map<String, Object> data(BackupOutcome.Done done) {
        Map<String, Object> data = new TreeMap<>();
        data.put("database", done.target().database());
        data.put("serverVersion", done.target().serverVersion());
        data.put("file", run.display(done.file()));
        data.put("bytes", done.facts().bytes());
        data.put("sha256", done.facts().sha256());
        data.put("verified", done.facts().verified());
        data.put("engine", done.facts().engine());
        data.put("deleted", done.deleted().stream().map(run::display).toList());
        return data;
    }

    private void report(Report.Outcome outcome, String environment, List<Finding> findings, Map<String, Object> data)
            throws IOException {
        run.reports()
                .write(new Report(
                        "backup",
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
        bar.clear();
    }
}
