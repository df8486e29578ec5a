package io.github.dblifecycle.jpa;

import io.github.dblifecycle.diff.entity.ColumnHabit;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the DDL of entities that never changes again, that of a commit, so that nobody builds the commit twice. Each is a file
 * that appears as a whole; builds at the same time disturb neither themselves nor each other. What cannot be read is not there,
 * and what was not used for a month goes.
 */
public final class DdlCache {

    private static final Logger LOG = LoggerFactory.getLogger(DdlCache.class);

    private static final Duration KEPT = Duration.ofDays(30);

    /** Part of the names, so that another version of this plugin does not read what it would misunderstand. */
    private static final String FORM = "1-";

    private static final String ENDING = ".ddl";
    private static final String NAME = "name";
    private static final String SQL = "sql";
    private static final String WORDS = "words/";
    private static final String FILE = "file/";
    private static final String LINE = "line/";
    private static final String HABIT = "habit/";
    private static final String NEVER_NULL = "never-null";
    private static final String WRITTEN = "written";
    private static final String INSERTED = "inserted";

    private final Path directory;
    private final Clock clock;

    /** @param directory made when something is kept */
    public DdlCache(Path directory, Clock clock) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * What was kept.
     *
     * @param key of letters and digits
     */
    public Optional<EntityDdl> find(String key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(new EntityDdl(
                    value(properties, NAME), value(properties, SQL), places(properties), habits(properties)));
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            LOG.debug("The DDL in {} cannot be read", file, e);
            return Optional.empty();
        }
    }

    private static String value(Properties properties, String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }

    private static EntityPlaces places(Properties properties) {
        Map<String, EntityPlace> places = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(WORDS)) {
                String place = name.substring(WORDS.length());
                Optional<SourcePosition> position = Optional.ofNullable(properties.getProperty(FILE + place))
                        .map(file -> new SourcePosition(file, Integer.parseInt(value(properties, LINE + place))));
                places.put(place, new EntityPlace(value(properties, name), position));
            }
        }
        return new EntityPlaces(places);
    }

    private static EntityHabits habits(Properties properties) {
        Map<String, ColumnHabit> habits = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(HABIT)) {
                List<String> words = List.of(value(properties, name).split(" ", -1));
                habits.put(
                        name.substring(HABIT.length()),
                        new ColumnHabit(words.contains(NEVER_NULL), words.contains(WRITTEN), words.contains(INSERTED)));
            }
        }
        return new EntityHabits(habits);
    }

    private static String words(ColumnHabit habit) {
        return Stream.of(
                        habit.neverNull() ? NEVER_NULL : "",
                        habit.written() ? WRITTEN : "",
                        habit.inserted() ? INSERTED : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Keeps it; a cache that cannot be written to is none, and no reason to fail. */
    public void keep(String key, EntityDdl ddl) {
        Properties properties = new Properties();
        properties.setProperty(NAME, ddl.name());
        properties.setProperty(SQL, ddl.sql());
        ddl.places().byName().forEach((name, place) -> {
            properties.setProperty(WORDS + name, place.words());
            place.position().ifPresent(position -> {
                properties.setProperty(FILE + name, position.file());
                properties.setProperty(LINE + name, String.valueOf(position.line()));
            });
        });
        ddl.habits().byName().forEach((name, habit) -> properties.setProperty(HABIT + name, words(habit)));
        try {
            Files.createDirectories(directory);
            Path whole = Files.createTempFile(directory, "writing", ".tmp");
            try {
                try (Writer writer = Files.newBufferedWriter(whole)) {
                    properties.store(writer, null);
                }
                Files.move(whole, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            sweep();
        } catch (IOException e) {
            LOG.debug("The DDL cannot be kept in {}", directory, e);
        }
    }

    private void sweep() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        for (Path file : files) {
            boolean ours = String.valueOf(file.getFileName()).endsWith(ENDING)
                    || String.valueOf(file.getFileName()).endsWith(".tmp");
            if (ours
                    && Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(String key) {
        return directory.resolve(FORM + key + ENDING);
    }
}
