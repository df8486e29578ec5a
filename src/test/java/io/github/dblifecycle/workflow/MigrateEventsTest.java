package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.ToldEvents.kinds;
import static io.github.dblifecycle.workflow.ToldEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.DatabaseUrl;
import io.github.dblifecycle.environment.HostAndPort;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateEventsTest {

    private static final String CANARY = "canary-4711";

    @TempDir
    private Path directory;

    private ScratchDatabase database;
    private MigrationProject project;

    @BeforeEach
    void create() {
        database = EmbeddedPostgres.createDatabase();
        project = new MigrationProject(directory);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aGoodRunIsToldScriptByScriptAndStatementByStatement() throws Exception {
        project.migration("V1__first.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (2);");
        project.migration("V2__second.sql", "CREATE INDEX i ON a (id);");

        List<JsonObject> events = migrate(RunLimits.USUAL);

        assertThat(kinds(events))
                .containsExactly(
                        "run.started",
                        "script.started",
                        "script.finished",
                        "script.started",
                        "script.finished",
                        "run.finished");
        JsonObject finished = only(events, "run.finished");
        assertThat(finished.get("applied").getAsInt()).isEqualTo(2);
        assertThat(finished.get("schema_version").getAsString()).isEqualTo("2");
        assertThat(finished.get("environment").getAsString()).isEqualTo("staging");
        assertThat(finished.get("server_version").getAsString()).startsWith("18.");
        JsonObject insert = events.stream()
                .filter(event -> event.has("rows") && event.get("rows").getAsInt() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(insert.get("event").getAsString()).isEqualTo("statement.finished");
        assertThat(insert.get("line").getAsInt()).isEqualTo(2);
        assertThat(insert.get("script").getAsString()).isEqualTo("V1__first.sql");
        assertThat(kinds(migrate(RunLimits.USUAL))).containsSubsequence("run.started", "run.finished");
    }

    @Test
    void whatFailsIsToldWithItsCodeAndPlaceAndWithoutAValue() throws Exception {
        project.migration("V1__first.sql", "CREATE TABLE a (word text CONSTRAINT once UNIQUE);");
        project.migration(
                "V2__second.sql", "INSERT INTO a VALUES ('" + CANARY + "');\nINSERT INTO a VALUES ('" + CANARY + "');");

        List<JsonObject> events = migrate(RunLimits.USUAL);

        assertThat(kinds(events))
                .containsExactly(
                        "run.started",
                        "script.started",
                        "script.finished",
                        "script.started",
                        "script.failed",
                        "run.failed");
        JsonObject failed = only(events, "script.failed");
        assertThat(failed.get("script").getAsString()).isEqualTo("V2__second.sql");
        assertThat(failed.get("sqlstate").getAsString()).isEqualTo("23505");
        assertThat(failed.get("reason").getAsString()).isEqualTo("unique_violation");
        assertThat(failed.get("constraint").getAsString()).isEqualTo("once");
        assertThat(failed.get("table").getAsString()).isEqualTo("public.a");
        assertThat(failed.get("line").getAsInt()).isEqualTo(2);
        assertThat(events.toString()).doesNotContain(CANARY);
    }

    @Test
    void whatAServerSaysOfAValueIsNotTold() throws Exception {
        project.migration(
                "V1__first.sql",
                "DO $$ BEGIN RAISE EXCEPTION 'no " + CANARY + "' USING DETAIL = '" + CANARY + "'; END $$;");
        project.migration("V2__second.sql", "SELECT 1;");

        List<JsonObject> events = migrate(RunLimits.USUAL);

        assertThat(only(events, "script.failed").get("reason").getAsString()).isEqualTo("raise_exception");
        assertThat(events.toString()).doesNotContain(CANARY);
    }

    @Test
    void theDeadlineIsToldInsteadOfAFailure() throws Exception {
        project.migration("V1__first.sql", "SELECT 1;\nSELECT pg_sleep(600);");

        List<JsonObject> events = migrate(new RunLimits(Duration.ofSeconds(2), Duration.ofSeconds(2)));

        assertThat(kinds(events)).containsExactly("run.started", "script.started", "run.deadline_passed");
        JsonObject passed = only(events, "run.deadline_passed");
        assertThat(passed.get("deadline_ms").getAsLong()).isEqualTo(2000);
        assertThat(passed.get("line").getAsInt()).isEqualTo(2);
        assertThat(passed.get("level").getAsString()).isEqualTo("error");
    }

    @Test
    void whoIsInTheWayIsToldWithoutTheirQuery() throws Exception {
        project.migration("V1__first.sql", "CREATE TABLE a (word text);");
        migrate(RunLimits.USUAL);
        project.migration("V2__second.sql", "ALTER TABLE a ADD COLUMN b int;");
        ToldEvents told = new ToldEvents(directory, "migrate");
        try (Connection other = database.database().connect("other application");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO a VALUES ('" + CANARY + "')");
            migrate(told, new RunLimits(Duration.ofSeconds(6), Duration.ofSeconds(2)));
            other.rollback();
        }

        List<JsonObject> events = told.all();
        JsonObject waited = events.stream()
                .filter(event -> event.get("event").getAsString().equals("lock.waited"))
                .findFirst()
                .orElseThrow();
        assertThat(waited.get("blocker").getAsString()).contains("other application");
        assertThat(waited.get("lock").getAsString()).contains("AccessExclusiveLock");
        JsonObject retried = events.stream()
                .filter(event -> event.get("event").getAsString().equals("script.retried"))
                .findFirst()
                .orElseThrow();
        assertThat(retried.get("attempt").getAsInt()).isEqualTo(1);
        assertThat(retried.get("reason").getAsString()).isEqualTo("lock_not_available");
        assertThat(kinds(events)).endsWith("run.deadline_passed").doesNotContain("script.failed", "run.failed");
        assertThat(events.toString()).doesNotContain(CANARY);
    }

    @Test
    void aGoalThatNeverBeganIsNotSaidToHaveFailed() throws Exception {
        ToldEvents told = new ToldEvents(directory, "migrate");
        told.goal().failed(new IllegalStateException("no"));

        assertThat(told.all()).isEmpty();
    }

    @Test
    void aConnectionThatIsNotHadIsToldByItsReason() throws Exception {
        ToldEvents told = new ToldEvents(directory, "migrate");
        told.keepSecret("hunter-two");
        told.goal().started(Optional.empty());
        try {
            unreachable("hunter-two").connect("test").close();
        } catch (SQLException e) {
            told.goal().failed(e);
            told.goal().failed(e);
        }

        List<JsonObject> events = told.all();
        assertThat(kinds(events)).containsExactly("run.started", "run.failed");
        assertThat(only(events, "run.failed").get("reason").getAsString()).startsWith("no connection: ");
        assertThat(events.toString()).doesNotContain("hunter-two");
    }

    private static Database unreachable(String password) {
        return new Database(
                DatabaseUrl.of(new HostAndPort("127.0.0.1", 1), "shop"),
                Optional.of("app"),
                Optional.of(new Secret(password)));
    }

    private List<JsonObject> migrate(RunLimits limits) throws Exception {
        ToldEvents told = new ToldEvents(directory, "migrate");
        migrate(told, limits);
        return told.all();
    }

    private void migrate(ToldEvents told, RunLimits limits) throws Exception {
        told.goal().started(Optional.of(limits.deadline()));
        MigrationEvents migrations = new MigrationEvents(told.goal(), MigrationListener.SILENT);
        Migrate.Outcome outcome = new Migrate(Optional.empty(), limits, migrations)
                .run(new BackupProject(directory).request(database).environment());
        new MigrateEvents(told.goal(), migrations, limits).tell(outcome);
    }
}
