package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Illustration;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.DriftOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what {@code db:check-drift} found, and fails the build where it must. */
final class DriftConsole {

    private final MavenRun run;
    private final Instant startedAt;

    DriftConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    void tell(DriftOutcome outcome) throws MojoFailureException, IOException {
        Duration duration = Duration.between(startedAt, run.clock().instant());
        run.reports().write(report(outcome, duration));
        run.console().findings(outcome.findings());
        outcome.adopt().ifPresent(file -> run.console().line("to keep the drift: " + shown(file)));
        outcome.revert().ifPresent(file -> run.console().line("to undo the drift: " + shown(file)));
        if (!outcome.passed()) {
            throw new MojoFailureException(failure(outcome));
        }
        run.console().truth(truth(outcome) + " (" + Durations.words(duration) + ")");
    }

    private String shown(Path file) {
        Path project = run.projectDirectory();
        Path shown = file.startsWith(project) ? project.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private static String failure(DriftOutcome outcome) {
        String place = outcome.target().environment() + " (" + outcome.target().database() + ")";
        List<Finding> errors = outcome.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!outcome.compared()) {
            return place + " could not be compared: " + errors.get(0).message();
        }
        return outcome.drifted() == 0
                ? place + " has not drifted, but its migrations need attention: "
                        + errors.get(0).message()
                : place + " has drifted: " + objects(outcome.drifted())
                        + " not as its applied migrations produce, listed above";
    }

    private static String objects(int count) {
        return count == 1 ? "1 object is" : count + " objects are";
    }

    private static String truth(DriftOutcome outcome) {
        String place = outcome.target().environment() + " (" + outcome.target().database() + ", PostgreSQL "
                + outcome.target().serverVersion() + ")";
        String ignored = outcome.ignored() == 0 ? "" : ", " + outcome.ignored() + " ignored";
        return outcome.drifted() == 0
                ? place + " is what its applied migrations produce" + ignored
                : place + " has drifted: " + objects(outcome.drifted()) + " not as its applied migrations produce"
                        + ignored + "; db.failOnDrift is false";
    }

    private Report report(DriftOutcome outcome, Duration duration) {
        Map<String, Object> data = new TreeMap<>();
        data.put("database", outcome.target().database());
        data.put("serverVersion", outcome.target().serverVersion());
        data.put("compared", outcome.compared());
        data.put("drifted", outcome.drifted());
        data.put("ignored", outcome.ignored());
        outcome.adopt().ifPresent(file -> data.put("adopt", shown(file)));
        outcome.revert().ifPresent(file -> data.put("revert", shown(file)));
        return new Report(
                        "check-drift",
                        Optional.of(outcome.target().environment()),
                        outcome.passed() ? Report.Outcome.PASSED : Report.Outcome.FAILED,
                        startedAt,
                        duration,
                        outcome.findings(),
                        outcome.migrations().stream().map(MigrationJson::row).toList(),
                        data)
                .with(new Illustration(
                        outcome.comparison()
                                .map(two -> new Illustration.SideBySide(
                                        "applied migrations", outcome.target().environment(), two)),
                        Optional.empty()));
    }
}
