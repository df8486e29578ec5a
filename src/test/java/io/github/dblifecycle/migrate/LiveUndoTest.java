package io.github.dblifecycle.migrate;

import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Undo scripts on a live database; the time limit is there for runs that hang. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveUndoTest {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), Duration.ofMillis(1500));
    private static final RunLimits SHORT = new RunLimits(Duration.ofSeconds(2), Duration.ofMillis(1500));

    @TempDir
    Path directory;

    private MigrationProject project;
    private ScratchDatabase database;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void create() throws SQLException {
        database = EmbeddedPostgres.createDatabase();
        project = new MigrationProject(directory)
                .migration("V1__customer.sql", "CREATE TABLE customer (id integer PRIMARY KEY);")
                .migration("V2__note.sql", "ALTER TABLE customer ADD note text;")
                .migration("V3__item.sql", "CREATE TABLE item (id integer);")
                .migration("U2__note.sql", "ALTER TABLE customer DROP note;")
                .migration("U3__item.sql", "-- all of it\nDROP TABLE ${table};\n")
                .with("flyway.placeholders.table", "item");
        assertThat(new LiveMigration(project.settings(), database.database()).migrate(LIMITS, MigrationListener.SILENT))
                .isInstanceOf(MigrateOutcome.UpToDate.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<UndoScript> scripts(String... versions) throws SQLException {
        SortedMap<String, UndoScript> all = new UndoReader(project.settings()).read(database.database());
        List<UndoScript> scripts = new ArrayList<>();
        for (String version : versions) {
            UndoScript script = all.get(version);
            assertThat(script).as("undo of " + version).isNotNull();
            scripts.add(script);
        }
        return scripts;
    }

    private List<HistoryRow> rows() throws SQLException {
        try (Connection connection = database.connect()) {
            return RepairReader.rows(LiveHistory.read(connection, project.settings()));
        }
    }

    private UndoOutcome undo(RunLimits limits, List<HistoryRow> planned, String... versions) throws SQLException {
        UndoListener listener = new UndoListener() {
            @Override
            public void undoing(UndoScript script) {
                told.add("undoing " + script.version());
            }

            @Override
            public void undone(UndoScript script, Duration duration) {
                told.add("undone " + script.version());
            }
        };
        return new LiveUndo(project.settings(), database.database(), listener)
                .undo(scripts(versions), planned, limits, MigrationListener.SILENT);
    }

    private Finding failed(UndoOutcome outcome) {
        assertThat(outcome).isInstanceOf(UndoOutcome.Failed.class);
        return ((UndoOutcome.Failed) outcome).findings().get(0);
    }

    private List<String> history() throws SQLException {
        return strings(
                database,
                "SELECT concat_ws(' ', installed_rank, version, description, type, script, success)"
                        + " FROM flyway_schema_history ORDER BY installed_rank");
    }

    @Test
    void scriptsAreReadAsFlywayReadsMigrations() throws SQLException {
        UndoScript item = scripts("3").get(0);

        assertThat(item.statements()).singleElement().satisfies(statement -> {
            assertThat(statement.sql()).endsWith("DROP TABLE item");
            assertThat(statement.position().line()).isEqualTo(2);
        });
        assertThat(item.transactional()).isTrue();
        assertThat(history()).hasSize(3);
    }

    @Test
    void whatIsTakenBackIsRecordedAndFlywayAppliesItAgain() throws SQLException {
        UndoOutcome outcome = undo(LIMITS, rows(), "3", "2");

        assertThat(outcome).isInstanceOf(UndoOutcome.Done.class);
        assertThat(told).containsExactly("undoing 3", "undone 3", "undoing 2", "undone 2");
        assertThat(history())
                .containsExactly(
                        "1 1 customer SQL V1__customer.sql t",
                        "2 2 note SQL V2__note.sql t",
                        "3 3 item SQL V3__item.sql t",
                        "4 3 item DELETE U3__item.sql t",
                        "5 2 note DELETE U2__note.sql t");
        assertThat(strings(
                        database,
                        "SELECT attname FROM pg_attribute WHERE attrelid = 'customer'::regclass"
                                + " AND attnum > 0 AND NOT attisdropped"))
                .containsExactly("id");

        MigrateOutcome again =
                new LiveMigration(project.settings(), database.database()).migrate(LIMITS, MigrationListener.SILENT);
        assertThat(again.applied()).hasSize(2);
        assertThat(strings(database, "SELECT to_regclass('item')::text")).containsExactly("item");
    }

    @Test
    void aScriptThatFailsLeavesItsVersionAndWhatCameBeforeIsKept() throws SQLException {
        project.migration("U2__note.sql", "SELECT 1;\nALTER TABLE customer DROP nothing_of_that_name;");

        UndoOutcome outcome = undo(LIMITS, rows(), "3", "2");

        Finding finding = failed(outcome);
        assertThat(finding.code()).isEqualTo("DB863");
        assertThat(finding.position().orElseThrow().line()).isEqualTo(2);
        assertThat(finding.message()).contains("U2__note.sql fails").contains("nothing_of_that_name");
        assertThat(finding.details()).contains("taken back in this run, and stay so: 3");
        assertThat(history()).hasSize(4).last().isEqualTo("4 3 item DELETE U3__item.sql t");
    }

    @Test
    void theDeadlineEndsAScriptAndNothingOfItStays() throws SQLException {
        project.migration("U3__item.sql", "DROP TABLE item;\nSELECT pg_sleep(60);");

        Finding finding = failed(undo(SHORT, rows(), "3"));

        assertThat(finding.code()).isEqualTo("DB741");
        assertThat(finding.details())
                .anyMatch(detail -> detail.contains("U3__item.sql:2"))
                .contains("nothing was taken back in this run");
        assertThat(history()).hasSize(3);
        assertThat(strings(database, "SELECT to_regclass('item')::text")).containsExactly("item");
    }

    @Test
    void aScriptOutsideATransactionThatStopsSaysWhereInTheHistory() throws SQLException {
        project.migration("U3__item.sql", "DROP TABLE item;\nSELECT nothing();\nSELECT 2;\n")
                .file(MigrationProject.MIGRATIONS + "U3__item.sql.conf", "executeInTransaction=false");
        List<HistoryRow> planned = rows();

        Finding finding = failed(undo(LIMITS, planned, "3"));

        assertThat(finding.code()).isEqualTo("DB863");
        assertThat(finding.position().orElseThrow().line()).isEqualTo(2);
        assertThat(history()).last().isEqualTo("4 3 item [stopped in 2 of 3] DELETE U3__item.sql f");
        Finding again = failed(undo(LIMITS, planned, "3"));
        assertThat(again.message()).contains("was cut off");
        assertThat(again.details()).anyMatch(detail -> detail.contains("statements before it are done"));

        Queries.execute(database, "CREATE TABLE item (id integer)");
        RepairOutcome repaired = new LiveRepair(project.settings(), database.database())
                .repair(LIMITS, MigrationListener.SILENT, Settlements.parse("3=again"), false);
        assertThat(repaired).isInstanceOf(RepairOutcome.Done.class);
        assertThat(history()).hasSize(3);
        assertThat(rows()).isEqualTo(planned);
    }

    @Test
    void aScriptOutsideATransactionMayDropIndexesConcurrently() throws SQLException {
        project.migration("V4__index.sql", "CREATE INDEX CONCURRENTLY item_id ON item (id);")
                .migration("U4__index.sql", "DROP INDEX CONCURRENTLY item_id;");
        new LiveMigration(project.settings(), database.database()).migrate(LIMITS, MigrationListener.SILENT);

        assertThat(undo(LIMITS, rows(), "4")).isInstanceOf(UndoOutcome.Done.class);

        assertThat(history()).last().isEqualTo("5 4 index DELETE U4__index.sql t");
        assertThat(strings(database, "SELECT to_regclass('item_id')::text IS NULL"))
                .containsExactly("t");
    }

    @Test
    void aHistoryThatOthersChangedSinceIsNotTouched() throws SQLException {
        List<HistoryRow> planned = rows();
        project.migration("V4__other.sql", "CREATE TABLE other ();");
        new LiveMigration(project.settings(), database.database()).migrate(LIMITS, MigrationListener.SILENT);

        assertThat(failed(undo(LIMITS, planned, "3")).code()).isEqualTo("DB862");
        assertThat(history()).hasSize(4);
    }

    @Test
    void whoHoldsALockIsWaitedForInTurns() throws Exception {
        List<HistoryRow> planned = rows();
        List<String> retries = new ArrayList<>();
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Queries.execute(reader, "SELECT * FROM item");
            MigrationListener waiting = new MigrationListener() {
                @Override
                public void started(Migration migration) {}

                @Override
                public void finished(Migration migration, Duration duration) {}

                @Override
                public void retrying(Retry retry) {
                    retries.add(retry.reason());
                    try {
                        reader.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            UndoListener silent = new UndoListener() {
                @Override
                public void undoing(UndoScript script) {}

                @Override
                public void undone(UndoScript script, Duration duration) {}
            };

            UndoOutcome outcome = new LiveUndo(project.settings(), database.database(), silent)
                    .undo(scripts("3"), planned, LIMITS, waiting);

            assertThat(outcome).isInstanceOf(UndoOutcome.Done.class);
        }
        assertThat(retries).hasSize(1);
        assertThat(history()).hasSize(4);
    }
}
