package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {

    private static final String TABLE = "CREATE TABLE t (a integer, b text);\n";

    @TempDir
    Path directory;

    private GoalProject project;

    @BeforeEach
    void projectWithTwoFiles() {
        project = new GoalProject(directory).file("a.sql", TABLE);
    }

    private void same(String sql) throws Exception {
        project.file("b.sql", sql);
        Diff.Outcome outcome = project.diff("a.sql", "b.sql");
        assertThat(outcome.planning().changes()).isEmpty();
        assertThat(outcome.planning().verdict()).isEqualTo(new Verdict.Proved());
    }

    private Finding wrong(String file) {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> project.diff("a.sql", file));
        return failure.findings().get(0);
    }

    @Test
    void tellsWhatDiffersAndProvesTheStatements() throws Exception {
        project.file("b.sql", "CREATE TABLE t (a integer, b text, c date);\n");
        Path output = directory.resolve("out/changes.sql");

        Diff.Outcome outcome = project.diff("a.sql", "b.sql", Optional.of(output));

        assertThat(outcome.planning().verdict()).isEqualTo(new Verdict.Proved());
        assertThat(outcome.planning().plan().statements())
                .extracting(statement -> statement.sql())
                .containsExactly("ALTER TABLE public.t ADD COLUMN c date");
        assertThat(Files.readString(output))
                .startsWith("-- Changes from a.sql to b.sql, written by db-maven-plugin\n")
                .contains("ADD COLUMN c date;");
        project.diff("a.sql", "b.sql", Optional.of(output));
    }

    @Test
    void whatIsOnlyPrintedDifferentlyIsNoChange() throws Exception {
        project.file("a.sql", "CREATE TABLE t (s varchar CHECK (s IN ('x', 'y')), u integer);");
        project.file("b.sql", """
                CREATE TABLE t (s varchar, u integer, v integer,
                    CONSTRAINT t_s_check CHECK (((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))));
                """);

        assertThat(project.diff("a.sql", "b.sql").planning().plan().statements())
                .hasSize(1);
    }

    @Test
    void aDropAndAnAdditionThatAreAlikeAreToldAsARename() throws Exception {
        project.file("b.sql", "CREATE TABLE t (a integer, c text);\n");

        assertThat(project.diff("a.sql", "b.sql").planning().candidates())
                .extracting(candidate -> candidate.sentence() + " " + candidate.annotation())
                .containsExactly("column public.t.b and column public.t.c look like a rename -- @renamed from b");
    }

    @Test
    void readsALiveDatabaseAndLeavesItAlone() throws Exception {
        try (ScratchDatabase live = EmbeddedPostgres.createDatabase()) {
            try (Connection connection = live.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
            var database = live.database();
            Diff.Outcome outcome = new Diff()
                    .run(new Diff.Request(
                            project.sources(),
                            new SchemaSource.Url(database),
                            new SchemaSource.Empty(),
                            true,
                            ComparedAspects.NONE,
                            Optional.empty(),
                            false));

            assertThat(outcome.planning().verdict()).isEqualTo(new Verdict.Proved());
            assertThat(outcome.planning().changes()).hasSize(1);
            try (Connection connection = live.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("TABLE t");
            }
        }
    }

    @Test
    void whatIsRebuiltInALiveDatabaseStaysItsOwners() throws Exception {
        project.file("b.sql", """
                CREATE TABLE t (a bigint, b text, c serial);
                CREATE VIEW v AS SELECT a FROM t;
                """);
        try (ScratchDatabase live = EmbeddedPostgres.createDatabase();
                Connection connection = live.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE owner_in_diff_test");
            try {
                statement.execute(TABLE);
                statement.execute("CREATE VIEW v AS SELECT a FROM t");
                statement.execute("ALTER TABLE t OWNER TO owner_in_diff_test");
                statement.execute("ALTER VIEW v OWNER TO owner_in_diff_test");
                Diff.Outcome outcome = new Diff()
                        .run(new Diff.Request(
                                project.sources(),
                                new SchemaSource.Url(live.database()),
                                new SchemaSource.SqlFile(directory.resolve("b.sql"), "b.sql"),
                                true,
                                ComparedAspects.NONE,
                                Optional.empty(),
                                false));

                assertThat(outcome.planning().verdict()).isEqualTo(new Verdict.Proved());
                assertThat(outcome.planning().plan().statements())
                        .extracting(one -> one.sql())
                        .contains("ALTER VIEW public.v OWNER TO owner_in_diff_test")
                        .noneMatch(sql -> sql.startsWith("ALTER SEQUENCE public.t_c_seq OWNER TO"));
            } finally {
                statement.execute("DROP OWNED BY owner_in_diff_test");
                statement.execute("DROP ROLE owner_in_diff_test");
            }
        }
    }

    @Test
    void aDumpOfPgDumpLoads() throws Exception {
        same("""
                \\restrict abc
                SET statement_timeout = 0;
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SELECT pg_catalog.set_config('search_path', '', false);
                SET default_table_access_method = heap;
                CREATE TABLE public.t (a integer, b text);
                ALTER TABLE public.t OWNER TO nobody_here;
                COPY public.t (a, b) FROM stdin;
                1\tit's -- one
                \\.
                GRANT SELECT ON TABLE public.t TO reader_not_here;
                \\unrestrict abc
                """);
    }

    @Test
    void byteOrderMarksAndLineEndsOfWindowsMeanNothing() throws Exception {
        same("\uFEFFCREATE TABLE t (\r\n    a integer,\r\n    b text\r\n);\r\n");
    }

    @Test
    void aFileOfFiftyMegabytesLoads() throws Exception {
        String row = "1\t" + "x".repeat(97) + "\n";
        same(TABLE + "COPY t (a, b) FROM stdin;\n" + row.repeat(500_000) + "\\.\n");
    }

    @Test
    void anExtensionThatIsNotThereIsNamed() {
        project.file("b.sql", TABLE + "CREATE EXTENSION not_there;\n");

        Finding finding = wrong("b.sql");

        assertThat(finding.message()).contains("not_there");
        assertThat(finding.fix().orElseThrow()).contains("db.scratchUrl");
    }

    @Test
    void aFileThatIsNotUtf8IsToldWithItsLine() throws Exception {
        Files.write(directory.resolve("b.sql"), (TABLE + "-- \u00e4\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(wrong("b.sql").code()).isEqualTo("DB013");
        assertThat(wrong("b.sql").position().orElseThrow().toString()).isEqualTo("b.sql:2");
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeAnyWork() throws Exception {
        Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> project.diff("a.sql", "missing.sql"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> project.diff("a.sql", "a.sql", Optional.of(directory.resolve("file/x.sql"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aServerThatDoesNotAnswerIsToldAsSuch() {
        assertThatThrownBy(() -> project.diff("postgresql://nobody@localhost:1/nothing", "a.sql"))
                .isInstanceOf(ConnectionFailure.class)
                .hasMessageContaining("localhost");
    }

    @Test
    void theSameFilesAreMadeOnce() throws Exception {
        Sources sources = project.sources();
        SchemaSource source = new SchemaSource.SqlFile(directory.resolve("a.sql"), "a.sql");

        MadeSchema first = new SchemaMaking(sources).make(source);

        assertThat(new SchemaMaking(sources).make(source)).isSameAs(first);
        project.file("a.sql", "CREATE TABLE other ();");
        assertThat(new SchemaMaking(sources).make(source)).isNotSameAs(first);
    }
}
