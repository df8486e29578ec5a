package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.ChangeJson;
import io.github.dblifecycle.report.ChangeText;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Illustration;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.Diff;
import io.github.dblifecycle.workflow.PlanFindings;
import io.github.dblifecycle.workflow.SourceException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what {@code db:diff} found, and fails the build where it must. */
final class DiffConsole {

    private final MavenRun run;
    private final Instant startedAt;
    private final boolean failOnChanges;

    DiffConsole(MavenRun run, Instant startedAt, boolean failOnChanges) {
        this.run = run;
        this.startedAt = startedAt;
        this.failOnChanges = failOnChanges;
    }

    RunningNotice notice() {
        return new RunningNotice(elapsed ->
                run.console().line("making and comparing the schemas, for " + Durations.words(elapsed) + " now …"));
    }

    void tell(Diff.Outcome outcome) throws MojoFailureException, IOException {
        Console console = run.console();
        outcome.notes().forEach(console::note);
        outcome.notCompared().forEach(one -> console.note(one + " was not compared: its kind is not modelled"));
        PlanConsole plan = new PlanConsole(console);
        plan.changes(outcome.planning());
        Optional<Finding> finding = PlanFindings.of(outcome.planning().verdict());
        boolean differs = !outcome.planning().isEmpty();
        boolean fails = finding.isPresent() || (differs && failOnChanges);
        report(
                fails,
                finding.stream().toList(),
                data(outcome),
                PlanConsole.illustration(
                        outcome.from().display(), outcome.to().display(), Optional.of(outcome.planning())));
        if (finding.isPresent()) {
            console.findings(List.of(finding.get()));
            throw new MojoFailureException("db:diff: " + finding.get().message());
        }
        plan.hazards(outcome.planning());
        if (differs) {
            plan.statements(outcome.planning());
        }
        outcome.written().ifPresent(file -> console.line("SQL written to " + run.display(file)));
        String summary = summary(outcome);
        if (fails) {
            throw new MojoFailureException("db:diff found " + summary);
        }
        console.truth(summary + " (" + Durations.words(duration()) + ")");
    }

    /** A side that cannot be made. */
    MojoFailureException wrong(SourceException e) throws IOException {
        report(true, e.findings(), Map.of(), Illustration.NONE);
        run.console().findings(e.findings());
        return run.failures().failure("db:diff: " + e.getMessage(), e);
    }

    private static String summary(Diff.Outcome outcome) {
        String between =
                " from " + outcome.from().display() + " to " + outcome.to().display();
        return outcome.planning().isEmpty()
                ? "no change" + between
                : ChangeText.summary(outcome.planning().changes()) + between + ", proved on PostgreSQL "
                        + outcome.major();
    }

    private static Map<String, Object> data(Diff.Outcome outcome) {
        Map<String, Object> data = new TreeMap<>();
        data.put("from", outcome.from().display());
        data.put("to", outcome.to().display());
        data.put("serverVersion", outcome.major());
        data.put("changes", ChangeJson.changes(outcome.planning().changes()));
        data.put("scripts", ChangeJson.scripts(outcome.planning().plan()));
        data.put("proved", outcome.planning().verdict().isProved());
        data.put(
                "notCompared",
                outcome.notCompared().stream().map(Object::toString).toList());
        return data;
    }

    private Duration duration() {
        return Duration.between(startedAt, run.clock().instant());
    }

    private void report(boolean failed, List<Finding> findings, Map<String, Object> data, Illustration illustration)
            throws IOException {
        run.reports()
                .write(new Report(
                                "diff",
                                Optional.empty(),
                                failed ? Report.Outcome.FAILED : Report.Outcome.PASSED,
                                startedAt,
                                duration(),
                                findings,
                                List.of(),
                                data)
                        .with(illustration));
    }
}
