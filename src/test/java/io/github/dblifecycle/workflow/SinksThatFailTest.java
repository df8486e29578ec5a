package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.telemetry.FaultyPeer;
import io.github.dblifecycle.telemetry.TelemetrySettings;
import io.github.dblifecycle.telemetry.TelemetrySettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of what a run tells: the run itself, and the database after it, are those of one that tells nobody. */
class SinksThatFailTest {

    private static final String BUDGET = "400ms";
    private static final RunLimits SHORT = new RunLimits(Duration.ofSeconds(2), Duration.ofSeconds(1));

    @TempDir
    private Path directory;

    /** Of the last run. */
    private List<String> warnings = List.of();

    /**
     * What a run comes to.
     *
     * @param outcome its words, without what differs from run to run
     * @param database the history and the tables after it
     * @param told kinds of events in the file, in their order
     */
    private record Ran(String outcome, List<String> database, List<String> told) {}

    @ParameterizedTest
    @EnumSource(FaultyPeer.Fault.class)
    void theRunIsThatOfOneWithoutSinks(FaultyPeer.Fault fault) throws Exception {
        List<Ran> alone = runs("alone", TelemetrySettingsReader.read(Map.of(), Map.of()));

        try (FaultyPeer peer = fault == FaultyPeer.Fault.UNKNOWN_CERTIFICATE
                ? FaultyPeer.withUnknownCertificate(directory)
                : new FaultyPeer(fault)) {
            assertThat(runs("sinks", sinks(peer.address()))).isEqualTo(alone);
            assertThat(warnings).isNotEmpty();
            assertThat(peer.connections()).isPositive();
        }
    }

    @Test
    void aDeadlineIsKeptWhileSinksHang() throws Exception {
        String endless = "SELECT pg_sleep(600)";
        Ran alone = last("alone", endless, TelemetrySettingsReader.read(Map.of(), Map.of()));

        try (FaultyPeer peer = new FaultyPeer(FaultyPeer.Fault.HANGS)) {
            assertThat(last("sinks", endless, sinks(peer.address()))).isEqualTo(alone);
        }
        assertThat(alone.told()).endsWith("run.deadline_passed");
    }

    private Ran last(String name, String sql, TelemetrySettings settings) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            MigrationProject project = new MigrationProject(Files.createDirectories(directory.resolve(name)));
            project.migration("V1__long.sql", sql);
            return run(project, database, settings, SHORT);
        }
    }

    /** One that is good, and one that fails. */
    private List<Ran> runs(String name, TelemetrySettings settings) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            MigrationProject project = new MigrationProject(Files.createDirectories(directory.resolve(name)));
            project.migration("V1__first.sql", "CREATE TABLE a (id int PRIMARY KEY);\nINSERT INTO a VALUES (1);");
            Ran good = run(project, database, settings, RunLimits.USUAL);
            project.migration("V2__second.sql", "CREATE TABLE b ();\nINSERT INTO a VALUES (1);");
            return List.of(good, run(project, database, settings, RunLimits.USUAL));
        }
    }

    private Ran run(MigrationProject project, ScratchDatabase database, TelemetrySettings settings, RunLimits limits)
            throws Exception {
        ToldEvents told = new ToldEvents(project.directory(), "migrate", settings);
        told.goal().started(Optional.of(limits.deadline()));
        MigrationEvents migrations = new MigrationEvents(told.goal(), MigrationListener.SILENT);
        Migrate.Outcome outcome = new Migrate(Optional.empty(), limits, migrations)
                .run(new BackupProject(project.directory()).request(database).environment());
        new MigrateEvents(told.goal(), migrations, limits).tell(outcome);
        warnings = told.finish();
        return new Ran(words(outcome), state(database), kinds(told.inFile()));
    }

    private static String words(Migrate.Outcome outcome) {
        MigrateOutcome migrated = ((Migrate.Outcome.Done) outcome).result();
        String applied = migrated.applied().stream()
                .map(done -> done.migration().script())
                .toList()
                .toString();
        return migrated instanceof MigrateOutcome.Failed failed
                ? applied + failed.findings().stream().map(Finding::code).toList() + failed.halfDone()
                : applied;
    }

    private static List<String> state(ScratchDatabase database) throws Exception {
        return Queries.strings(database, """
                SELECT concat_ws(' ', version, script, success) FROM flyway_schema_history
                UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                ORDER BY 1
                """);
    }

    private static List<String> kinds(List<JsonObject> events) {
        return events.stream().map(event -> event.get("event").getAsString()).toList();
    }

    private static TelemetrySettings sinks(String address) {
        return TelemetrySettingsReader.read(
                        Map.of(
                                "GRAFANA_LOKI_URL", address,
                                "OTEL_EXPORTER_OTLP_ENDPOINT", address,
                                "ALERTMANAGER_URL", address,
                                "PAGERDUTY_ROUTING_KEY", "0123456789abcdef0123456789abcdef",
                                "PAGERDUTY_URL", address,
                                "SLACK_WEBHOOK_URL", address + "/services/T/B/x",
                                "DB_WEBHOOK_URL", address + "/hook"),
                        Map.of("db.telemetry.flushBudget", BUDGET, "db.telemetry.incidents", "staging"))
                .inEnvironment("staging", false);
    }
}
