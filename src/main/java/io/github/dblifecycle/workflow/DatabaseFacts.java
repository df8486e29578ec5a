package io.github.dblifecycle.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What there is to know about a database at a glance.
 *
 * @param server the server's full version text
 * @param bytes size on disk, with indexes and all
 * @param encoding for example {@code UTF8}
 * @param locale collation and character type
 * @param extensions installed ones, sorted by name
 * @param tables of the users, largest first
 */
public record DatabaseFacts(
        String server,
        long bytes,
        String encoding,
        String locale,
        List<InstalledExtension> extensions,
        List<TableFacts> tables) {

    public DatabaseFacts {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(encoding, "encoding");
        Objects.requireNonNull(locale, "locale");
        extensions = List.copyOf(extensions);
        tables = List.copyOf(tables);
    }

    /** An extension and its version. */
    public record InstalledExtension(String name, String version, String schema) {}

    /**
     * A table's size.
     *
     * @param rows the server's estimate; negative where it never looked (PostgreSQL, pg_class.reltuples)
     * @param bytes on disk, with indexes and TOAST
     */
    public record TableFacts(String name, long rows, long bytes) {}

    static DatabaseFacts read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<InstalledExtension> extensions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query("extensions.sql"))) {
                while (rows.next()) {
                    extensions.add(new InstalledExtension(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            List<TableFacts> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query("table_sizes.sql"))) {
                while (rows.next()) {
                    tables.add(new TableFacts(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            try (ResultSet row = statement.executeQuery(query("database.sql"))) {
                row.next();
                return new DatabaseFacts(
                        row.getString(1), row.getLong(2), row.getString(3), row.getString(4), extensions, tables);
            }
        }
    }

    private static String query(String name) {
        try (InputStream resource = DatabaseFacts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own resource " + name + " cannot be read", e);
        }
    }
}
