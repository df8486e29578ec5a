package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.ChangeJson;
import io.github.dblifecycle.report.ChangeText;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.GenerateOutcome;
import io.github.dblifecycle.workflow.Planning;
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

/** Says what {@code db:generate} wrote, or why it wrote nothing. */
final class GenerateConsole {

    private final MavenRun run;
    private final Instant startedAt;

    GenerateConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    RunningNotice notice() {
        return new RunningNotice(elapsed ->
                run.console().line("planning and proving the migration, for " + Durations.words(elapsed) + " now …"));
    }

    void tell(GenerateOutcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof GenerateOutcome.Refused refused) {
            refused(refused);
        } else if (outcome instanceof GenerateOutcome.Written written) {
            written(written);
        } else {
            report(Report.Outcome.PASSED, List.of(), Map.of(), Optional.empty());
            run.console().truth("the migrations lead to the declared schema already: nothing to generate");
        }
    }

    /** Migrations or declared schema cannot be made. */
    MojoFailureException wrong(SourceException e) throws IOException {
        report(Report.Outcome.FAILED, e.findings(), Map.of(), Optional.empty());
        run.console().findings(e.findings());
        return run.failures().failure("db:generate: " + e.getMessage(), e);
    }

    private void refused(GenerateOutcome.Refused refused) throws MojoFailureException, IOException {
        report(
                Report.Outcome.FAILED,
                refused.findings(),
                refused.planning().map(GenerateConsole::data).orElse(Map.of()),
                refused.planning());
        refused.planning().ifPresent(planning -> new PlanConsole(run.console()).changes(planning));
        run.console().findings(refused.findings());
        throw new MojoFailureException(
                "db:generate wrote nothing: " + refused.findings().get(0).message());
    }

    private void written(GenerateOutcome.Written written) throws IOException {
        Map<String, Object> data = new TreeMap<>(data(written.planning()));
        data.put("files", written.files().stream().map(run::display).toList());
        data.put("serverVersion", written.major());
        report(Report.Outcome.PASSED, List.of(), data, Optional.of(written.planning()));
        Console console = run.console();
        written.notes().forEach(console::note);
        PlanConsole plan = new PlanConsole(console);
        plan.changes(written.planning());
        written.planning()
                .renames()
                .forEach(rename -> console.line("renamed: " + rename.object().display()
                        + rename.label().map(label -> " '" + label + "'").orElse("") + " → "
                        + rename.newName().display()));
        plan.hazards(written.planning());
        written.rows()
                .forEach(rows -> console.line("undo, rows of " + rows.table().display() + ": " + rows.words()));
        for (Path file : written.files()) {
            console.line("written: " + run.display(file));
        }
        console.truth(ChangeText.summary(written.planning().changes()) + ", proved on PostgreSQL " + written.major()
                + ": applied by Flyway, the scripts lead to the declared schema (" + Durations.words(duration()) + ")");
    }

    private static Map<String, Object> data(Planning planning) {
        Map<String, Object> data = new TreeMap<>();
        data.put("changes", ChangeJson.changes(planning.changes()));
        data.put("scripts", ChangeJson.scripts(planning.plan()));
        return data;
    }

    private Duration duration() {
        return Duration.between(startedAt, run.clock().instant());
    }

    private void report(
            Report.Outcome outcome, List<Finding> findings, Map<String, Object> data, Optional<Planning> planning)
            throws IOException {
        run.reports()
                .write(new Report(
                                "generate", Optional.empty(), outcome, startedAt, duration(), findings, List.of(), data)
                        .with(PlanConsole.illustration("migrations", "declared schema", planning)));
    }
}
