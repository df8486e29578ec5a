package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNamesTest {

    @TempDir
    Path directory;

    private MigrationProject project;

    @BeforeEach
    void create() {
        project = new MigrationProject(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V1__a.sql",
                "V1.2__a b.sql",
                "V1_2__a.sql",
                "V20260101120000__a.sql",
                "V1__.sql",
                "V1.sql",
                "R__a.sql",
                "U1__a.sql",
                "B1__a.sql",
                "afterMigrate.sql",
                "beforeEachMigrate__grants.sql",
                "afterMigrateError.sql",
                "deeper/V1__a.sql",
                "V1__a.sql.conf",
                "notes.md"
            })
    void whatFlywayRunsIsNoProblem(String name) {
        assertThat(project.migration(name, "").names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1_a.sql", "V__a.sql", "V1a__b.sql", "R_a.sql", "V1-2__a.sql", "U1_a.sql"})
    void aMigrationWhoseNameFlywayCannotReadIsAnError(String name) {
        assertThat(project.migration(name, "").names()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB720");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + name + ":1");
            assertThat(finding.fix().orElseThrow()).contains("V<version>__<description>.sql");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"create_table.sql", "Users.sql", "v1__a.sql", "1__a.sql"})
    void aScriptThatNobodyWillEverRunIsAWarning(String name) {
        assertThat(project.migration(name, "").names())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("DB720", Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V01__b.sql", "V1.0__b.sql", "deeper/V1__a.sql"})
    void twoScriptsOfOneVersionAreAnError(String second) {
        List<Finding> findings =
                project.migration("V1__a.sql", "").migration(second, "").names();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB709");
            assertThat(finding.details())
                    .containsExactlyInAnyOrder(
                            MigrationProject.MIGRATIONS + "V1__a.sql", MigrationProject.MIGRATIONS + second);
        });
    }

    @Test
    void versionsMayDifferByAnything() {
        assertThat(project.migration("V1__a.sql", "")
                        .migration("V1.1__a.sql", "")
                        .migration("V10__a.sql", "")
                        .migration("U1__a.sql", "")
                        .migration("B1__a.sql", "")
                        .names())
                .isEmpty();
    }

    @Test
    void duplicatesAreFoundAcrossDirectories() {
        project.file("one/V1__a.sql", "").file("two/V1__b.sql", "");
        List<Finding> findings =
                ScratchMigration.checkNames(project.settings("filesystem:one", "filesystem:two", "filesystem:two"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DB709");
            assertThat(finding.position().orElseThrow()).hasToString("two/V1__b.sql:1");
            assertThat(finding.details()).containsExactly("one/V1__a.sql", "two/V1__b.sql");
        });
    }

    @Test
    void repeatableScriptsOfOneDescriptionAreDuplicates() {
        assertThat(project.migration("R__views.sql", "")
                        .migration("deeper/R__views.sql", "")
                        .names())
                .extracting(Finding::code)
                .containsExactly("DB709");
    }

    @Test
    void twoUndoScriptsOfOneVersionAreDuplicates() {
        assertThat(project.migration("V1__a.sql", "")
                        .migration("U1__a.sql", "")
                        .migration("U1__b.sql", "")
                        .names())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("undo of version 1");
    }

    @Test
    void aProjectMayNameItsScriptsInItsOwnWay() {
        project.with("flyway.sqlMigrationPrefix", "M")
                .with("flyway.sqlMigrationSeparator", "-")
                .with("flyway.sqlMigrationSuffixes", ".ddl,.pgsql")
                .with("flyway.repeatableSqlMigrationPrefix", "A")
                .migration("M1-a.ddl", "")
                .migration("M2-a.pgsql", "")
                .migration("A-views.ddl", "")
                .migration("V1_a.sql", "");
        assertThat(project.names()).isEmpty();

        project.migration("Mx-a.ddl", "");
        assertThat(project.names()).singleElement().satisfies(finding -> assertThat(
                        finding.fix().orElseThrow())
                .contains("M<version>-<description>.ddl or A-<description>.ddl"));
    }
}
