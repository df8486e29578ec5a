package io.github.dblifecycle.migrate;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name the next migration would get in a project: what advice about a new script is written with. */
public final class NextScript {

    private static final String DEFAULT_DIRECTORY = "src/main/resources/db/migration";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int SHORTEST_TIMESTAMP = 12;

    private final MigrationSettings settings;
    private final Optional<String> highest;
    private final Clock clock;

    /**
     * Continues a project's own numbering.
     *
     * @param ran the migrations there are, in the order they ran
     */
    public NextScript(MigrationSettings settings, List<ScratchOutcome.Ran> ran, Clock clock) {
        this.settings = settings;
        this.highest = ran.stream().flatMap(one -> one.version().stream()).reduce((first, second) -> second);
        this.clock = clock;
    }

    /** The path of a new script, relative to the project, for example {@code …/db/migration/V3__add_note.sql}. */
    public String path(String description) {
        Path directory = settings.locations().directories().stream()
                .findFirst()
                .orElseGet(() -> settings.layout().directory().resolve(DEFAULT_DIRECTORY));
        String prefix = settings.flyway().getOrDefault("flyway.sqlMigrationPrefix", "V");
        String separator = settings.flyway().getOrDefault("flyway.sqlMigrationSeparator", "__");
        String suffix = settings.flyway()
                .getOrDefault("flyway.sqlMigrationSuffixes", ".sql")
                .split(",", -1)[0]
                .strip();
        String words = description.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return settings.layout().display(directory.toString()) + "/" + prefix + version() + separator + words + suffix;
    }

    String version() {
        if (highest.isEmpty()) {
            return "1";
        }
        String version = highest.get();
        int dot = version.lastIndexOf('.');
        String last = version.substring(dot + 1);
        if (dot < 0 && last.length() >= SHORTEST_TIMESTAMP) {
            String now = TIMESTAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
            String stamp = now.length() > last.length() ? now.substring(0, last.length()) : now;
            if (new BigInteger(stamp).compareTo(new BigInteger(last)) > 0) {
                return stamp;
            }
        }
        return version.substring(0, dot + 1) + new BigInteger(last).add(BigInteger.ONE);
    }
}
