package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullTest {

    private static final String SCHEMA = """
            CREATE SCHEMA app;
            CREATE TYPE app.mood AS ENUM ('sad', 'ok');
            CREATE TABLE "Orders" (id serial PRIMARY KEY, status varchar CHECK (status IN ('a', 'b')), m app.mood);
            CREATE TABLE lines (id integer REFERENCES "Orders", n integer);
            CREATE INDEX lines_n ON lines (n);
            CREATE VIEW app.v AS SELECT id FROM lines;
            CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
            CREATE FUNCTION f(text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
            """;

    @TempDir
    Path directory;

    private GoalProject project;

    @BeforeEach
    void projectWithMigrations() {
        project = new GoalProject(directory).migration("V1__a.sql", SCHEMA);
    }

    private Pull.Outcome.Done pulled(String from, String output) throws Exception {
        Pull.Outcome outcome = project.pull(from, output);
        assertThat(outcome).isInstanceOf(Pull.Outcome.Done.class);
        return (Pull.Outcome.Done) outcome;
    }

    @Test
    void aFileIsWrittenOnceAndMeansTheSame() throws Exception {
        assertThat(pulled("migrations", "src/main/resources/db/schema.sql").written())
                .hasSize(1);
        assertThat(pulled("migrations", "src/main/resources/db/schema.sql").written())
                .isEmpty();
        assertThat(project.diff("migrations", "declared").planning().isEmpty()).isTrue();
        String text = project.text("src/main/resources/db/schema.sql");
        pulled("declared", "again.sql");
        assertThat(project.text("again.sql")).isEqualTo(text);
    }

    @Test
    void aDirectoryHasAFileForEachObject() throws Exception {
        pulled("migrations", "schema");

        assertThat(project.files("schema"))
                .containsExactly(
                        "app/schema.sql",
                        "app/types/mood.sql",
                        "app/views/v.sql",
                        "public/functions/f.sql",
                        "public/tables/%4frders.sql",
                        "public/tables/lines.sql");
        assertThat(project.text("schema/public/tables/lines.sql"))
                .contains("lines_n")
                .contains("REFERENCES");
        assertThat(project.diff("migrations", "schema").planning().isEmpty()).isTrue();
        assertThat(pulled("migrations", "schema").written()).isEmpty();
    }

    @Test
    void whatItWroteAndNobodyNeedsIsRemovedAndNothingElse() throws Exception {
        pulled("migrations", "schema");
        project.file("schema/notes.sql", "-- ours\n");
        project.migration("V2__b.sql", "DROP VIEW app.v;");

        assertThat(pulled("migrations", "schema").removed())
                .containsExactly(directory.resolve("schema/app/views/v.sql"));
        assertThat(project.files("schema")).contains("notes.sql");
    }

    @Test
    void aFileOfSomebodyElseStays() {
        project.declared("CREATE TABLE mine ();");

        assertThatThrownBy(() -> project.pull("migrations", "src/main/resources/db/schema.sql"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("was not written by this plugin");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldAtOnce() throws Exception {
        Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> project.pull("migrations", "file/below/schema.sql"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be written");
    }
}
