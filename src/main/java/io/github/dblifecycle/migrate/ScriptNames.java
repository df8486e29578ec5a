package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.jspecify.annotations.Nullable;

/** Whether Flyway will run the scripts that lie in the migration directories, told without a database. */
final class ScriptNames {

    static final String UNDO_PREFIX = "U";

    private final MigrationSettings settings;
    private final Configuration configuration;

    ScriptNames(MigrationSettings settings, Configuration configuration) {
        this.settings = settings;
        this.configuration = configuration;
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Map<Identity, List<Path>> byIdentity = new LinkedHashMap<>();
        ResourceNameParser parser = new ResourceNameParser(configuration);
        for (Path file : scripts()) {
            String fileName = file.getFileName().toString();
            boolean undo = isUndo(fileName);
            ResourceName name = parser.parse(undo ? asVersioned(fileName) : fileName);
            if (!name.isValid()) {
                findings.add(invalid(file, name));
            } else if (isUnknown(name)) {
                findings.add(ignored(file));
            } else if (name.getVersion() != null || isRepeatable(name)) {
                byIdentity
                        .computeIfAbsent(Identity.of(name, undo), key -> new ArrayList<>())
                        .add(file);
            }
        }
        byIdentity.forEach((identity, files) -> {
            if (files.size() > 1) {
                findings.add(duplicate(identity, files));
            }
        });
        return findings;
    }

    private static boolean isUndo(String fileName) {
        return fileName.startsWith(UNDO_PREFIX)
                && fileName.length() > UNDO_PREFIX.length()
                && Character.isDigit(fileName.charAt(UNDO_PREFIX.length()));
    }

    /** The parser knows no undo scripts; they are named as what they undo, but for the prefix. */
    private String asVersioned(String fileName) {
        return configuration.getSqlMigrationPrefix() + fileName.substring(UNDO_PREFIX.length());
    }

    /**
     * What no two scripts may share.
     *
     * @param version null for a repeatable script, whose description stands for it
     */
    private record Identity(String kind, @Nullable MigrationVersion version, String description) {

        static Identity of(ResourceName name, boolean undo) {
            if (name.getVersion() == null) {
                return new Identity("repeatable", null, name.getDescription());
            }
            return new Identity(undo ? "undo of" : name.getPrefix(), name.getVersion(), "");
        }

        @Override
        public String toString() {
            return version == null
                    ? kind + " '" + description + "'"
                    : (kind.equals("V") ? "" : kind + " ") + "version " + version;
        }
    }

    /** Every file with a migration's suffix, in the order of their names. */
    List<Path> scripts() {
        List<Path> scripts = new ArrayList<>();
        for (Path directory : settings.locations().directories()) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(Files::isRegularFile)
                        .filter(this::hasSuffix)
                        .sorted()
                        .forEach(scripts::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read directory " + directory, e);
            }
        }
        return scripts.stream().distinct().toList();
    }

    /** The same, for who has settings only. */
    static List<Path> scripts(MigrationSettings settings) {
        return new ScriptNames(settings, new FlywayFactory(settings).configuration()).scripts();
    }

    private boolean hasSuffix(Path file) {
        String name = file.getFileName().toString();
        return Arrays.stream(configuration.getSqlMigrationSuffixes()).anyMatch(name::endsWith);
    }

    private boolean isRepeatable(ResourceName name) {
        return configuration.getRepeatableSqlMigrationPrefix().equals(name.getPrefix());
    }

    private static boolean isUnknown(ResourceName name) {
        return name.getPrefix() == null || name.getPrefix().isEmpty();
    }

    private Finding invalid(Path file, ResourceName name) {
        boolean looksLikeOne = Stream.of(
                        configuration.getSqlMigrationPrefix(),
                        UNDO_PREFIX,
                        configuration.getRepeatableSqlMigrationPrefix())
                .anyMatch(prefix -> isBehind(prefix, file.getFileName().toString()));
        if (!looksLikeOne) {
            return ignored(file);
        }
        return Finding.error(
                        "DB720",
                        Optional.of(settings.layout().position(file.toString(), 1)),
                        "Flyway cannot read the script's name " + file.getFileName() + " and would pass it over",
                        "rename it: " + pattern())
                .withDetails(List.of(name.getValidityMessage()));
    }

    /** {@code V1_add.sql} was meant to be a migration, {@code Views.sql} was not. */
    private static boolean isBehind(String prefix, String fileName) {
        if (!fileName.startsWith(prefix) || fileName.length() == prefix.length()) {
            return false;
        }
        char next = fileName.charAt(prefix.length());
        return Character.isDigit(next) || next == '_' || next == '.';
    }

    private Finding ignored(Path file) {
        return new Finding(
                "DB720",
                Severity.WARNING,
                Optional.of(settings.layout().position(file.toString(), 1)),
                "Flyway will never run " + file.getFileName() + ", it is not named like a migration",
                List.of(),
                Optional.of("rename it: " + pattern() + ", or keep it elsewhere"));
    }

    private String pattern() {
        String separator = configuration.getSqlMigrationSeparator();
        String suffix = configuration.getSqlMigrationSuffixes()[0];
        return configuration.getSqlMigrationPrefix() + "<version>" + separator + "<description>" + suffix + " or "
                + configuration.getRepeatableSqlMigrationPrefix() + separator + "<description>" + suffix;
    }

    private Finding duplicate(Identity identity, List<Path> files) {
        List<String> shown = files.stream()
                .map(file -> settings.layout().display(file.toString()))
                .sorted()
                .toList();
        return Finding.error(
                        "DB709",
                        Optional.of(settings.layout()
                                .position(files.get(files.size() - 1).toString(), 1)),
                        "more than one script is " + identity + ", Flyway refuses to run any",
                        "give the newer one the next free version")
                .withDetails(shown);
    }
}
