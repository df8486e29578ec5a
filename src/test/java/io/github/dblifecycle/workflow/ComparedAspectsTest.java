package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live databases lie on another server than the scratch databases: what these need of it must be made there. */
class ComparedAspectsTest {

    private static final ComparedAspects OF_THE_ENVIRONMENT = new ComparedAspects(true, true, true, false);

    private static final String TABLE = "CREATE TABLE t (a integer, b text);\n";

    @TempDir
    Path directory;

    private GoalProject project;

    @BeforeEach
    void emptyProject() {
        project = new GoalProject(directory);
    }

    private static ScratchDatabase live(String... statements) throws Exception {
        ScratchDatabase database = EmbeddedPostgres.createDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
        return database;
    }

    private static void onServer(String... statements) throws Exception {
        live(statements).close();
    }

    private List<String> statements(ScratchDatabase from, ScratchDatabase to, ComparedAspects aspects)
            throws Exception {
        Diff.Outcome outcome = new Diff()
                .run(new Diff.Request(
                        project.sources(),
                        new SchemaSource.Url(from.database()),
                        new SchemaSource.Url(to.database()),
                        true,
                        aspects,
                        Optional.empty(),
                        false));
        assertThat(outcome.planning().verdict()).isEqualTo(new Verdict.Proved());
        return outcome.planning().plan().statements().stream()
                .map(statement -> statement.sql())
                .toList();
    }

    @Test
    void privilegesOwnersAndTablespacesOfLiveDatabasesAreBroughtAbout() throws Exception {
        onServer(
                "SET allow_in_place_tablespaces = on",
                "CREATE TABLESPACE aspects_fast LOCATION ''",
                "CREATE ROLE aspects_reader",
                "CREATE ROLE aspects_app");
        try (ScratchDatabase from = live(TABLE);
                ScratchDatabase to = live(
                        TABLE,
                        "GRANT SELECT ON t TO aspects_reader",
                        "ALTER TABLE t OWNER TO aspects_app",
                        "ALTER TABLE t SET TABLESPACE aspects_fast")) {
            assertThat(statements(from, to, ComparedAspects.NONE)).isEmpty();
            assertThat(statements(from, to, OF_THE_ENVIRONMENT))
                    .containsExactlyInAnyOrder(
                            "ALTER TABLE public.t SET TABLESPACE aspects_fast",
                            "ALTER TABLE public.t OWNER TO aspects_app",
                            "GRANT SELECT ON TABLE public.t TO aspects_reader");
            assertThat(statements(to, from, OF_THE_ENVIRONMENT))
                    .contains(
                            "ALTER TABLE public.t SET TABLESPACE pg_default",
                            "REVOKE SELECT ON TABLE public.t FROM aspects_reader");
            assertThat(statements(to, to, OF_THE_ENVIRONMENT)).isEmpty();
        }
    }

    @Test
    void aViewThatIsRebuiltKeepsThePrivilegesOfRolesThatOnlyTheLiveServerHas() throws Exception {
        onServer("CREATE ROLE aspects_viewer");
        try (ScratchDatabase from =
                        live(TABLE, "CREATE VIEW v AS SELECT a FROM t", "GRANT SELECT ON v TO aspects_viewer");
                ScratchDatabase to = live("CREATE TABLE t (a bigint, b text)", "CREATE VIEW v AS SELECT a FROM t")) {
            assertThat(statements(from, to, ComparedAspects.NONE))
                    .contains("GRANT SELECT ON TABLE public.v TO aspects_viewer");
        }
    }

    @Test
    void anotherOrderOfColumnsIsAChangeWhereThatIsAskedFor() throws Exception {
        project.file("a.sql", TABLE).file("b.sql", "CREATE TABLE t (b text, a integer, c date);");
        assertThat(project.diff("a.sql", "b.sql").planning().changes()).hasSize(1);

        Planning planning = project.comparing(new ComparedAspects(false, false, false, true))
                .diff("a.sql", "b.sql")
                .planning();

        assertThat(planning.verdict()).isEqualTo(new Verdict.Proved());
        assertThat(planning.changes())
                .extracting(change -> change.reference().display())
                .containsExactly("table public.t", "column public.t.c");
        assertThat(planning.plan().statements()).hasSize(1);
    }

    @Test
    void aFileHoldsPrivilegesAndOwnersWhereThatIsAskedFor() throws Exception {
        project.file("a.sql", TABLE + "GRANT SELECT ON t TO aspects_guest; ALTER TABLE t OWNER TO aspects_owner;");
        project.pull("a.sql", "plain.sql");
        assertThat(project.text("plain.sql")).doesNotContain("GRANT").doesNotContain("OWNER");

        project.comparing(OF_THE_ENVIRONMENT).pull("a.sql", "all.sql");

        assertThat(project.text("all.sql"))
                .contains("GRANT SELECT ON TABLE public.t TO aspects_guest;")
                .contains("ALTER TABLE public.t OWNER TO aspects_owner;");
        assertThat(project.diff("a.sql", "all.sql").planning().isEmpty()).isTrue();
        String text = project.text("all.sql");
        project.pull("all.sql", "again.sql");
        assertThat(project.text("again.sql")).isEqualTo(text);
    }

    @Test
    void defaultPrivilegesAreRefusedInADirectoryWhoseFilesHaveNoOrder() throws Exception {
        project.file("a.sql", TABLE + "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;");
        project.comparing(OF_THE_ENVIRONMENT).pull("a.sql", "all.sql");
        assertThat(project.text("all.sql")).contains("ALTER DEFAULT PRIVILEGES");

        assertThatThrownBy(() -> project.pull("a.sql", "directory"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has default privileges")
                .hasMessageContaining("-Ddb.output=schema.sql");
        assertThat(project.files("directory")).isEmpty();
    }
}
