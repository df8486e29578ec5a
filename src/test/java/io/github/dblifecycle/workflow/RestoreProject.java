package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Confirmation;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.workflow.RestoreSettings.Source;
import io.github.dblifecycle.workflow.RestoreSettings.Verification;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Restores as the goal makes them. */
final class RestoreProject {

    private final Path directory;
    private Source source;
    private String environment = "staging";
    private boolean replace;
    private boolean beside = true;
    private boolean dropReplaced;
    private boolean createRoles;
    private Verification verification = Verification.COUNTS;
    private int writers = 2;
    private OptionalLong mostContent = OptionalLong.empty();
    private Optional<Path> pgRestore = Optional.empty();
    private Optional<Duration> deadline = Optional.empty();
    private Optional<String> confirmed = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();
    private boolean fromNewer;
    private boolean dryRun;
    private Clock clock = Clock.systemUTC();
    private RestoreListener listener = RestoreListener.NONE;

    RestoreProject(Path directory, Path file) {
        this.directory = directory;
        this.source = new Source.File(file);
    }

    RestoreProject latest() {
        source = new Source.Latest(directory.resolve("backups"), "db-backup-{env}-{time}");
        return this;
    }

    RestoreProject environment(String name) {
        environment = name;
        return this;
    }

    RestoreProject confirmed(String name) {
        confirmed = Optional.of(name);
        return this;
    }

    RestoreProject replacing() {
        replace = true;
        return this;
    }

    RestoreProject inOneTransaction() {
        beside = false;
        return this;
    }

    RestoreProject droppingReplaced() {
        dropReplaced = true;
        return this;
    }

    RestoreProject creatingRoles() {
        createRoles = true;
        return this;
    }

    RestoreProject dryRun() {
        dryRun = true;
        return this;
    }

    RestoreProject fromNewer() {
        fromNewer = true;
        return this;
    }

    RestoreProject verifying(Verification other) {
        verification = other;
        return this;
    }

    RestoreProject writers(int number) {
        writers = number;
        return this;
    }

    RestoreProject atMost(long bytes) {
        mostContent = OptionalLong.of(bytes);
        return this;
    }

    RestoreProject by(Path program) {
        pgRestore = Optional.of(program);
        return this;
    }

    RestoreProject deadline(Duration time) {
        deadline = Optional.of(time);
        return this;
    }

    RestoreProject listening(RestoreListener other) {
        listener = other;
        return this;
    }

    RestoreProject as(String other, String word) {
        user = Optional.of(other);
        password = Optional.of(word);
        return this;
    }

    RestoreOutcome into(ScratchDatabase database) throws SQLException {
        return into(database.database());
    }

    RestoreOutcome into(Database database) throws SQLException {
        return new Restore(listener).run(request(database));
    }

    /** A failure is thrown. */
    RestoreOutcome.Done done(ScratchDatabase database) throws SQLException {
        return done(database.database());
    }

    RestoreOutcome.Done done(Database database) throws SQLException {
        RestoreOutcome outcome = into(database);
        if (outcome instanceof RestoreOutcome.Failed failed) {
            throw new AssertionError(failed.findings().toString(), failed.cause());
        }
        return (RestoreOutcome.Done) outcome;
    }

    RestoreRequest request(Database database) {
        return new RestoreRequest(
                new EnvironmentRequest(
                        new EnvironmentResolver()
                                .resolve(new EnvironmentSources(
                                        Map.of("db.env", environment, "db.url", url(database)),
                                        List.of(),
                                        List.of(),
                                        Map.of(),
                                        name -> Optional.empty(),
                                        Map.of())),
                        LocalServer.of(
                                directory.resolve(".db"),
                                PostgresRelease.ofMajor(EmbeddedPostgres.major()),
                                EmbeddedPostgres.cache()),
                        new MigrationProject(directory).settings()),
                new RestoreSettings(
                        source,
                        replace,
                        beside,
                        dropReplaced,
                        createRoles,
                        true,
                        verification,
                        writers,
                        fromNewer,
                        mostContent,
                        pgRestore,
                        deadline),
                new Confirmation(confirmed),
                dryRun,
                clock);
    }

    private String url(Database database) {
        return "postgresql://" + user.or(database::user).orElseThrow() + ":"
                + password.orElseGet(() -> database.password().orElseThrow().reveal())
                + "@" + database.url().hosts().get(0) + "/" + database.url().database();
    }
}
