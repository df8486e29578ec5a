package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.Pull;
import io.github.dblifecycle.workflow.SchemaSource;
import io.github.dblifecycle.workflow.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what {@code db:pull} wrote. */
final class PullConsole {

    private static final int MOST_FILES = 20;

    private final MavenRun run;
    private final Instant startedAt;

    PullConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    RunningNotice notice() {
        return new RunningNotice(elapsed ->
                run.console().line("making and proving the schema, for " + Durations.words(elapsed) + " now …"));
    }

    void tell(SchemaSource from, Path target, Pull.Outcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof Pull.Outcome.Refused refused) {
            report(Report.Outcome.FAILED, refused.findings(), Map.of());
            run.console().findings(refused.findings());
            throw new MojoFailureException(
                    "db:pull wrote nothing: " + refused.findings().get(0).message());
        }
        Pull.Outcome.Done done = (Pull.Outcome.Done) outcome;
        Map<String, Object> data = new TreeMap<>();
        data.put("from", from.display());
        data.put("written", done.written().stream().map(run::display).toList());
        data.put("removed", done.removed().stream().map(run::display).toList());
        data.put("notWritten", done.notWritten().stream().map(Object::toString).toList());
        report(Report.Outcome.PASSED, List.of(), data);
        Console console = run.console();
        done.notWritten().forEach(one -> console.note(one + " is in no file: its kind is not modelled"));
        files("written: ", done.written());
        files("removed: ", done.removed());
        boolean nothing = done.written().isEmpty() && done.removed().isEmpty();
        console.truth(run.display(target) + " holds the schema of " + from.display()
                + (nothing
                        ? " already, nothing was changed"
                        : "; loading it gives the same " + done.objects() + " objects")
                + " (" + Durations.words(duration()) + ")");
    }

    /** The schema cannot be made. */
    MojoFailureException wrong(SourceException e) throws IOException {
        report(Report.Outcome.FAILED, e.findings(), Map.of());
        run.console().findings(e.findings());
        return run.failures().failure("db:pull: " + e.getMessage(), e);
    }

    private void files(String label, List<Path> files) {
        files.stream().limit(MOST_FILES).forEach(file -> run.console().line(label + run.display(file)));
        if (files.size() > MOST_FILES) {
            run.console().line(label + (files.size() - MOST_FILES) + " more");
        }
    }

    private Duration duration() {
        return Duration.between(startedAt, run.clock().instant());
    }

    private void report(Report.Outcome outcome, List<Finding> findings, Map<String, Object> data) throws IOException {
        run.reports()
                .write(new Report("pull", Optional.empty(), outcome, startedAt, duration(), findings, List.of(), data));
    }
}
