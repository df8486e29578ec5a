package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that fails names the line to look at, whatever way its statements travelled. */
class ScriptFailureTest {

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

    private Finding failure() throws SQLException {
        ScratchOutcome outcome = project.apply(database);
        assertThat(outcome).isInstanceOf(ScratchOutcome.Stopped.class);
        return ((ScratchOutcome.Stopped) outcome).findings().get(0);
    }

    private Finding failureOf(String script) throws SQLException {
        project.migration("V1__a.sql", script);
        return failure();
    }

    private static String at(Finding finding) {
        return finding.position().orElseThrow().toString().replace(MigrationProject.MIGRATIONS, "");
    }

    @Test
    void aSyntaxErrorInTheMiddleOfAStatement() throws SQLException {
        Finding finding = failureOf("""
                -- orders

                CREATE TABLE orders (
                    id int,
                    -- a note
                    note txet oops,
                    at date
                );
                """);

        assertThat(at(finding)).isEqualTo("V1__a.sql:6");
        assertThat(finding.code()).isEqualTo("DB718");
        assertThat(finding.message())
                .contains("syntax error at or near \"oops\"")
                .contains("42601");
    }

    @Test
    void anErrorThatTheServerGivesNoPositionFor() throws SQLException {
        Finding finding = failureOf("CREATE TABLE t ();\nCREATE TABLE u ();\n\n/* again\n*/\nCREATE TABLE\n  t ();\n");

        assertThat(at(finding)).isEqualTo("V1__a.sql:6");
        assertThat(finding.message()).contains("relation \"t\" already exists");
        assertThat(finding.details()).contains("statement: CREATE TABLE");
    }

    @Test
    void theThirdOfManyStatements() throws SQLException {
        StringBuilder script = new StringBuilder("CREATE TABLE t (n int CHECK (n <> 3));\n");
        for (int i = 1; i <= 500; i++) {
            script.append("INSERT INTO t VALUES (").append(i).append(");\n");
        }
        Finding finding = failureOf(script.toString());

        assertThat(at(finding)).isEqualTo("V1__a.sql:4");
        assertThat(finding.details()).anyMatch(detail -> detail.contains("Failing row contains (3)"));
        assertThat(finding.details()).contains("statement: INSERT INTO t VALUES (3)");
    }

    @Test
    void aStatementBehindTheFirstBatch() throws SQLException {
        StringBuilder script = new StringBuilder("CREATE TABLE t (n int CHECK (n <> 333));\n");
        for (int i = 1; i <= 500; i++) {
            script.append("INSERT INTO t VALUES (").append(i).append(");\n");
        }

        assertThat(at(failureOf(script.toString()))).isEqualTo("V1__a.sql:334");
    }

    @Test
    void anErrorInsideAFunctionIsThatOfTheStatementThatCallsIt() throws SQLException {
        Finding finding = failureOf("""
                CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM 1;
                  INSERT INTO missing VALUES (1);
                END $$;

                SELECT
                  f();
                """);

        assertThat(at(finding)).isEqualTo("V1__a.sql:7");
        assertThat(finding.message()).contains("relation \"missing\" does not exist");
        assertThat(finding.details()).anyMatch(detail -> detail.startsWith("where: ") && detail.contains("line 4"));
    }

    @Test
    void anErrorThatOnlyTheCommitFinds() throws SQLException {
        Finding finding = failureOf("""
                CREATE TABLE t (id int PRIMARY KEY);
                CREATE TABLE u (id int REFERENCES t DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO u VALUES (1);
                """);

        assertThat(at(finding)).isEqualTo("V1__a.sql:1");
        assertThat(finding.message())
                .isEqualTo("migration fails: insert or update on table \"u\" violates foreign key constraint"
                        + " \"u_id_fkey\" (SQLSTATE 23503)");
        assertThat(finding.details()).contains("detail: Key (id)=(1) is not present in table \"t\".");
    }

