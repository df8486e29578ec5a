package io.github.dblifecycle.backup;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is set on a database itself, and not within it, is set on another: settings and privileges. */
final class DatabaseSettings {

    /** Lists whose elements are quoted by themselves: the server is shown the value instead of being told it. */
    private static final Set<String> LISTS =
            Set.of("search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries");

    private final Connection connection;
    private final Identifier from;
    private final Identifier to;
    private final List<Finding> findings = new ArrayList<>();

    private DatabaseSettings(Connection connection, Identifier from, Identifier to) {
        this.connection = connection;
        this.from = from;
        this.to = to;
    }

    /** @return what this role may not set, with the statements that do */
    static List<Finding> carry(Connection connection, RestoredDatabase from, Identifier to) throws SQLException {
        DatabaseSettings settings = new DatabaseSettings(connection, from.name(), to);
        settings.settings();
        if (from.withPrivileges()) {
            settings.privileges(from.owner());
        }
        if (from.labels() > 0) {
            settings.left("its security labels", "SECURITY LABEL …", "they are not carried over");
        }
        return settings.findings;
    }

    private void settings() throws SQLException {
        for (String[] setting : rows("restored_settings.sql", 3)) {
            @Nullable String role = setting[0];
            Identifier name = new Identifier(setting[1]);
            String whose =
                    role == null ? "ALTER DATABASE " : "ALTER ROLE " + new Identifier(role).quoted() + " IN DATABASE ";
            boolean list = LISTS.contains(setting[1]);
            String value = list ? " FROM CURRENT" : " TO " + RestoredDatabase.literal(setting[2]);
            try {
                if (list) {
                    show(setting[1], setting[2]);
                }
                execute(whose + to.quoted() + " SET " + name.quoted() + value);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                left(
                        "its setting " + setting[1] + (role == null ? "" : " of role " + role),
                        whose + from.quoted() + " SET " + name.quoted() + " TO " + setting[2],
                        SqlError.of(e).message());
            }
        }
    }

    private void show(String name, String value) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, true)")) {
            set.setString(1, name);
            set.setString(2, value);
            set.execute();
        }
    }

    private void privileges(Identifier owner) throws SQLException {
        execute("REVOKE ALL ON DATABASE " + to.quoted() + " FROM PUBLIC, " + owner.quoted());
        for (String[] one : rows("restored_privileges.sql", 3)) {
            execute("GRANT " + one[1] + " ON DATABASE " + to.quoted() + " TO "
                    + (one[0] == null ? "PUBLIC" : new Identifier(one[0]).quoted())
                    + ("t".equals(one[2]) && one[0] != null && !one[0].equals(owner.value())
                            ? " WITH GRANT OPTION"
                            : ""));
        }
        connection.commit();
    }

    private List<String[]> rows(String query, int columns) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text(query))) {
            statement.setString(1, from.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String[] values = new String[columns];
                    for (int i = 0; i < columns; i++) {
                        values[i] = row.getString(i + 1);
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private void left(String what, String statement, String why) {
        findings.add(new Finding(
                "DB844",
                Severity.WARNING,
                Optional.empty(),
                "database " + from.value() + " comes back without " + what + ": " + why,
                List.of(),
                Optional.of("as a role that may: " + statement)));
    }
}
