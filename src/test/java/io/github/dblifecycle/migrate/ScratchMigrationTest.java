package io.github.dblifecycle.migrate;

import static io.github.dblifecycle.scratch.Queries.execute;
import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchMigrationTest {

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

    private List<String> apply() throws SQLException {
        ScratchOutcome outcome = project.apply(database);
        assertThat(outcome).isInstanceOf(ScratchOutcome.Complete.class);
        return outcome.ran().stream().map(ScratchOutcome.Ran::script).toList();
    }

    private List<String> rows(String query) throws SQLException {
        return strings(database, query);
    }

    @Test
    void nothingIsCompleteAtOnce() throws SQLException {
        assertThat(apply()).isEmpty();
    }

    @Test
    void everyScriptRunsOnceInFlywaysOrder() throws SQLException {
        project.migration("R__b.sql", "INSERT INTO log VALUES ('R b')")
                .migration("R__a.sql", "INSERT INTO log VALUES ('R a')")
                .migration("V10__later.sql", "INSERT INTO log VALUES ('10')")
                .migration("V9__earlier.sql", "INSERT INTO log VALUES ('9')")
                .migration("V1.10__x.sql", "INSERT INTO log VALUES ('1.10')")
                .migration("V1.9__x.sql", "INSERT INTO log VALUES ('1.9')")
                .migration("V1__first.sql", "CREATE TABLE log (line text, at int GENERATED ALWAYS AS IDENTITY)");

        assertThat(apply())
                .containsExactly(
                        "V1__first.sql",
                        "V1.9__x.sql",
                        "V1.10__x.sql",
                        "V9__earlier.sql",
                        "V10__later.sql",
                        "R__a.sql",
                        "R__b.sql");
        assertThat(rows("SELECT line FROM log ORDER BY at")).containsExactly("1.9", "1.10", "9", "10", "R a", "R b");
    }

    @Test
    void copiesDataThatStandsInTheScript() throws SQLException {
        project.migration("V1__a.sql", """
                CREATE TABLE t (id int, n text);
                COPY t (id, n) FROM stdin;
                1\tone
                2\ttwo; and '$$' more
                \\.
                INSERT INTO t VALUES (3, 'three');
                """);
        apply();

        assertThat(rows("SELECT n FROM t ORDER BY id")).containsExactly("one", "two; and '$$' more", "three");
    }

    @Test
    void buildsAnIndexConcurrentlyInAScriptOfItsOwn() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE t (id int);")
                .migration("V2__b.sql", "CREATE INDEX CONCURRENTLY i ON t (id);")
                .migration("V3__c.sql", "ALTER TABLE t ADD n int;");
        apply();

        assertThat(rows("SELECT indexdef FROM pg_indexes WHERE indexname = 'i'"))
                .hasSize(1);
    }

    @Test
    void runsAScriptOutsideATransactionWhereItsConfigurationSaysSo() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE t (id int);\nREINDEX TABLE CONCURRENTLY t;\nVACUUM t;")
                .migration("V1__a.sql.conf", "executeInTransaction=false");

        assertThat(apply()).containsExactly("V1__a.sql");
    }

    @Test
    void replacesPlaceholders() throws SQLException {
        project.with("flyway.placeholders.name", "orders")
                .migration("V1__a.sql", "CREATE TABLE ${name} (id int); -- in ${flyway:database}")
                .migration("V2__b.sql", "COMMENT ON TABLE orders IS '${name}';")
                .migration("V2__b.sql.conf", "placeholderReplacement=false");
        apply();

        assertThat(rows("SELECT obj_description('orders'::regclass)")).containsExactly("${name}");
    }

    @Test
    void callbacksRunWhereFlywayRunsThem() throws SQLException {
        project.migration("beforeMigrate.sql", "CREATE TABLE log (line text, at int GENERATED ALWAYS AS IDENTITY);")
                .migration("beforeEachMigrate.sql", "INSERT INTO log VALUES ('before each');")
                .migration("V1__a.sql", "INSERT INTO log VALUES ('1');")
                .migration("V2__b.sql", "INSERT INTO log VALUES ('2');")
                .migration("afterMigrate__done.sql", "INSERT INTO log VALUES ('after');");

        assertThat(apply()).containsExactly("V1__a.sql", "V2__b.sql");
        assertThat(rows("SELECT line FROM log ORDER BY at"))
                .containsExactly("before each", "1", "before each", "2", "after");
    }

    @Test
    void roleAndSearchPathDoNotLeakIntoTheNextScript() throws SQLException {
        project.migration("V1__a.sql", """
                CREATE SCHEMA app;
                SET search_path = app;
                SET ROLE pg_database_owner;
                """).migration("V2__b.sql", """
                CREATE TABLE t AS SELECT current_user AS who, current_setting('search_path') AS path, current_schema() AS here;
                """);
        apply();

        assertThat(rows("SELECT who = session_user FROM public.t")).containsExactly("t");
        assertThat(rows("SELECT here FROM public.t")).containsExactly("public");
    }

    @Test
    void aScriptMayReadFlywaysHistory() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE t (script text, checksum int, success boolean);")
                .migration("V2__b.sql", "INSERT INTO t SELECT script, checksum, success FROM flyway_schema_history;")
                .migration("R__c.sql", "SELECT 1;");
        apply();

        assertThat(rows("SELECT t::text FROM t"))
                .singleElement()
                .asString()
                .startsWith("(V1__a.sql,")
                .endsWith(",t)");
        assertThat(rows("SELECT installed_rank || ' ' || coalesce(version, '-') || ' ' || description || ' ' || type"
                        + " FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1 1 a SQL", "2 2 b SQL", "3 - c SQL");
    }

    @Test
    void aScriptMayAskAndGetAnAnswer() throws SQLException {
        project.migration("V1__a.sql", """
                CREATE SEQUENCE s;
                SELECT setval('s', 42);
                SELECT * FROM generate_series(1, 1000);
                INSERT INTO pg_catalog.pg_description SELECT 1, 1, 1, 'x' WHERE false RETURNING *;
                CREATE TABLE t AS SELECT last_value FROM s;
                """);
        apply();

        assertThat(rows("SELECT last_value FROM t")).containsExactly("42");
    }

    @Test
    void dollarQuotesMayBeNested() throws SQLException {
        project.migration("V1__a.sql", """
                DO $outer$
                BEGIN
                  EXECUTE $inner$ CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'a;b'; $$ $inner$;
                END
                $outer$;
                CREATE TABLE t AS SELECT f() AS f;
                """);
        apply();

        assertThat(rows("SELECT f FROM t")).containsExactly("a;b");
    }

    @Test
    void moreStatementsThanOneBatchTakesRunAllAndInOrder() throws SQLException {
        StringBuilder script = new StringBuilder("CREATE TABLE t (n int);\n");
        for (int i = 1; i <= 450; i++) {
            script.append("INSERT INTO t SELECT count(*) + 1 FROM t;\n");
        }
        project.migration("V1__a.sql", script.toString());
        apply();

        assertThat(rows("SELECT max(n) || '/' || count(*) FROM t")).containsExactly("450/450");
    }

    @Test
    void flywayCreatesTheSchemasItIsToldOf() throws SQLException {
        project.with("flyway.schemas", "app,audit")
                .migration("V1__a.sql", "CREATE TABLE t (id int); CREATE TABLE audit.log (id int);");
        apply();

        assertThat(
                        rows(
                                "SELECT schemaname || '.' || tablename FROM pg_tables WHERE tablename IN ('t', 'log') ORDER BY 1"))
                .containsExactly("app.t", "audit.log");
    }

    @Test
    void aMigrationWrittenInJavaRunsAmongTheScripts() throws Exception {
        Path classes = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        project.migration("V1__a.sql", "CREATE TABLE t (id int);")
                .migration("V3__c.sql", "ALTER TABLE t ALTER by_java SET NOT NULL;")
                .classes(classes, getClass().getClassLoader());
        MigrationSettings settings =
                project.settings("classpath:db/migration", "classpath:io/github/dblifecycle/migrate/written");
        ScratchOutcome outcome = new ScratchMigration(settings, Optional.of(MigrationProject.trace(database)))
                .apply(database.database());

        assertThat(outcome).isInstanceOf(ScratchOutcome.Complete.class);
        assertThat(outcome.ran())
                .extracting(ScratchOutcome.Ran::version)
                .containsExactly(Optional.of("1"), Optional.of("2"), Optional.of("3"));
    }

    @Test
    void theSchemaIsTheOneThatFlywayByItselfLeadsTo() throws SQLException {
        project.migration("V1__types.sql", """
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                CREATE TABLE orders (id bigserial PRIMARY KEY, mood mood DEFAULT 'ok', at timestamptz DEFAULT now());
                """)
                .migration(
                        "V2__roles.sql", "SET search_path = pg_catalog; CREATE TABLE public.x (a text COLLATE \"C\");")
                .migration("V3__more.sql", """
                ALTER TABLE orders ADD COLUMN note varchar(20) CHECK (note <> '');
                CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN a + 1; END $$;
                CREATE INDEX ON orders (f(id::int)) WHERE false;
                """)
                .migration("V4__concurrent.sql", "CREATE INDEX CONCURRENTLY n ON orders (note);")
                .migration("V5__data.sql", "COPY x FROM stdin;\na\n\\.\n")
                .migration("R__view.sql", "CREATE VIEW v AS SELECT id, note FROM orders;");
        apply();
        Catalog ours = project.catalog(database);
        try (ScratchDatabase other = EmbeddedPostgres.createDatabase()) {
            new FlywayFactory(project.settings())
                    .configuration()
                    .dataSource(
                            other.database().jdbcUrl(),
                            other.database().user().orElse(""),
                            other.database().password().map(Secret::reveal).orElse(""))
                    .load()
                    .migrate();

            assertThat(ours.objects().keySet()).hasSizeGreaterThan(10);
            assertThat(ours).isEqualTo(project.catalog(other));
            String history = "SELECT installed_rank || coalesce(version, '') || description || type || script"
                    + " || coalesce(checksum, 0) || installed_by || success FROM flyway_schema_history ORDER BY 1";
            assertThat(rows(history)).isEqualTo(strings(other, history));
        }
    }

    @Test
    void whatFailedLeavesNothingBehindAndWhatRanBeforeItStays() throws SQLException {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();\nCREATE TABLE a ();")
                .migration("V3__c.sql", "CREATE TABLE c ();");
        ScratchOutcome outcome = project.apply(database);

        assertThat(outcome).isInstanceOf(ScratchOutcome.Stopped.class);
        assertThat(outcome.ran()).extracting(ScratchOutcome.Ran::script).containsExactly("V1__a.sql");
        assertThat(rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                .containsExactly("a", "flyway_schema_history");
        execute(database, "CREATE TABLE usable ()");
    }
}
