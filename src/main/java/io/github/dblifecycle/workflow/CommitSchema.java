package io.github.dblifecycle.workflow;

import io.github.dblifecycle.declared.DeclarationException;
import io.github.dblifecycle.declared.DeclaredSchema;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A schema as it was at a commit: what the project declared then, else what its migrations led to. */
final class CommitSchema {

    /** Where a project declares its schema if nothing else is said. */
    private static final List<String> USUAL_PLACES = List.of("src/main/resources/db", "db");

    private final Sources sources;

    CommitSchema(Sources sources) {
        this.sources = sources;
    }

    /**
     * Makes it from a copy of its files, which is gone afterwards.
     *
     * @throws GitException where the repository does not have the commit
     */
    MadeSchema make(SchemaSource.Git source, ScratchServer server) throws SQLException, SourceException {
        MigrationSettings settings = sources.migrations();
        Path project = settings.layout().directory();
        GitSource git = GitSource.around(project);
        String commit = git.commit(source.reference());
        try {
            Path copy = Files.createTempDirectory("db-commit");
            try {
                List<Path> declarations = files().orElseGet(() ->
                        USUAL_PLACES.stream().map(project::resolve).toList());
                git.export(commit, declarations, copy);
                MigrationSettings then = git.settingsAt(commit, settings, copy);
                return made(source, then, then.layout().directory(), server);
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the directory for temporary files", e);
        }
    }

    private MadeSchema made(SchemaSource.Git source, MigrationSettings then, Path directory, ScratchServer server)
            throws SQLException, SourceException {
        Path project = sources.migrations().layout().directory();
        Optional<List<Path>> declared = files().map(paths -> {
            List<Path> moved = new ArrayList<>();
            paths.forEach(path -> moved.add(
                    directory.resolve(project.relativize(project.resolve(path)).toString())));
            return moved.stream().filter(Files::exists).toList();
        });
        Sources there = new Sources(
                then,
                then(declared.filter(paths -> !paths.isEmpty())),
                sources.environments(),
                sources.local(),
                sources.servers(),
                sources.major(),
                sources.clock());
        boolean declares;
        try {
            declares = there.declared() instanceof Declaration.Sql sql
                    && DeclaredSchema.find(directory, sql.files()).isPresent();
        } catch (DeclarationException e) {
            throw new SourceException(source, e.findings());
        }
        SchemaSource what = declares ? new SchemaSource.Declared() : new SchemaSource.Migrations();
        MadeSchema made = new SchemaMaking(there).made(what, server);
        return new MadeSchema(
                source, made.catalog(), made.major(), made.scope(), made.side(), made.original(), made.ran());
    }

    private Optional<List<Path>> files() {
        return sources.declared() instanceof Declaration.Sql sql ? sql.files() : Optional.empty();
    }

    /** What entities were at a commit nobody knows who does not compile them; what its migrations led to, everybody. */
    private Declaration then(Optional<List<Path>> files) {
        return sources.declared() instanceof Declaration.Sql ? new Declaration.Sql(files) : sources.declared();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
