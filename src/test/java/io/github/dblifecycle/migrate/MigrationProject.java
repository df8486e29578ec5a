package io.github.dblifecycle.migrate;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.CatalogReading;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.trace.StatementTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A project in a directory of its own, with migrations where Maven projects have them. */
public final class MigrationProject {

    public static final String MIGRATIONS = "src/main/resources/db/migration/";

    private final Path directory;
    private final Map<String, String> flyway = new TreeMap<>();
    private ClassLoader classLoader = MigrationProject.class.getClassLoader();
    private Path classes;

    public MigrationProject(Path directory) {
        this.directory = directory;
        this.classes = directory.resolve("target/classes");
    }

    /** Writes a file, its path relative to the project. */
    public MigrationProject file(String path, String content) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, content, StandardCharsets.UTF_8);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file beside the migrations. */
    public MigrationProject migration(String name, String content) {
        return file(MIGRATIONS + name, content);
    }

    public void delete(String name) throws IOException {
        Files.delete(directory.resolve(MIGRATIONS + name));
    }

    public MigrationProject with(String key, String value) {
        flyway.put(key, value);
        return this;
    }

    public MigrationProject classes(Path root, ClassLoader loader) {
        classes = root;
        classLoader = loader;
        return this;
    }

    /** Java migrations are those of the tests. */
    MigrationProject withTestClasses() {
        try {
            Path root = Path.of(MigrationProject.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes(root, MigrationProject.class.getClassLoader());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    public ProjectLayout layout() {
        return new ProjectLayout(
                directory,
                List.of(directory.resolve("src/main/resources")),
                List.of(directory.resolve("src/main/java")),
                classes,
                List.of());
    }

    public MigrationSettings settings(String... locations) {
        return new MigrationSettings(
                layout(), MigrationLocations.find(List.of(locations), layout()), flyway, classLoader);
    }

    List<Finding> names() {
        return ScratchMigration.checkNames(settings());
    }

    ScratchOutcome apply(ScratchDatabase database) throws SQLException {
        return apply(database, trace(database));
    }

    ScratchOutcome apply(ScratchDatabase database, StatementTrace trace) throws SQLException {
        return new ScratchMigration(settings(), Optional.of(trace)).apply(database.database());
    }

    static StatementTrace trace(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return StatementTrace.prepare(connection);
        }
    }

    CatalogReading reading(ScratchDatabase database) throws SQLException {
        ReadScope scope = ReadScope.everything()
                .withoutSchema(new Identifier(StatementTrace.SCHEMA))
                .withoutTable(ScratchMigration.historyTable(settings()));
        try (Connection connection = database.connect()) {
            return new CatalogReader().read(connection, scope);
        }
    }

    Catalog catalog(ScratchDatabase database) throws SQLException {
        return reading(database).catalog();
    }
}
