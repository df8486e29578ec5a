package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.resolver.ResolvedMigration;

/** Tells which of several texts of a script a database was migrated with, by Flyway's own checksum. */
public final class AppliedText {

    private final MigrationSettings settings;
    private final Database scratch;

    /** @param scratch a database in which Flyway may look at nothing */
    public AppliedText(MigrationSettings settings, Database scratch) {
        this.settings = settings;
        this.scratch = scratch;
    }

    /**
     * The first text with that checksum.
     *
     * @param repeatable Flyway counts a repeatable script after its placeholders were replaced
     * @param texts as they were in their files
     */
    public Optional<byte[]> find(List<byte[]> texts, boolean repeatable, int checksum) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path directory = Files.createTempDirectory("db-scripts");
            try {
                return find(texts, repeatable, checksum, directory);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the directory for temporary files", e);
        }
    }

    private Optional<byte[]> find(List<byte[]> texts, boolean repeatable, int checksum, Path directory)
            throws IOException {
        FlywayFactory factory = new FlywayFactory(settings);
        var configuration = factory.configuration();
        String suffix = configuration.getSqlMigrationSeparator() + "text"
                + configuration.getSqlMigrationSuffixes()[0];
        Map<String, byte[]> byName = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String name = repeatable
                    ? configuration.getRepeatableSqlMigrationPrefix()
                            + suffix.replace("text", String.format(Locale.ROOT, "text%06d", i))
                    : configuration.getSqlMigrationPrefix() + (i + 1) + suffix;
            Files.write(directory.resolve(name), texts.get(i));
            byName.put(name, texts.get(i));
        }
        SequentialRunner runner = new SequentialRunner(settings.layout(), Optional.empty());
        MigrationInfo[] all = configuration
                .dataSource(new DatabaseSource(scratch, runner))
                .locations("filesystem:" + directory)
                .javaMigrations()
                .load()
                .info()
                .all();
        for (MigrationInfo info : all) {
            ResolvedMigration resolved = ReplayOrder.resolved(info);
            if (resolved != null && resolved.checksumMatches(checksum)) {
                return Optional.ofNullable(byName.get(resolved.getScript()));
            }
        }
        return Optional.empty();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
