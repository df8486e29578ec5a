package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * What a database remembers of its migrations, read with one SELECT: Flyway itself is not let near a database that is only
 * looked at.
 */
public sealed interface LiveHistory {

    /** Where Flyway keeps it, or would. */
    QualifiedName table();

    /** It was read; the rows stand in the order of their ranks. */
    record Found(QualifiedName table, List<HistoryRow> rows) implements LiveHistory {
        public Found {
            Objects.requireNonNull(table, "table");
            rows = List.copyOf(rows);
        }
    }

    /** There is no such table. */
    record Absent(QualifiedName table) implements LiveHistory {}

    /**
     * It is there, and this role may not read it.
     *
     * @param grants what an owner has to run, each with its semicolon
     */
    record Forbidden(QualifiedName table, String role, List<String> grants) implements LiveHistory {
        public Forbidden {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(role, "role");
            grants = List.copyOf(grants);
        }
    }

    /**
     * Reads it.
     *
     * @param connection to the live database; nothing is written
     */
    static LiveHistory read(Connection connection, MigrationSettings settings) throws SQLException {
        QualifiedName table = table(connection, settings);
        try (PreparedStatement query = connection.prepareStatement(SqlResource.text("history_access.sql"))) {
            query.setString(1, table.schema().value());
            query.setString(2, table.name().value());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return new Absent(table);
                }
                List<String> grants = new ArrayList<>();
                String role = new Identifier(row.getString(1)).readable();
                if (!row.getBoolean(2)) {
                    grants.add("GRANT USAGE ON SCHEMA " + table.schema().readable() + " TO " + role + ";");
                }
                if (!row.getBoolean(3)) {
                    grants.add("GRANT SELECT ON " + table.readable() + " TO " + role + ";");
                }
                if (!grants.isEmpty()) {
                    return new Forbidden(table, role, grants);
                }
            }
        }
        return new Found(table, rows(connection, table));
    }

    /** As Flyway looks for it: in the schema it is told of, else in the one where unqualified names go. */
    static QualifiedName table(Connection connection, MigrationSettings settings) throws SQLException {
        Configuration configuration = new FlywayFactory(settings).configuration();
        boolean told = configuration.getDefaultSchema() != null || configuration.getSchemas().length > 0;
        QualifiedName usual = ScratchSession.historyTable(configuration);
        String current = connection.getSchema();
        return told || current == null ? usual : new QualifiedName(new Identifier(current), usual.name());
    }

    private static List<HistoryRow> rows(Connection connection, QualifiedName table) throws SQLException {
        List<HistoryRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT installed_rank, version, description, type, script,"
                        + " checksum, installed_by, installed_on AT TIME ZONE 'UTC', execution_time, success FROM "
                        + table.quoted() + " ORDER BY installed_rank")) {
            while (row.next()) {
                rows.add(new HistoryRow(
                        row.getInt(1),
                        Optional.ofNullable(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Optional.ofNullable(row.getObject(6, Integer.class)),
                        row.getString(7),
                        row.getTimestamp(8).toInstant(),
                        row.getInt(9),
                        row.getBoolean(10)));
            }
        }
        return rows;
    }
}
