package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.ByteSizes;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.RestoreListener;
import io.github.dblifecycle.workflow.RestoreOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Says what happens while a backup is restored, and what is true afterwards. */
final class RestoreConsole implements RestoreListener, AutoCloseable {

    private final MavenRun run;
    private final Instant startedAt;
    private final TerminalLine bar;
    private final RunningNotice running = new RunningNotice(this::stillRunning);
    private volatile Step step = Step.CHECKING;
    private volatile @Nullable Progress latest;
    private volatile long checked;
    private volatile long stepStart = System.nanoTime();

    RestoreConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
        this.bar = run.terminalLine();
    }

    @Override
    public void file(Path path) {
        run.console().line("  restoring " + run.display(path));
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
    public void checked(long bytes) {
        checked = bytes;
        bar.show(() -> "  " + words(Step.CHECKING) + ", " + ByteSizes.words(checked));
    }

    @Override
    public void progress(Progress progress) {
        latest = progress;
        bar.show(() -> "  " + ProgressText.bar(progress.done(), progress.whole()) + " " + loading(progress, inStep()));
    }

    private Duration inStep() {
        return Duration.ofNanos(System.nanoTime() - stepStart);
    }

    private static String loading(Progress progress, Duration elapsed) {
        long millis = Math.max(1, elapsed.toMillis());
        return String.format(
                Locale.ROOT,
                "%s of %s, %,d rows, %s/s%s",
                ByteSizes.words(progress.done()),
                ByteSizes.words(progress.whole()),
                progress.rows(),
                ByteSizes.words(progress.done() * 1000 / millis),
                ProgressText.left(progress.done(), progress.whole(), millis));
    }

    private void stillRunning(Duration duration) {
        if (bar.isShown()) {
            return;
        }
        Progress progress = latest;
        String how = step == Step.LOADING && progress != null ? ": " + loading(progress, duration) : " …";
        run.console().line("  " + words(step) + ", for " + Durations.words(duration) + " now" + how);
    }

    private static String words(Step step) {
        return switch (step) {
            case CHECKING -> "checking the file";
            case PREPARING -> "looking at the database";
            case LOADING -> "restoring";
            case ANALYZING -> "the server looks at the rows (ANALYZE)";
            case COMPARING -> "reading all rows again";
            case SWAPPING -> "taking the place of the database";
        };
    }

    void tell(RestoreOutcome outcome) throws MojoFailureException, IOException {
        close();
        if (outcome instanceof RestoreOutcome.NotConfirmed notConfirmed) {
            throw new MojoFailureException(notConfirmed.refusal().toString());
        }
        if (outcome instanceof RestoreOutcome.Failed failed) {
            run.console().findings(failed.findings());
            report(Report.Outcome.FAILED, failed.environment(), failed.findings(), Map.of());
            throw run.failures()
                    .failure(
                            failed.environment() + ": nothing was restored: "
                                    + failed.findings().get(0).message(),
                            failed.cause());
        }
        if (outcome instanceof RestoreOutcome.Possible possible) {
            report(Report.Outcome.PASSED, possible.target().environment(), List.of(), Map.of("dryRun", true));
            tell(possible);
            return;
        }
        RestoreOutcome.Done done = (RestoreOutcome.Done) outcome;
        run.console().findings(done.findings());
        report(Report.Outcome.PASSED, done.target().environment(), done.findings(), data(done));
        done.createdRoles().forEach(role -> run.console().line("made: role " + role + ", without a right to log in"));
        done.kept().ifPresent(name -> run.console()
                .line("the old database stays as " + name + "; when it is not needed any more: DROP DATABASE \""
                        + name.replace("\"", "\"\"") + "\""));
        run.console().truth(done.target().environment() + ": " + words(done));
    }

    private void tell(RestoreOutcome.Possible possible) {
        if (!possible.createdRoles().isEmpty()) {
            run.console().line("  roles that would be made: " + String.join(", ", possible.createdRoles()));
        }
        run.console()
                .line(
                        possible.replaced().isEmpty()
                                ? "  the database is empty"
                                : "  would be replaced, and stay under another name: "
                                        + String.join(", ", possible.replaced()) + " …");
        run.console()
                .truth(possible.target().environment() + ": dry run, nothing was changed, it would be restored from "
                        + run.display(possible.file())
                        + (possible.rows().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        ", %,d rows",
                                        possible.rows().getAsLong())
                                : "")
                        + possible.snapshotTime()
                                .map(time -> ", as it was at " + time)
                                .orElse("")
                        + (possible.beside() ? "" : ", in one transaction"));
    }

    private String words(RestoreOutcome.Done done) {
        return "restored from " + run.display(done.file())
                + (done.rows() == 0 ? "" : String.format(Locale.ROOT, ", %,d rows", done.rows()))
                + (done.tables().isPresent() ? " of " + done.tables().getAsInt() + " tables" : "")
                + done.snapshotTime().map(time -> ", as it was at " + time).orElse("")
                + done.migrationVersion()
                        .map(version -> ", migration version " + version)
                        .orElse("")
                + "  (" + done.target().database() + ", PostgreSQL "
                + done.target().serverVersion() + ")";
    }

    private Map<String, Object> data(RestoreOutcome.Done done) {
        Map<String, Object> data = new TreeMap<>();
        data.put("database", done.target().database());
        data.put("serverVersion", done.target().serverVersion());
        data.put("file", run.display(done.file()));
        data.put("kind", done.kind().name().toLowerCase(Locale.ROOT));
        data.put("rows", done.rows());
        data.put("beside", done.beside());
        data.put("createdRoles", done.createdRoles());
        done.kept().ifPresent(name -> data.put("oldDatabase", name));
        done.snapshotTime().ifPresent(time -> data.put("snapshotTime", time));
        done.migrationVersion().ifPresent(version -> data.put("migrationVersion", version));
        return data;
    }

    private void report(Report.Outcome outcome, String environment, List<Finding> findings, Map<String, Object> data)
            throws IOException {
        run.reports()
                .write(new Report(
                        "restore",
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
