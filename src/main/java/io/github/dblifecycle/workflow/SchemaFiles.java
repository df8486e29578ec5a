package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A directory that a schema is written to, one file an object. Files that were written here before and are not needed any
 * more are removed; those of others are never touched unless that is asked for.
 *
 * @param directory absolute
 * @param force overwrites files of others
 */
record SchemaFiles(Path directory, boolean force) {

    /** What came of it: files that were written because they are new or different, and files that were removed. */
    record Done(List<Path> written, List<Path> removed) {

        Done {
            written = List.copyOf(written);
            removed = List.copyOf(removed);
        }
    }

    /**
     * To be called before any work is done.
     *
     * @throws ConfigurationException where the directory cannot be one
     */
    void check() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    "db.output", directory + " is a file", "name a directory, or a file that ends in .sql")));
        }
        new SchemaFile(directory.resolve("schema.sql"), true).checkWritable();
    }

    /**
     * Makes the directory hold these files.
     *
     * @param texts by paths with forward slashes
     * @throws ConfigurationException where a file of somebody else is in the way; then nothing is written
     */
    Done write(SortedMap<String, String> texts) throws IOException {
        for (String path : texts.keySet()) {
            new SchemaFile(directory.resolve(path), force).check();
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = directory.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                new SchemaFile(path, force).write(file.getValue());
                written.add(path);
            }
        }
        return new Done(written, removeOthers(texts));
    }

    private List<Path> removeOthers(SortedMap<String, String> texts) throws IOException {
        List<Path> stale;
        try (Stream<Path> below = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            stale = below.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".sql"))
                    .filter(path -> !texts.containsKey(
                            directory.relativize(path).toString().replace('\\', '/')))
                    .sorted()
                    .toList();
        }
        List<Path> removed = new ArrayList<>();
        for (Path path : stale) {
            if (new SchemaFile(path, false).isOurs()) {
                Files.delete(path);
                removed.add(path);
            }
        }
        return removed;
    }
}
