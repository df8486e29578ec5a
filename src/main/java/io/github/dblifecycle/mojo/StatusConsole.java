package io.github.dblifecycle.mojo;

import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.report.TextTable;
import io.github.dblifecycle.workflow.Status;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints what a database has seen. */
final class StatusConsole {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final MavenRun run;
    private final Instant startedAt;

    StatusConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
    }

    void status(Status.Outcome outcome) throws IOException {
        report("status", outcome, outcome.migrations());
        if (!outcome.migrations().isEmpty()) {
            run.console()
                    .table(new TextTable(
                            List.of("version", "description", "state", "applied at"),
                            outcome.migrations().stream()
                                    .map(migration -> List.of(
                                            migration.label(),
                                            migration.description(),
                                            migration.state().word(),
                                            migration
                                                    .applied()
                                                    .map(StatusConsole::time)
                                                    .orElse("")))
                                    .toList()));
        }
        int pending = outcome.pending().size();
        run.console()
                .truth(place(outcome.target()) + ": " + version(outcome) + ", "
                        + (pending == 0 ? "nothing pending" : pending + " pending"));
    }

    void history(Status.Outcome outcome) throws IOException {
        List<Migration> applied = outcome.applied();
        report("history", outcome, applied);
        if (!applied.isEmpty()) {
            run.console()
                    .table(new TextTable(
                            List.of("rank", "version", "description", "applied at", "by", "took", "state"),
                            applied.stream().map(StatusConsole::historyRow).toList()));
        }
        run.console()
                .truth(place(outcome.target()) + ": "
                        + (applied.isEmpty()
                                ? "no migration was ever applied"
                                : applied.size() + " in the history, " + version(outcome)));
    }

    private static List<String> historyRow(Migration migration) {
        Migration.Applied applied = migration.applied().orElseThrow();
        return List.of(
                String.valueOf(applied.rank()),
                migration.label(),
                migration.description(),
                time(applied),
                applied.by(),
                Durations.words(applied.duration()),
                migration.state().word());
    }

    private static String time(Migration.Applied applied) {
        return TIME.format(applied.at().atZone(ZoneId.systemDefault()));
    }

    private static String place(Target target) {
        return target.environment() + " (" + target.database() + ", PostgreSQL " + target.serverVersion() + ")";
    }

    private static String version(Status.Outcome outcome) {
        return outcome.version().map(version -> "at version " + version).orElse("no version yet");
    }

    private void report(String goal, Status.Outcome outcome, List<Migration> migrations) throws IOException {
        run.reports()
                .write(new Report(
                        goal,
                        Optional.of(outcome.target().environment()),
                        Report.Outcome.PASSED,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        List.of(),
                        migrations.stream().map(MigrationJson::row).toList(),
                        Map.of(
                                "database", outcome.target().database(),
                                "serverVersion", outcome.target().serverVersion())));
    }
}
