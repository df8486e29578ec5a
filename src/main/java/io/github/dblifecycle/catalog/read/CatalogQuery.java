package io.github.dblifecycle.catalog.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One query on pg_catalog, kept in a file of its own beside this class. */
record CatalogQuery(String name) {

    /** Takes the rows of a result one by one. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(Row row) throws SQLException;
    }

    /** Runs the query with arrays as parameters, in the server's text form or as names. */
    void run(Connection connection, List<List<String>> parameters, RowConsumer consumer) {
        try (PreparedStatement statement = connection.prepareStatement(text())) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setArray(
                        i + 1,
                        connection.createArrayOf("text", parameters.get(i).toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows, what());
                while (rows.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException e) {
            throw CatalogReadException.of(what(), e);
        }
    }

    private String what() {
        return name.replace('_', ' ');
    }

    private String text() {
        String file = name + ".sql";
        try (InputStream stream = CatalogQuery.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("not in the plugin's jar: " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from the plugin's jar", e);
        }
    }
}
