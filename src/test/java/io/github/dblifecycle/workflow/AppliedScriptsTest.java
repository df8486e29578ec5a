package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.DriftProject.only;
import static io.github.dblifecycle.workflow.DriftProject.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.MigrationProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that are not what they were when they were applied, as far as git knows them. */
class AppliedScriptsTest {

    @TempDir
    Path directory;

    private DriftProject project;

    @BeforeEach
    void create() {
        project = new DriftProject(directory);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void anEditOfCommentsIsToldAsOne() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);\n")
                .commit("one")
                .migrate();
        String commit = project.shell("git rev-parse --short HEAD");
        project.migration("V1__a.sql", "-- people\nCREATE TABLE a (\n  id int /* number */\n);\n")
                .commit("two");
        Finding finding = only(project.check());

        assertThat(finding.code()).isEqualTo("DB812");
        assertThat(finding.message()).endsWith("only in comments and white space");
        assertThat(finding.position().orElseThrow()).hasToString(MigrationProject.MIGRATIONS + "V1__a.sql:1");
        assertThat(finding.fix().orElseThrow())
                .startsWith("git checkout " + commit + " -- " + MigrationProject.MIGRATIONS + "V1__a.sql");
    }

    @Test
    void anEditOfStatementsIsToldStatementByStatementAndIsNoDrift() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);\nCREATE TABLE b ();\n")
                .commit("one")
                .migrate();
        project.migration("V1__a.sql", "CREATE TABLE a (id bigint);\nCREATE TABLE b ();\n");
        Finding finding = only(project.check());

        assertThat(finding.code()).isEqualTo("DB812");
        assertThat(finding.message()).doesNotContain("only in comments");
        assertThat(finding.details()).contains("was: CREATE TABLE a (id int)", "is now: CREATE TABLE a (id bigint)");
        project.shell(finding.fix().orElseThrow().split(" {3}", -1)[0]);
        assertThat(project.check().findings()).isEmpty();
    }

    @Test
    void withoutGitTheScriptOfNowIsComparedAndWhatDiffersMayBeTheEdit() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);\n").migrate();
        project.migration("V1__a.sql", "CREATE TABLE a (id bigint);\n").byHand("CREATE TABLE extra ()");
        DriftOutcome outcome = project.check();

        assertThat(told(outcome))
                .containsExactlyInAnyOrder(
                        "DB801 table public.extra was created outside of migrations",
                        "DB803 column public.a.id was altered outside of migrations",
                        "DB812 migration 1 (a) was edited after it had been applied to staging");
        assertThat(outcome.findings().stream()
                        .filter(finding -> finding.code().equals("DB803"))
                        .map(Finding::severity))
                .containsExactly(Severity.WARNING);
    }

    @Test
    void aRepeatableScriptCountsAsItWasApplied() throws Exception {
        project.with("flyway.placeholders.value", "7")
                .migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT ${value} AS seven;\n")
                .commit("one")
                .migrate()
                .migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 7 AS seven, 8 AS eight;\n");
        Finding finding = only(project.check());

        assertThat(finding.code()).isEqualTo("DB810");
        assertThat(finding.details()).containsExactly("R  v (edited, runs again)");
    }

    @Test
    void aScriptThatIsGoneIsTakenFromGit() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .migration("V3__c.sql", "CREATE TABLE c ();")
                .commit("one")
                .migrate()
                .delete("V2__b.sql");
        project.commit("two");
        Finding finding = only(project.check());

        assertThat(finding.code()).isEqualTo("DB813");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        project.shell(finding.fix().orElseThrow());
        assertThat(project.check().findings()).isEmpty();
    }

    @Test
    void aScriptThatNobodyHasEndsTheComparison() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .migrate()
                .delete("V1__a.sql");
        DriftOutcome outcome = project.check();

        assertThat(only(outcome).code()).isEqualTo("DB813");
        assertThat(only(outcome).details()).singleElement().asString().contains("nothing was compared");
        assertThat(outcome.compared()).isFalse();
        assertThat(outcome.passed()).isFalse();
    }

    @Test
    void aMigrationOfAnotherBranchIsTakenFromThere() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a ();").commit("one");
        project.shell("git checkout -q -b feature");
        project.migration("V2__b.sql", "CREATE TABLE b ();").commit("two").migrate();
        project.shell("git checkout -q main");
        DriftOutcome outcome = project.check();

        assertThat(only(outcome).code()).isEqualTo("DB815");
        assertThat(only(outcome).severity()).isEqualTo(Severity.WARNING);
        assertThat(outcome.passed()).isTrue();
        assertThat(outcome.compared()).isTrue();
    }

    @Test
    void whatFlywayIsToldToIgnoreIsOnlyAWarning() throws Exception {
        project.with("flyway.ignoreMigrationPatterns", "*:missing")
                .migration("V1__a.sql", "CREATE TABLE a ();")
                .migration("V2__b.sql", "CREATE TABLE b ();")
                .commit("one")
                .migrate()
                .delete("V1__a.sql");

        assertThat(only(project.check()).severity()).isEqualTo(Severity.WARNING);
    }
}
