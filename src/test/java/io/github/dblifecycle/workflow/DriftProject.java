package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.LiveMigration;
import io.github.dblifecycle.migrate.MigrateOutcome;
import io.github.dblifecycle.migrate.MigrationListener;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.migrate.RunLimits;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A small project, a git repository where a test wants one, and a database that was migrated from it. */
final class DriftProject implements AutoCloseable {

    private final MigrationProject project;
    private final int major;
    private final ScratchDatabase live;
    private final List<String> ignore = new ArrayList<>();
    private boolean fail = true;

    DriftProject(Path directory) {
        this(directory, EmbeddedPostgres.major());
    }

    DriftProject(Path directory, int major) {
        this.project = new MigrationProject(directory);
        this.major = major;
        this.live = EmbeddedPostgres.createDatabase(major);
    }

    DriftProject migration(String name, String sql) {
        project.migration(name, sql);
        return this;
    }

    DriftProject with(String key, String value) {
        project.with(key, value);
        return this;
    }

    DriftProject ignore(String rule) {
        ignore.add(rule);
        return this;
    }

    DriftProject warnOnly() {
        fail = false;
        return this;
    }

    void delete(String name) throws IOException {
        project.delete(name);
    }

    /** Applies what is pending to the live database. */
    DriftProject migrate() throws SQLException {
        MigrateOutcome outcome = new LiveMigration(project.settings(), live.database())
                .migrate(RunLimits.USUAL, MigrationListener.SILENT);
        assertThat(outcome).isInstanceOf(MigrateOutcome.UpToDate.class);
        return this;
    }

    /** What an administrator types into psql. */
    DriftProject byHand(String sql) throws SQLException {
        Queries.execute(live, sql);
        return this;
    }

    ScratchDatabase live() {
        return live;
    }

    MigrationProject project() {
        return project;
    }

    Path output(String name) {
        return project.directory().resolve("target/db").resolve(name);
    }

    /** Commits everything there is; a repository is made first. */
    DriftProject commit(String message) throws IOException, InterruptedException {
        shell("test -d .git || git init -q -b main .; git add -A; git -c user.name=t -c user.email=t@example.invalid"
                + " commit -q --no-gpg-sign -m '" + message + "'");
        return this;
    }

    String shell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-e", "-c", command)
                .directory(project.directory().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(shell.exitValue()).as(command + ": " + output).isZero();
        return output.strip();
    }

    DriftOutcome check() throws SQLException, IOException {
        return check(live.database());
    }

    DriftOutcome check(Database database) throws SQLException, IOException {
        return new CheckDrift()
                .run(new DriftRequest(
                        request(database),
                        this::scratch,
                        IgnoreRules.parse(ignore),
                        output("x").resolveSibling(""),
                        fail));
    }

    /** What would be applied, with its locks. */
    PlanOutcome plan() throws SQLException {
        return plan(live.database(), true);
    }

    PlanOutcome plan(Database database, boolean observed) throws SQLException {
        return new PlanMigration().run(new PlanRequest(request(database), this::scratch, observed));
    }

    PlanOutcome planIn(String... locations) throws SQLException {
        EnvironmentRequest request =
                new EnvironmentRequest(request(live.database()).environment(), local(), project.settings(locations));
        return new PlanMigration().run(new PlanRequest(request, this::scratch, true));
    }

    PlanOutcome planOfLocal() throws SQLException {
        var environment = new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        Map.of(), List.of(), List.of(), Map.of(), name -> Optional.empty(), Map.of()));
        EnvironmentRequest request = new EnvironmentRequest(environment, local(), project.settings());
        return new PlanMigration().run(new PlanRequest(request, this::scratch, true));
    }

    /** The live database as environment staging. */
    EnvironmentRequest request() {
        return request(live.database());
    }

    EnvironmentRequest request(Database database) {
        return requestAs("staging", database);
    }

    /** A database as an environment of any name; production is protected. */
    EnvironmentRequest requestAs(String environment, Database database) {
        String url = "postgresql://" + database.user().orElseThrow() + ":"
                + database.password().orElseThrow().reveal() + "@" + database + "?sslmode=disable";
        var resolved = new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        Map.of("db.env", environment),
                        List.of(),
                        List.of(),
                        Map.of("DATABASE_URL_" + environment.toUpperCase(Locale.ROOT), url),
                        name -> Optional.empty(),
                        Map.of()));
        return new EnvironmentRequest(resolved, local(), project.settings());
    }

    LocalServer local() {
        return LocalServer.of(
                project.directory().resolve(".db/local"), PostgresRelease.ofMajor(major), EmbeddedPostgres.cache());
    }

    ScratchSettings scratch(int wanted) {
        return new ScratchSettings.Embedded(
                PostgresRelease.ofMajor(wanted), EmbeddedPostgres.cache(), Clock.systemUTC());
    }

    /** Code and message of all findings that are no mere information. */
    static Stream<String> told(DriftOutcome outcome) {
        return outcome.findings().stream().map(finding -> finding.code() + " " + finding.message());
    }

    static Finding only(DriftOutcome outcome) {
        assertThat(outcome.findings()).hasSize(1);
        return outcome.findings().get(0);
    }

    @Override
    public void close() {
        live.close();
    }
}
