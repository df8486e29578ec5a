package io.github.dblifecycle.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/**
 * A migration script of a project as it lies on disk, before anything was run.
 *
 * @param path relative to the project
 * @param version as Flyway reads it from the name, so that {@code 1.0} is {@code 1}; empty for a repeatable one
 * @param text as UTF-8; what is none is replaced, which makes no difference between two texts that are alike
 */
public record ProjectScript(Path file, String path, Optional<String> version, String description, String text)
        implements Comparable<ProjectScript> {

    public ProjectScript {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(text, "text");
    }

    /** Versioned and repeatable ones, in the order in which Flyway runs them; undo scripts and the like are left out. */
    public static List<ProjectScript> of(MigrationSettings settings) {
        Configuration configuration = new FlywayFactory(settings).configuration();
        ResourceNameParser parser = new ResourceNameParser(configuration);
        List<ProjectScript> scripts = new ArrayList<>();
        for (Path file : new ScriptNames(settings, configuration).scripts()) {
            ResourceName name = parser.parse(file.getFileName().toString());
            if (!name.isValid()) {
                continue;
            }
            boolean versioned = configuration.getSqlMigrationPrefix().equals(name.getPrefix());
            boolean repeatable = configuration.getRepeatableSqlMigrationPrefix().equals(name.getPrefix());
            if (versioned ? name.getVersion() != null : repeatable) {
                scripts.add(new ProjectScript(
                        file,
                        settings.layout().display(file.toString()),
                        Optional.ofNullable(name.getVersion()).map(MigrationVersion::toString),
                        Objects.requireNonNullElse(name.getDescription(), ""),
                        text(file)));
            }
        }
        return scripts.stream().sorted().toList();
    }

    public String fileName() {
        return String.valueOf(file.getFileName());
    }

    /** What no two scripts of a project may share: the version, or a repeatable one's description. */
    public String identity() {
        return version.map(number -> "V" + number).orElse("R" + description);
    }

    /** Line ends and a byte order mark are not part of Flyway's checksum. */
    public boolean sameText(ProjectScript other) {
        return lines(text).equals(lines(other.text));
    }

    @Override
    public int compareTo(ProjectScript other) {
        if (version.isPresent() && other.version.isPresent()) {
            int order = compareVersions(version.get(), other.version.get());
            return order == 0 ? path.compareTo(other.path) : order;
        }
        if (version.isPresent() != other.version.isPresent()) {
            return version.isPresent() ? -1 : 1;
        }
        int order = description.compareTo(other.description);
        return order == 0 ? path.compareTo(other.path) : order;
    }

    /** As Flyway compares them: {@code 2} is before {@code 10}, {@code 1} is {@code 1.0}. */
    public static int compareVersions(String first, String second) {
        return MigrationVersion.fromVersion(first).compareTo(MigrationVersion.fromVersion(second));
    }

    private static List<String> lines(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
