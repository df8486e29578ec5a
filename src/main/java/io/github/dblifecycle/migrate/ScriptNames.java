package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Whether Flyway will run the scripts that lie in the migration directories, told without a database. */
final class ScriptNames {

    private final MigrationSettings settings;
    private final Configuration configuration;

    ScriptNames(MigrationSettings settings, Configuration configuration) {
        this.settings = settings;
        this.configuration = configuration;
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Path>> byIdentity = new TreeMap<>();
        ResourceNameParser parser = new ResourceNameParser(configuration);
        for (Path file : scripts()) {
            ResourceName name = parser.parse(file.getFileName().toString());
            if (!name.isValid()) {
                findings.add(invalid(file, name));
            } else if (isUnknown(name)) {
                findings.add(ignored(file));
            } else if (name.getVersion() != null || isRepeatable(name)) {
                byIdentity
                        .computeIfAbsent(identity(name), key -> new ArrayList<>())
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

    /** What no two scripts may be: an undo script shares its version with the migration it undoes. */
    private String identity(ResourceName name) {
        if (name.getVersion() == null) {
            return "repeatable '" + name.getDescription() + "'";
        }
        boolean forward = name.getPrefix().equals(configuration.getSqlMigrationPrefix());
        return (forward ? "" : name.getPrefix() + " of ") + "version " + name.getVersion();
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
        boolean looksLikeOne = file.getFileName().toString().startsWith(configuration.getSqlMigrationPrefix())
                || file.getFileName().toString().startsWith(configuration.getRepeatableSqlMigrationPrefix());
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

    private Finding duplicate(String identity, List<Path> files) {
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
