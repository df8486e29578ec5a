package io.github.dblifecycle.workflow;

import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.LocalServer;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A small project on which goals about schemas are run as a user would; all of them share one scratch server. */
final class GoalProject {

    static final ScratchServers SERVERS = new ScratchServers(major ->
            new ScratchSettings.Embedded(PostgresRelease.ofMajor(major), EmbeddedPostgres.cache(), Clock.systemUTC()));

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-04T12:13:14Z"), ZoneOffset.UTC);

    private final MigrationProject project;
    private int major = EmbeddedPostgres.major();
    private Declaration declaration = Declaration.usual();
    private boolean undo;
    private boolean online = true;
    private Set<HazardKind> allowed = Set.of();
    private EntityHints hints = EntityHints.NONE;
    private ComparedAspects aspects = ComparedAspects.NONE;

    GoalProject(Path directory) {
        project = new MigrationProject(directory);
    }

    GoalProject declared(String sql) {
        project.file(ValidateProject.SCHEMA, sql);
        return this;
    }

    GoalProject declaredBy(Declaration other) {
        declaration = other;
        return this;
    }

    GoalProject migration(String name, String sql) {
        project.migration(name, sql);
        return this;
    }

    GoalProject file(String path, String text) {
        project.file(path, text);
        return this;
    }

    GoalProject with(String key, String value) {
        project.with(key, value);
        return this;
    }

    GoalProject on(int other) {
        major = other;
        return this;
    }

    GoalProject undo() {
        undo = true;
        return this;
    }

    GoalProject offline() {
        online = false;
        return this;
    }

    GoalProject allow(HazardKind... kinds) {
        allowed = Set.of(kinds);
        return this;
    }

    GoalProject comparing(ComparedAspects more) {
        aspects = more;
        return this;
    }

    Path directory() {
        return project.directory();
    }

    Sources sources() {
        return new Sources(
                project.settings(),
                declaration,
                name -> {
                    throw new ConfigurationException(
                            List.of(new ConfigurationProblem("env:" + name, "is not known", "declare it")));
                },
                LocalServer.of(
                        project.directory().resolve(".db"), PostgresRelease.ofMajor(major), EmbeddedPostgres.cache()),
                SERVERS,
                major,
                NOON);
    }

    /** As -Ddb.rename and -Ddb.prune say it. */
    GoalProject hints(List<String> renames, List<String> prune) {
        hints = EntityHints.parse(renames, prune);
        return this;
    }

    GenerateOutcome generate(String description) throws SQLException, SourceException, IOException {
        return new Generate()
                .run(new GenerateRequest(sources(), description, online, undo, new AllowedHazards(allowed), hints));
    }

    Diff.Outcome diff(String from, String to) throws SQLException, SourceException, IOException {
        return diff(from, to, Optional.empty());
    }

    Diff.Outcome diff(String from, String to, Optional<Path> output) throws SQLException, SourceException, IOException {
        return new Diff()
                .run(new Diff.Request(
                        sources(), source("db.from", from), source("db.to", to), online, aspects, output, false));
    }

    Pull.Outcome pull(String from, String output) throws SQLException, SourceException, IOException {
        return new Pull()
                .run(new Pull.Request(
                        sources(), source("db.from", from), directory().resolve(output), aspects, false));
    }

    SchemaSource source(String setting, String text) {
        return new SchemaSourceParser(setting, directory()).parse(text);
    }

    String text(String path) throws IOException {
        return Files.readString(directory().resolve(path));
    }

    /** All migration files, sorted. */
    List<String> migrations() {
        return files("src/main/resources/db/migration");
    }

    /** All files below a directory of the project, sorted; none where it is not there. */
    List<String> files(String below) {
        Path root = directory().resolve(below);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
