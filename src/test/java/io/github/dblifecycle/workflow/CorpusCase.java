package io.github.dblifecycle.workflow;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two schemas, and what must be true of the plan that leads from one to the other.
 *
 * @param name its path below the corpus, {@code enum/value_added_last}
 * @param seed fills the first schema
 */
record CorpusCase(String name, Path directory, String a, String b, Optional<String> seed, CorpusFacts facts) {

    static final String FIRST = "a.sql";
    private static final String SECOND = "b.sql";
    private static final String SEED = "seed.sql";
    private static final String FACTS = "case.properties";
    private static final String FOREIGN_FACTS = "facts.properties";

    private static final Set<String> FILES = Set.of(FIRST, SECOND, SEED, FACTS, "plan.sql", "plan-14.sql");

    /** All cases below a directory, at any depth, sorted by name. */
    static List<CorpusCase> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(FIRST))
                    .map(file -> read(root, file.resolveSibling("")))
                    .sorted(java.util.Comparator.comparing(CorpusCase::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be read: " + root, e);
        }
    }

    /** The first part of its name: the kind of object, or where the case comes from. */
    String origin() {
        return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    }

    /** The file that holds the plan for a major version: one of its own where it has to differ. */
    Path golden(int major) {
        Path own = directory.resolve("plan-" + major + ".sql");
        return Files.exists(own) ? own : directory.resolve("plan.sql");
    }

    /** Files that mean nothing, so that somebody believes in something that is not so. */
    static List<Path> unknownFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !isKnown(root.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be read: " + root, e);
        }
    }

    private static boolean isKnown(Path file) {
        return file.getNameCount() == 3
                ? FILES.contains(String.valueOf(file.getFileName()))
                : file.equals(Path.of(CorpusGaps.FILE));
    }

    private static CorpusCase read(Path root, Path directory) {
        try {
            Path seed = directory.resolve(SEED);
            return new CorpusCase(
                    root.relativize(directory).toString().replace('\\', '/'),
                    directory,
                    Files.readString(directory.resolve(FIRST)),
                    Files.readString(directory.resolve(SECOND)),
                    Files.exists(seed) ? Optional.of(Files.readString(seed)) : Optional.empty(),
                    facts(directory));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the case cannot be read: " + directory, e);
        }
    }

    private static CorpusFacts facts(Path directory) throws IOException {
        Properties properties = new Properties();
        for (String name : List.of(FACTS, FOREIGN_FACTS)) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            }
        }
        return CorpusFacts.of(properties);
    }
}
