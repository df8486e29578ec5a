package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever types what a finding advises has a project that passes. */
class MendingAdviceTest {

    private static final String MIGRATED = "CREATE TABLE t (id int, n varchar(10) DEFAULT 'x');";

    @TempDir
    Path directory;

    static Stream<Arguments> mismatches() {
        return Stream.of(
                arguments("a column", "CREATE TABLE t (\n  id int,\n  n varchar(10) DEFAULT 'x',\n  note text);", 4),
                arguments(
                        "a column with quotes in its name and default",
                        "CREATE TABLE t (\n  id int,\n  n varchar(10) DEFAULT 'x',\n  \"No'te\" text DEFAULT 'it''s $HOME' NOT NULL);",
                        4),
                arguments("a table", MIGRATED + "\n\nCREATE TABLE u (\n  id int,\n  a text\n);", 3),
                arguments("an index", MIGRATED + "\nCREATE INDEX i\n  ON t (id);\n", 2),
                arguments("a view", MIGRATED + "\n-- all\nCREATE VIEW v AS\n  SELECT id FROM t; -- done\n", 3),
                arguments(
                        "a function",
                        MIGRATED + "\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n SELECT 1;\n$$;",
                        2),
                arguments("a type", MIGRATED + "\nCREATE TYPE mood AS ENUM ('sad', 'it''s ok');", 2),
                arguments("an altered type", "CREATE TABLE t (id int,\n  n varchar(20) DEFAULT 'x');", 2),
                arguments("an altered default", "CREATE TABLE t (id int,\n  n varchar(10) DEFAULT 'it''s');", 2),
                arguments("a dropped default", "CREATE TABLE t (id int,\n  n varchar(10));", 2),
                arguments("not null", "CREATE TABLE t (id int NOT NULL,\n  n varchar(10) DEFAULT 'x');", 1),
                arguments("a dropped column", "CREATE TABLE t (id int);", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mismatches")
    void whatIsAdvisedMendsIt(String what, String declared, int line) throws Exception {
        ValidateProject project =
                new ValidateProject(directory).migration("V1__a.sql", MIGRATED).declared(declared);
        Finding finding = project.finding();
        if (line > 0) {
            assertThat(finding.position().orElseThrow()).hasToString(ValidateProject.SCHEMA + ":" + line);
        }
        project.follow(command(finding));

        assertThat(project.check().findings()).as(finding.fix().orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dropped")
    void whatIsNoLongerDeclaredIsDropped(String migrated) throws Exception {
        ValidateProject project = new ValidateProject(directory)
                .migration("V1__a.sql", MIGRATED + "\n" + migrated)
                .declared(MIGRATED);
        Finding finding = project.finding();
        assertThat(finding.code()).isEqualTo("DB002");
        project.follow(command(finding));

        assertThat(project.check().findings()).as(finding.fix().orElseThrow()).isEmpty();
    }

    static Stream<String> dropped() {
        return Stream.of(
                "CREATE TABLE u ();",
                "CREATE VIEW \"V w\" AS SELECT id FROM t;",
                "CREATE MATERIALIZED VIEW m AS SELECT id FROM t;",
                "CREATE INDEX i ON t (id);",
                "CREATE SEQUENCE s;",
                "CREATE DOMAIN d AS int;",
                "CREATE TYPE mood AS ENUM ('sad');",
                "CREATE TYPE pair AS (a int, b int);",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (id > 0);");
    }

    /** Advice on what is not declared begins with words: there are two ways, and one is to declare it. */
    private static String command(Finding finding) {
        String fix = finding.fix().orElseThrow();
        return fix.startsWith("declare it") ? fix.substring(fix.indexOf(": ") + 2) : fix;
    }
}
