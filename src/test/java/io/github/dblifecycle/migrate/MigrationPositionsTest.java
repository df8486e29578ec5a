package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.read.CatalogReading;
import io.github.dblifecycle.catalog.read.RowVersion;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.trace.StatementTrace;
import io.github.dblifecycle.trace.TracedPositions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every object knows the line that made it or changed it last, whatever way the script was run. */
class MigrationPositionsTest {

    @TempDir
    Path directory;

    private MigrationProject project;
    private ScratchDatabase database;

    @BeforeEach
    void create() {
        project = new MigrationProject(directory);
        database = EmbeddedPostgres.createDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Map<String, String> positions() throws SQLException {
        StatementTrace trace = MigrationProject.trace(database);
        assertThat(project.apply(database, trace)).isInstanceOf(ScratchOutcome.Complete.class);
        CatalogReading reading = project.reading(database);
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = database.connect()) {
            TracedPositions positions = trace.read(connection);
            for (Map.Entry<ObjectReference, RowVersion> entry :
                    reading.versions().entrySet()) {
                positions
                        .positionOf(
                                entry.getValue().transaction(), entry.getValue().command())
                        .ifPresent(position -> found.put(
                                entry.getKey().display(),
                                position.toString().replace(MigrationProject.MIGRATIONS, "")));
            }
        }
        return found;
    }

    private void scripts() {
        project.migration("V1__a.sql", """
                -- the first
                CREATE TABLE t (
                    id int PRIMARY KEY
                );

                COPY t FROM stdin;
                1
                \\.
                CREATE VIEW v AS SELECT id FROM t;
                """)
                .migration("V2__b.sql", "CREATE INDEX CONCURRENTLY i ON t (id);")
                .migration("V3__c.sql", "SET ROLE pg_database_owner;\nRESET ROLE;\nALTER TABLE t ADD note text;\n")
                .migration("R__f.sql", "\n\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n");
    }

    private static void assertPositions(Map<String, String> positions) {
        assertThat(positions)
                .containsEntry("table public.t", "V3__c.sql:3")
                .containsEntry("column public.t.id", "V1__a.sql:2")
                .containsEntry("constraint t_pkey on public.t", "V1__a.sql:2")
                .containsEntry("view public.v", "V1__a.sql:9")
                .containsEntry("index public.i", "V2__b.sql:1")
                .containsEntry("column public.t.note", "V3__c.sql:3")
                .containsEntry("function public.f()", "R__f.sql:3");
    }

    @Test
    void ofScriptsThatAreSentInBatches() throws SQLException {
        scripts();

        assertPositions(positions());
    }

    @Test
    void ofScriptsThatFlywayKeepsTheBooksOf() throws SQLException {
        scripts();
        project.migration("afterMigrate.sql", "SELECT 1;");

        assertPositions(positions());
    }

    @Test
    void ofSchemasThatFlywayCreatesThereAreNone() throws SQLException {
        project.with("flyway.schemas", "app").migration("V1__a.sql", "CREATE TABLE t ();");

        assertThat(positions()).containsEntry("table app.t", "V1__a.sql:1").doesNotContainKey("schema app");
    }
}
