package io.github.dblifecycle.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names that PostgreSQL gives its error codes (PostgreSQL, "Appendix A. PostgreSQL Error Codes"): what can be said of an
 * error where the server's message must not be, because it may repeat a value of a row.
 */
public final class SqlState {

    private static final Map<String, String> CONDITIONS = read();

    private SqlState() {}

    /** For example {@code unique_violation} for {@code 23505}; empty for codes that are an application's own. */
    public static Optional<String> condition(String sqlState) {
        return Optional.ofNullable(CONDITIONS.get(sqlState));
    }

    private static Map<String, String> read() {
        Map<String, String> conditions = new TreeMap<>();
        try (InputStream resource = SqlState.class.getResourceAsStream("sqlstates.txt")) {
            new String(Objects.requireNonNull(resource, "sqlstates.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(words -> conditions.putIfAbsent(words[0], words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own resource sqlstates.txt cannot be read", e);
        }
        return Map.copyOf(conditions);
    }
}