    @Test
    void placeholdersDoNotMoveTheLine() throws SQLException {
        project.with("flyway.placeholders.columns", "a int,\nb int");

        assertThat(at(failureOf(
                        "CREATE TABLE ${flyway:defaultSchema}.t (\n  c int);\nCREATE TABLE u (\n  nonsense);\n")))
                .isEqualTo("V1__a.sql:4");
    }

    @Test
    void aByteOrderMarkDoesNotMoveTheLine() throws SQLException {
        assertThat(at(failureOf("\uFEFFCREATE TABLE t ();\n\nCREATE TABLE u (\n  nonsense);\n")))
                .isEqualTo("V1__a.sql:4");
    }

    @Test
    void windowsLineEndsAndCharactersOfTwoUnitsDoNotMoveTheLine() throws SQLException {
        assertThat(
                        at(
                                failureOf(
                                        "CREATE TABLE t ();\r\n-- \uD83D\uDE00 ü\r\nCREATE TABLE u (\r\n  a text DEFAULT '\uD83D\uDE00\uD83D\uDE00',\r\n  nonsense);\r\n")))
                .isEqualTo("V1__a.sql:5");
    }

    @Test
    void dataForCopyThatDoesNotFit() throws SQLException {
        Finding finding = failureOf("CREATE TABLE t (id int);\nCOPY t FROM stdin;\n1\nx\n\\.\n");

        assertThat(at(finding)).isEqualTo("V1__a.sql:2");
        assertThat(finding.message()).contains("invalid input syntax for type integer: \"x\"");
    }

    @Test
    void aStatementOutsideATransaction() throws SQLException {
        project.migration("V1__a.sql.conf", "executeInTransaction=false");

        assertThat(at(failureOf("CREATE TABLE t (id int);\nVACUUM t;\nVACUUM missing;\n")))
                .isEqualTo("V1__a.sql:3");
    }

    @Test
    void aCallback() throws SQLException {
        project.migration("afterMigrate.sql", "SELECT 1;\nSELECT missing();\n").migration("V1__a.sql", "SELECT 1;");

        assertThat(at(failure())).isEqualTo("afterMigrate.sql:2");
    }

    @Test
    void aScriptBesideCallbacks() throws SQLException {
        project.migration("beforeMigrate.sql", "SELECT 1;");

        assertThat(at(failureOf("CREATE TABLE t (\n  id int\n  oops);\n"))).isEqualTo("V1__a.sql:3");
    }

    @Test
    void aPlaceholderWithoutAValue() throws SQLException {
        Finding finding = failureOf("CREATE TABLE t ();\nCREATE TABLE ${name} ();\n");

        assertThat(finding.code()).isEqualTo("DB713");
        assertThat(at(finding)).isEqualTo("V1__a.sql:2");
        assertThat(finding.message()).contains("${name}");
    }

    @Test
    void aQuoteThatIsNeverClosed() throws SQLException {
        Finding finding = failureOf("CREATE TABLE t ();\nSELECT 'open;\n");

        assertThat(at(finding)).isEqualTo("V1__a.sql:2");
        assertThat(finding.message()).contains("unterminated quoted string");
    }

    @Test
    void aMigrationWrittenInJava() throws Exception {
        Path classes = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        project.classes(classes, getClass().getClassLoader());
        MigrationSettings settings = project.settings("classpath:io/github/dblifecycle/migrate/written");
        ScratchOutcome outcome = new ScratchMigration(settings, Optional.of(MigrationProject.trace(database)))
                .apply(database.database());

        assertThat(outcome).isInstanceOfSatisfying(ScratchOutcome.Stopped.class, stopped -> {
            Finding finding = stopped.findings().get(0);
            assertThat(finding.position().orElseThrow().file())
                    .isEqualTo("io.github.dblifecycle.migrate.written.V2__AddColumn");
            assertThat(finding.message()).contains("relation \"t\" does not exist (SQLSTATE 42P01)");
        });
    }
}
