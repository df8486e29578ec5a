package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.plan.SchemaSql;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file a schema is written to, whole or not at all. What somebody else wrote is not overwritten unless that is asked
 * for.
 *
 * @param path absolute
 * @param force overwrites anything
 */
record SchemaFile(Path path, boolean force) {

    /** Stands in the first line of every file written here. */
    static final String MARK = "written by db-maven-plugin";

    /**
     * To be called before any work is done.
     *
     * @throws ConfigurationException where the file may not be overwritten
     */
    void check() throws IOException {
        if (Files.isDirectory(path)) {
            throw refusal(path + " is a directory", "name a file");
        }
        checkWritable();
        if (!force && Files.exists(path) && !isOurs()) {
            throw refusal(
                    path + " was not written by this plugin, and it would be lost",
                    "name another file, or give -Ddb.force=true if it may be overwritten");
        }
    }

    /** The nearest directory that is there has to take the file, or the directories for it. */
    void checkWritable() {
        Path nearest = path.toAbsolutePath().getParent();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null || !Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            throw refusal(
                    path + " cannot be written: nothing can be created in " + nearest,
                    "name a file in a directory that you may write to");
        }
    }

    void write(String text) throws IOException {
        check();
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            throw refusal(path + " is no file", "name a file");
        }
        Files.createDirectories(directory);
        Path beside = Files.createTempFile(directory, path.getFileName().toString(), ".part");
        try {
            Files.writeString(beside, text);
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** @param first the first line of a file; null where it has none */
    static boolean isOurs(@Nullable String first) {
        return first != null
                && (first.startsWith(SchemaSql.FIRST_LINE) || (first.startsWith("-- ") && first.endsWith(MARK)));
    }

    boolean isOurs() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String first = reader.readLine();
            return isOurs(first);
        } catch (MalformedInputException e) {
            return false;
        }
    }

    private static ConfigurationException refusal(String message, String fix) {
        return new ConfigurationException(List.of(new ConfigurationProblem("db.output", message, fix)));
    }
}
