package io.github.dblifecycle.migrate;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names the next migrations get in a project: its own numbering goes on, in its own spelling and place. */
public final class NextScript {

    private static final String DEFAULT_DIRECTORY = "src/main/resources";
    private static final String DEFAULT_LOCATION = "db/migration";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int SHORTEST_TIMESTAMP = 12;
    private static final String UNDO_PREFIX = "U";

    private final MigrationSettings settings;
    private final Optional<ScratchOutcome.Ran> highest;
    private final Clock clock;

    /**
     * Continues a project's own numbering; one without any begins with the time, in UTC.
     *
     * @param ran the migrations there are, in the order they ran
     */
    public NextScript(MigrationSettings settings, List<ScratchOutcome.Ran> ran, Clock clock) {
        this.settings = settings;
        this.highest = ran.stream().filter(one -> one.version().isPresent()).reduce((first, second) -> second);
        this.clock = clock;
    }

    /**
     * The file names of a migration and of the script that takes it back.
     *
     * @param version for example {@code 3}
     * @param migration for example {@code V3__add_note.sql}
     * @param undo for example {@code U3__add_note.sql}
     */
    public record Names(String version, String migration, String undo) {}

    /**
     * The names of migrations that run one after the other.
     *
     * @param description in any words; see {@link #words}
     * @param count how many; from the second on the description is numbered
     */
    public List<Names> names(String description, int count) {
        String separator = settings.flyway().getOrDefault("flyway.sqlMigrationSeparator", "__");
        String prefix = settings.flyway().getOrDefault("flyway.sqlMigrationPrefix", "V");
        String suffix = settings.flyway()
                .getOrDefault("flyway.sqlMigrationSuffixes", ".sql")
                .split(",", -1)[0]
                .strip();
        List<Names> names = new ArrayList<>();
        Optional<String> before = highest.flatMap(ScratchOutcome.Ran::version);
        for (int number = 1; number <= count; number++) {
            String version = next(before, number - 1);
            before = Optional.of(version);
            String rest =
                    spelled(version) + separator + words(description) + (number == 1 ? "" : "_" + number) + suffix;
            names.add(new Names(version, prefix + rest, UNDO_PREFIX + rest));
        }
        return names;
    }

    /** A description as it stands in a file name: letters and digits in lower case, the rest one underscore; may be empty. */
    public static String words(String description) {
        return description
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    /**
     * Where new scripts go: the first directory of the locations that can be written to; the default one, which need not
     * exist, where there is none at all. Empty where all locations are elsewhere.
     */
    public Optional<Path> directory() {
        MigrationLocations locations = settings.locations();
        if (locations.directories().isEmpty()
                && locations.libraries().isEmpty()
                && locations.remote().isEmpty()) {
            Path resources = settings.layout().resourceDirectories().stream()
                    .findFirst()
                    .orElseGet(() -> settings.layout().directory().resolve(DEFAULT_DIRECTORY));
            return Optional.of(resources.resolve(DEFAULT_LOCATION));
        }
        return locations.directories().stream().filter(Files::isWritable).findFirst();
    }

    /** @param later how many scripts of one run come before it, so that each gets a second of its own */
    private String next(Optional<String> before, int later) {
        if (before.isEmpty()) {
            return timestamp(later);
        }
        String version = before.get();
        int dot = version.lastIndexOf('.');
        String last = version.substring(dot + 1);
        if (dot < 0 && last.length() >= SHORTEST_TIMESTAMP) {
            String now = timestamp(later);
            String stamp = now.length() > last.length() ? now.substring(0, last.length()) : now;
            if (new BigInteger(stamp).compareTo(new BigInteger(last)) > 0) {
                return stamp;
            }
        }
        String number = new BigInteger(last).add(BigInteger.ONE).toString();
        return version.substring(0, dot + 1) + "0".repeat(Math.max(0, last.length() - number.length())) + number;
    }

    private String timestamp(int later) {
        Instant instant = clock.instant().plusSeconds(later);
        return TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Flyway takes an underscore for a dot, and a project may have chosen either. */
    private String spelled(String version) {
        boolean underscores = highest.filter(
                        one -> one.version().filter(text -> text.contains(".")).isPresent()
                                && one.script().contains(one.version().get().replace('.', '_')))
                .isPresent();
        return underscores ? version.replace('.', '_') : version;
    }
}
