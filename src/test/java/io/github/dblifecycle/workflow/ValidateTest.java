package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.workflow.ValidateOutcome.Subject;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

    private static final String SCHEMA = ValidateProject.SCHEMA;

    @TempDir
    Path directory;

    private ValidateProject project;

    @BeforeEach
    void create() {
        project = new ValidateProject(directory);
    }

    private static String at(Finding finding) {
        return finding.position().orElseThrow().toString();
    }

    @Test
    void aProjectWithNothingToValidateIsSkipped() throws SQLException {
        assertThat(project.run()).isInstanceOf(ValidateOutcome.Skipped.class);
    }

    @Test
    void migrationsByThemselvesMustRun() throws SQLException {
        ValidateOutcome.Checked checked = project.migration("V1__a.sql", "CREATE TABLE t ();")
                .migration("V2__b.sql", "ALTER TABLE t ADD a int;")
                .check();

        assertThat(checked.passed()).isTrue();
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.subject()).isEqualTo(Subject.MIGRATIONS_ONLY);
        assertThat(checked.ran()).extracting(ScratchOutcome.Ran::script).containsExactly("V1__a.sql", "V2__b.sql");
        assertThat(checked.serverVersion()).isEqualTo(EmbeddedPostgres.major());
    }

    @Test
    void whatIsDeclaredWithoutAnyMigrationIsMissingPieceByPiece() throws SQLException {
        ValidateOutcome.Checked checked = project.declared("""
                CREATE TABLE t (
                    id int PRIMARY KEY
                );
                CREATE VIEW v AS SELECT id FROM t;
                """).check();

        assertThat(checked.passed()).isFalse();
        assertThat(checked.subject()).isEqualTo(Subject.DECLARED_ONLY);
        assertThat(checked.findings()).extracting(Finding::code).containsOnly("DB001");
        assertThat(checked.findings())
                .extracting(finding -> at(finding) + " " + finding.message())
                .contains(
                        SCHEMA + ":1 table public.t is declared, but no migration creates it",
                        SCHEMA + ":4 view public.v is declared, but no migration creates it");
    }

    @Test
    void equalSchemasPassHoweverTheyWereMade() throws SQLException {
        ValidateOutcome.Checked checked = project.migration("V1__a.sql", "CREATE TABLE t (id int);")
                .migration("V2__b.sql", "ALTER TABLE t ADD PRIMARY KEY (id); ALTER TABLE t ADD n text DEFAULT 'x';")
                .migration("R__v.sql", "CREATE VIEW v AS SELECT * FROM t;")
                .declared("""
                CREATE VIEW v AS SELECT id, n FROM t;
                CREATE TABLE t (id int PRIMARY KEY, n text DEFAULT 'x'::text);
                """)
                .check();

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.subject()).isEqualTo(Subject.BOTH);
    }

    @Test
    void whatAMigrationCreatesMustBeDeclared() throws SQLException {
        Finding finding = project.migration("V1__a.sql", "CREATE TABLE t ();\nCREATE TABLE u ();")
                .declared("CREATE TABLE t ();")
                .finding();

        assertThat(finding.code()).isEqualTo("DB002");
        assertThat(at(finding)).isEqualTo(MigrationProject.MIGRATIONS + "V1__a.sql:2");
        assertThat(finding.message()).contains("table public.u");
    }

    @Test
    void whatIsDeclaredDifferentlyIsShownFromBothSides() throws SQLException {
        Finding finding = project.migration("V1__a.sql", "CREATE TABLE t (\n  n int\n);")
                .declared("\nCREATE TABLE t (\n  n bigint\n);")
                .finding();

        assertThat(finding.code()).isEqualTo("DB003");
        assertThat(at(finding)).isEqualTo(SCHEMA + ":3");
        assertThat(finding.details())
                .containsExactly(
                        "type: declared bigint, migrations integer",
                        "migrations: " + MigrationProject.MIGRATIONS + "V1__a.sql:2");
    }

    @Test
    void aDeclarationThatTheServerDoesNotTakeIsNotComparedFurther() throws SQLException {
        ValidateOutcome.Checked checked = project.migration("V1__a.sql", "CREATE TABLE t (n int);")
                .declared("CREATE TABLE t (n int);\nCREATE TABLE u (\n  n int\n  oops int);")
                .check();

        assertThat(checked.passed()).isFalse();
        assertThat(checked.findings()).singleElement().satisfies(finding -> {
            assertThat(at(finding)).isEqualTo(SCHEMA + ":4");
            assertThat(finding.message()).contains("syntax error at or near \"oops\"");
        });
    }

    @Test
    void aMigrationThatFailsIsTheOnlyFinding() throws SQLException {
        Finding finding = project.migration("V1__a.sql", "CREATE TABLE t ();\nCREATE TABLE t ();")
                .declared("CREATE TABLE t (n int);")
                .finding();

        assertThat(finding.code()).isEqualTo("DB718");
        assertThat(at(finding)).isEqualTo(MigrationProject.MIGRATIONS + "V1__a.sql:2");
    }

    @Test
    void bothSidesTellTheirFailures() throws SQLException {
        assertThat(project.migration("V1__a.sql", "nonsense;")
                        .declared("nonsense;")
                        .check()
                        .findings())
                .extracting(Finding::position)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesAreCheckedBeforeAnyServerIsStarted() throws SQLException {
        ValidateOutcome.Checked checked =
                project.migration("V1_a.sql", "CREATE TABLE t ();").check();

        assertThat(checked.passed()).isFalse();
        assertThat(checked.serverVersion()).isZero();
    }

    @Test
    void unqualifiedDeclarationsBelongToFlywaysFirstSchema() throws SQLException {
        assertThat(project.with("flyway.schemas", "app")
                        .migration("V1__a.sql", "CREATE TABLE t (id int);")
                        .declared("CREATE TABLE t (id int);")
                        .check()
                        .findings())
                .isEmpty();
    }

    @Test
    void qualifiedDeclarationsMayCreateFlywaysSchemaThemselves() throws SQLException {
        assertThat(project.with("flyway.schemas", "app")
                        .migration("V1__a.sql", "CREATE TABLE t (id int);")
                        .declared("CREATE SCHEMA app;\nCREATE TABLE app.t (id int);")
                        .check()
                        .findings())
                .isEmpty();
    }

    @Test
    void qualifiedDeclarationsMayRelyOnFlywaysSchema() throws SQLException {
        assertThat(project.with("flyway.schemas", "app")
                        .migration("V1__a.sql", "CREATE TABLE t (id int);")
                        .declared("CREATE TABLE app.t (id int);")
                        .check()
                        .findings())
                .isEmpty();
    }

    @Test
    void aDifferenceInAnotherSchemaIsFoundWithItsLine() throws SQLException {
        Finding finding = project.with("flyway.schemas", "app")
                .migration("V1__a.sql", "CREATE TABLE t (id int);")
                .declared("CREATE TABLE app.t (\n  id int,\n  note text);")
                .finding();

        assertThat(at(finding)).isEqualTo(SCHEMA + ":3");
        assertThat(finding.message()).contains("column app.t.note");
    }

    @Test
    void theOrderOfColumnsIsAnInformationOnly() throws SQLException {
        ValidateOutcome.Checked checked = project.migration("V1__a.sql", "CREATE TABLE t (b int, a int);")
                .declared("CREATE TABLE t (a int, b int);")
                .check();

        assertThat(checked.passed()).isTrue();
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("DB005");
    }
}
