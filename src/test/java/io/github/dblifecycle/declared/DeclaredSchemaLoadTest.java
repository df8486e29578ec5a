package io.github.dblifecycle.declared;

import static io.github.dblifecycle.scratch.Queries.execute;
import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.StatementTrace;
import io.github.dblifecycle.trace.TracedPositions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeclaredSchemaLoadTest {

    private ScratchDatabase database;
    private Connection connection;
    private StatementTrace trace;

    @BeforeEach
    void prepare() throws SQLException {
        database = EmbeddedPostgres.createDatabase();
        connection = database.connect();
        trace = StatementTrace.prepare(connection);
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
            database.close();
        }
    }

    private LoadOutcome load(MissingRoles roles, String... texts) throws SQLException {
        List<DeclaredFile> files = new ArrayList<>();
        for (String text : texts) {
            files.add(new DeclaredFile((char) ('a' + files.size()) + ".sql", text));
        }
        return new DeclaredSchema(files).load(connection, trace, roles, Clock.systemUTC());
    }

    private void loads(String... texts) throws SQLException {
        assertThat(load(MissingRoles.REPORT, texts)).isInstanceOf(LoadedSchema.class);
    }

    private List<Finding> refused(String... texts) throws SQLException {
        LoadOutcome outcome = load(MissingRoles.REPORT, texts);
        assertThat(outcome).isInstanceOf(LoadFailure.class);
        return ((LoadFailure) outcome).findings();
    }

    private static String at(Finding finding) {
        return finding.code() + " "
                + finding.position().map(SourcePosition::toString).orElse("");
    }

    private Optional<SourcePosition> positionOf(String relation) throws SQLException {
        TracedPositions positions = trace.read(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT xmin::text::bigint, cmin::text::bigint FROM pg_class WHERE relname = '" + relation
                                + "'")) {
            assertThat(row.next()).as(relation).isTrue();
            return positions.positionOf(row.getLong(1), row.getLong(2));
        }
    }

    @Test
    void statementsMayStandInAnyOrderAcrossFiles() throws SQLException {
        loads("""
                CREATE VIEW v2 AS SELECT * FROM v1;
                CREATE VIEW v1 AS SELECT id, f(id) AS g FROM s.t;
                ALTER TABLE s.child ADD FOREIGN KEY (parent) REFERENCES s.t (id);
                GRANT SELECT ON s.t TO PUBLIC;
                """, """
                CREATE TABLE s.child (parent bigint, mood mood);
                ALTER TABLE s.t ADD PRIMARY KEY (id);
                CREATE TABLE s.t (id bigint);
                CREATE FUNCTION f(a bigint) RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM s.child; END;
                CREATE TYPE mood AS ENUM ('ok');
                CREATE SCHEMA s;
                """);
        assertThat(strings(connection, "SELECT viewname FROM pg_views WHERE schemaname = 'public' ORDER BY 1"))
                .containsExactly("v1", "v2");
        assertThat(strings(connection, "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                .containsExactly("1");
    }

    @Test
    void aStatementThatHadToWaitRunsUnderTheSettingsOfItsPlace() throws SQLException {
        loads("""
                CREATE SCHEMA one; CREATE SCHEMA two;
                SET search_path = one;
                CREATE VIEW v AS SELECT * FROM late.t;
                SELECT pg_catalog.set_config('search_path', 'two', false);
                CREATE VIEW v AS SELECT * FROM late.t;
                RESET search_path;
                CREATE VIEW v AS SELECT * FROM late.t;
                BEGIN;
                SET LOCAL search_path = late;
                CREATE VIEW w AS SELECT * FROM later;
                COMMIT;
                CREATE VIEW w AS SELECT * FROM late.later;
                """, "CREATE SCHEMA late; CREATE TABLE late.t (); CREATE TABLE late.later (); CREATE TABLE here ();");
        assertThat(
                        strings(
                                connection,
                                "SELECT schemaname || '.' || viewname FROM pg_views WHERE schemaname !~ '^(pg_|inf)' ORDER BY 1"))
                .containsExactly("late.w", "one.v", "public.v", "public.w", "two.v");
        assertThat(strings(connection, "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'here'"))
                .as("settings end with their file")
                .containsExactly("public");
        assertThat(strings(connection, "SHOW search_path")).containsExactly("\"$user\", public");
    }

    @Test
    void aStatementThatNeverRunsIsReportedWithTheLineOfTheError() throws SQLException {
        List<Finding> findings = refused("""
                CREATE TABLE t (a int);

                CREATE VIEW v AS
                  SELECT a,
                         '\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00', nope
                  FROM t;
                CREATE VIEW w AS SELECT * FROM v;
                """);
        assertThat(findings).extracting(DeclaredSchemaLoadTest::at).containsExactly("DB016 a.sql:5", "DB016 a.sql:7");
        assertThat(findings.get(0).message()).contains("column \"nope\" does not exist");
        assertThat(findings.get(0).details()).contains("the statement begins on line 3");
        assertThat(findings.get(0).fix()).isPresent();
    }

    @Test
    void errorsThatCannotGetBetterAreReportedWithTheOthers() throws SQLException {
        assertThat(refused("CREATE TABLE t ();\nCREATE TABLE t ();\nCREATE TABEL u ();\nCREATE TABLE v (a nope);"))
                .extracting(DeclaredSchemaLoadTest::at)
                .containsExactly("DB016 a.sql:2", "DB016 a.sql:3", "DB016 a.sql:4");
    }

    @Test
    void aRefusedStatementLeavesTheOthersOfItsBatchIntact() throws SQLException {
        StringBuilder script = new StringBuilder("CREATE TABLE log (n int);\n");
        for (int number = 0; number < 250; number++) {
            script.append("INSERT INTO log VALUES (").append(number).append(");\n");
            if (number % 50 == 25) {
                script.append("CREATE VIEW v").append(number).append(" AS SELECT * FROM late;\n");
            }
        }
        loads(script + "CREATE TABLE late ();");
        assertThat(strings(connection, "SELECT count(*) || ' ' || count(DISTINCT n) FROM log"))
                .containsExactly("250 250");
    }

    @Test
    void aRoleThatIsMissingIsCreatedWhereThatIsAllowed() throws SQLException {
        String role = "Declared \"app\" user";
        String quoted = new Identifier(role).quoted();
        try {
            LoadOutcome outcome = load(
                    MissingRoles.CREATE,
                    "SET search_path = public; CREATE TABLE t (a int); GRANT SELECT ON t TO " + quoted
                            + ", declared_other; ALTER TABLE t OWNER TO declared_other; CREATE POLICY p ON t TO "
                            + quoted + "; ALTER DEFAULT PRIVILEGES FOR ROLE declared_third GRANT SELECT ON TABLES TO "
                            + quoted + "; CREATE ROLE declared_third LOGIN; CREATE TABLE u ();");
            assertThat(outcome).isInstanceOf(LoadedSchema.class);
            assertThat(outcome.createdRoles())
                    .extracting(Identifier::value)
                    .containsExactly(role, "declared_other", "declared_third");
            assertThat(strings(connection, "SELECT rolcanlogin FROM pg_roles WHERE rolname LIKE 'declared_o%'"))
                    .containsExactly("f");
        } finally {
            execute(connection, "DROP OWNED BY " + quoted + ", declared_other, declared_third");
            execute(connection, "DROP ROLE " + quoted + ", declared_other, declared_third");
        }
    }

    @Test
    void aRoleThatIsMissingIsReportedWhereItMayNotBeCreated() throws SQLException {
        List<Finding> findings = refused("CREATE TABLE t ();\nGRANT SELECT ON t TO declared_nobody;");
        assertThat(findings).extracting(DeclaredSchemaLoadTest::at).containsExactly("DB017 a.sql:2");
        assertThat(findings.get(0).fix().orElse("")).contains("CREATE ROLE \"declared_nobody\"");
    }

    @Test
    void transactionsAndStatementsThatRefuseThemMayBeMixed() throws SQLException {
        loads("""
                BEGIN;
                CREATE TABLE t (a int);
                CREATE VIEW v AS SELECT * FROM late;
                SAVEPOINT s;
                CREATE TABLE gone ();
                ROLLBACK TO SAVEPOINT s;
                COMMIT;
                CREATE INDEX CONCURRENTLY i ON t (a);
                VACUUM t;
                DO $$ BEGIN CREATE TABLE w (); COMMIT; END $$;
                CREATE TYPE e AS ENUM ('a');
                ALTER TYPE e ADD VALUE 'b';
                CREATE TABLE d (e e DEFAULT 'b');
                CREATE TABLE late ();
                """);
        assertThat(strings(
                        connection,
                        "SELECT relname FROM pg_class WHERE relname IN ('t','v','gone','i','w','d') ORDER BY 1"))
                .containsExactly("d", "i", "t", "v", "w");
    }

    @Test
    void aTransactionThatIsNotEndedIsReported() throws SQLException {
        assertThat(refused("BEGIN;\nCREATE TABLE t ();", "CREATE TABLE u ();"))
                .extracting(DeclaredSchemaLoadTest::at)
                .containsExactly("DB018 a.sql:2");
    }

    @Test
    void rowsOfACopyAreLoadedEvenBeforeTheirTable() throws SQLException {
        loads("COPY t (a, b) FROM stdin;\n1\tone;\n2\t\\N\n\\.\nCREATE TABLE t (a int, b text);\n");
        assertThat(strings(connection, "SELECT a || coalesce(b, '-') FROM t ORDER BY a"))
                .containsExactly("1one;", "2-");
    }

    @Test
    void commandsOfPsqlAreReportedUnlessTheyChangeNothing() throws SQLException {
        List<Finding> findings = refused("\\restrict x\nCREATE TABLE t ();\n\\i other.sql\n\\unrestrict x\n");
        assertThat(findings).extracting(DeclaredSchemaLoadTest::at).containsExactly("DB015 a.sql:3");
        assertThat(findings.get(0).message()).startsWith("\\i is a command of psql");
        loads("\\restrict x\nCREATE TABLE t ();\n\\unrestrict x\n");
    }

    @Test
    void aQuoteThatIsNeverClosedIsReportedWhereItBegins() throws SQLException {
        assertThat(refused("CREATE TABLE t ();\nCOMMENT ON TABLE t IS 'a;\n\n"))
                .extracting(DeclaredSchemaLoadTest::at)
                .containsExactly("DB014 a.sql:2");
    }

    @Test
    void aSettingThatIsRefusedStopsItsFile() throws SQLException {
        List<Finding> findings = refused("SET no_such_setting = 1;\nCREATE TABLE t ();", "CREATE TABLE u ();");
        assertThat(findings).extracting(DeclaredSchemaLoadTest::at).containsExactly("DB016 a.sql:1");
        assertThat(strings(connection, "SELECT relname FROM pg_class WHERE relname IN ('t', 'u')"))
                .containsExactly("u");
    }

    @Test
    void otherEncodingsOfTheDumpDoNotBreakTheConnection() throws SQLException {
        loads("SET client_encoding = 'LATIN1';\nCREATE TABLE t ();\nCOMMENT ON TABLE t IS 'größe';\n");
        assertThat(strings(connection, "SELECT obj_description('t'::regclass)")).containsExactly("größe");
    }

    @Test
    void everyObjectKnowsItsLine() throws SQLException {
        loads("""
                CREATE VIEW v AS
                 SELECT * FROM t;
                CREATE TABLE a ();
                CREATE TABLE b ();
                """, """
                CREATE TABLE t (a int);
                DO $$ BEGIN CREATE TABLE c (); EXCEPTION WHEN others THEN NULL; END $$;
                CREATE INDEX CONCURRENTLY i ON t (a);
                BEGIN;
                CREATE TABLE d ();
                CREATE TABLE e ();
                COMMIT;
                CREATE TABLE f ();
                """);
        assertThat(positionOf("v")).contains(new SourcePosition("a.sql", 1));
        assertThat(positionOf("a")).contains(new SourcePosition("a.sql", 3));
        assertThat(positionOf("b")).contains(new SourcePosition("a.sql", 4));
        assertThat(positionOf("c")).contains(new SourcePosition("b.sql", 2));
        assertThat(positionOf("i")).contains(new SourcePosition("b.sql", 3));
        assertThat(positionOf("d")).contains(new SourcePosition("b.sql", 5));
        assertThat(positionOf("e")).contains(new SourcePosition("b.sql", 6));
        assertThat(positionOf("f")).contains(new SourcePosition("b.sql", 8));
    }

    @Test
    void aLongChainDeclaredBackwardsLoads() throws SQLException {
        List<String> chain = new ArrayList<>(List.of("CREATE TABLE v0 (a int);"));
        for (int number = 1; number <= 40; number++) {
            chain.add("CREATE VIEW v" + number + " AS SELECT * FROM v" + (number - 1) + ";");
        }
        Collections.reverse(chain);
        loads(String.join("\n", chain));
        assertThat(strings(connection, "SELECT count(*) FROM pg_views WHERE viewname ~ '^v[0-9]+$'"))
                .containsExactly("40");
    }
}
