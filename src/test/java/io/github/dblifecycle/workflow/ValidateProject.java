package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.scratch.ScratchSettings.Embedded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small project that is validated as a user's would be. */
final class ValidateProject {

    static final String SCHEMA = "src/main/resources/db/schema.sql";

    private final MigrationProject project;
    private Declaration declaration = Declaration.usual();

    ValidateProject(Path directory) {
        project = new MigrationProject(directory);
    }

    ValidateProject declared(String sql) {
        project.file(SCHEMA, sql);
        return this;
    }

    ValidateProject declaredBy(Declaration other) {
        declaration = other;
        return this;
    }

    ValidateProject migration(String name, String sql) {
        project.migration(name, sql);
        return this;
    }

    ValidateProject with(String key, String value) {
        project.with(key, value);
        return this;
    }

    ValidateOutcome run() throws SQLException {
        return new Validate().run(new ValidateRequest(project.settings(), declaration, scratch()));
    }

    ValidateOutcome.Checked check() throws SQLException {
        ValidateOutcome outcome = run();
        assertThat(outcome).isInstanceOf(ValidateOutcome.Checked.class);
        return (ValidateOutcome.Checked) outcome;
    }

    /** The one finding there must be. */
    Finding finding() throws SQLException {
        List<Finding> findings = check().findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    /** Types the advice into a shell that stands in the project. */
    void follow(String advice) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-e", "-c", advice)
                .directory(project.directory().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).as(advice).isTrue();
        assertThat(shell.exitValue()).as(advice + ": " + output).isZero();
    }

    /** A server of its own for every run, as users have it. */
    private static ScratchSettings scratch() {
        return new Embedded(
                PostgresRelease.ofMajor(EmbeddedPostgres.major()), EmbeddedPostgres.cache(), Clock.systemUTC());
    }
}
