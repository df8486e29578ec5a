package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.Compression;
import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.EnvironmentResolver;
import io.github.dblifecycle.environment.EnvironmentSources;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.BackupSettings.Engine;
import io.github.dblifecycle.workflow.BackupSettings.Extras;
import io.github.dblifecycle.workflow.BackupSettings.Part;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups of databases, as the goal makes them. */
final class BackupProject {

    static final Instant NOON = Instant.parse("2026-03-04T12:13:14Z");

    private final Path directory;
    private Verification verification = Verification.CHECKSUM;
    private BackupChoice choice = BackupChoice.ALL;
    private List<BackupSettings.Condition> conditions = List.of();
    private Part part = Part.ALL;
    private Extras extras = Extras.USUAL;
    private Engine engine = Engine.JDBC;
    private int readers = 2;
    private int keep;
    private Instant now = NOON;
    private Duration lockTimeout = Duration.ofSeconds(3);
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();

    BackupProject(Path directory) {
        this.directory = directory;
    }

    BackupProject verifying(Verification other) {
        verification = other;
        return this;
    }

    BackupProject choosing(BackupChoice other) {
        choice = other;
        return this;
    }

    BackupProject where(BackupSettings.Condition... some) {
        conditions = List.of(some);
        return this;
    }

    BackupProject only(Part other) {
        part = other;
        return this;
    }

    BackupProject with(Extras other) {
        extras = other;
        return this;
    }

    BackupProject by(Engine other) {
        engine = other;
        return this;
    }

    BackupProject readers(int number) {
        readers = number;
        return this;
    }

    BackupProject keeping(int number) {
        keep = number;
        return this;
    }

    BackupProject at(Instant time) {
        now = time;
        return this;
    }

    BackupProject lockTimeout(Duration other) {
        lockTimeout = other;
        return this;
    }

    BackupProject as(String other, String word) {
        user = Optional.of(other);
        password = Optional.of(word);
        return this;
    }

    Path backups() {
        return directory.resolve("backups");
    }

    BackupSettings settings() {
        return new BackupSettings(
                backups(),
                BackupName.USUAL,
                keep,
                Optional.empty(),
                part,
                choice,
                conditions,
                extras,
                engine,
                Optional.empty(),
                verification,
                new Compression(6, readers, readers),
                lockTimeout,
                Optional.empty());
    }

    BackupOutcome run(ScratchDatabase database) throws SQLException {
        return new Backup(BackupListener.NONE).run(request(database));
    }

    /** The file; a failure is thrown. */
    BackupOutcome.Done made(ScratchDatabase database) throws SQLException {
        BackupOutcome outcome = run(database);
        if (outcome instanceof BackupOutcome.Failed failed) {
            throw new AssertionError(failed.findings().toString(), failed.cause());
        }
        return (BackupOutcome.Done) outcome;
    }

    BackupRequest request(ScratchDatabase database) {
        return request(database.database());
    }

    BackupRequest request(Database database) {
        return new BackupRequest(
                new EnvironmentRequest(
                        environment(database),
                        LocalServer.of(
                                directory.resolve(".db"),
                                PostgresRelease.ofMajor(EmbeddedPostgres.major()),
                                EmbeddedPostgres.cache()),
                        new MigrationProject(directory).settings()),
                settings(),
                major -> new ScratchSettings.UserServer(
                        EmbeddedPostgres.server(major).createDatabase("proof").database(), Clock.systemUTC()),
                "1.0-test",
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Environment environment(Database database) {
        var url = database.url();
        return new EnvironmentResolver()
                .resolve(new EnvironmentSources(
                        Map.of(
                                "db.env",
                                "staging",
                                "db.url",
                                "postgresql://"
                                        + user.or(database::user).orElseThrow() + ":"
                                        + password.orElseGet(() -> database.password()
                                                .orElseThrow()
                                                .reveal())
                                        + "@"
                                        + url.hosts().get(0) + "/" + url.database()),
                        List.of(),
                        List.of(),
                        Map.of(),
                        name -> Optional.empty(),
                        Map.of()));
    }
}
