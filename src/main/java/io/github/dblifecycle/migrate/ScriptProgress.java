package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * How far a script has come that runs outside a transaction, kept where whoever looks for it looks first: in its row of the
 * history, which is there, as a failed one, before the first statement, and becomes the applied one after the last. A run
 * that is killed leaves it.
 */
final class ScriptProgress {

    private static final int LONGEST_DESCRIPTION = 200;

    private static final Pattern TOLD =
            Pattern.compile("(.*) \\[(?:running|stopped in) (\\d+) of (\\d+)]", Pattern.DOTALL);

    private final QualifiedName table;
    private @Nullable Integer rank;
    private String description = "";
    private int statements;

    ScriptProgress(QualifiedName table) {
        this.table = table;
    }

    /**
     * What a row of the history tells.
     *
     * @param description without what is told
     * @param statement the one that ran last, from 1: whether it has taken effect is not known
     * @param statements how many the script has
     */
    record Told(String description, int statement, int statements) {}

    static Optional<Told> read(String description) {
        Matcher matcher = TOLD.matcher(description);
        return matcher.matches()
                ? Optional.of(new Told(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The rank of the row that is there only while a script runs. */
    Optional<Integer> rank() {
        return Optional.ofNullable(rank);
    }

    /** Forgets what an earlier connection did. */
    void forget() {
        rank = null;
    }

    void begin(Connection connection, MigrationInfo info, int count) throws SQLException {
        description = info.getDescription() == null ? "" : info.getDescription();
        statements = count;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table.quoted()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time,"
                + " success) SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, current_user, 0, false FROM "
                + table.quoted() + " RETURNING installed_rank")) {
            insert.setString(
                    1, info.getVersion() == null ? null : info.getVersion().getVersion());
            insert.setString(2, told("running", 1));
            insert.setString(3, info.getType().name());
            insert.setString(4, info.getScript());
            if (info.getChecksum() == null) {
                insert.setNull(5, Types.INTEGER);
            } else {
                insert.setInt(5, info.getChecksum());
            }
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                rank = row.getInt(1);
            }
        }
    }

    void running(Connection connection, int number) throws SQLException {
        if (number > 1) {
            tell(connection, told("running", number));
        }
    }

    void stopped(Connection connection, int number) throws SQLException {
        tell(connection, told("stopped in", number));
    }

    /** Flyway's insertion of the row, made to replace the one that is there. */
    String finish(String insert) {
        if (rank == null) {
            return insert;
        }
        rank = null;
        String own = table.name().quoted();
        return insert
                + " ON CONFLICT (installed_rank) DO UPDATE SET version = excluded.version, description = CASE WHEN"
                + " excluded.success THEN excluded.description ELSE " + own + ".description END, type = excluded.type,"
                + " script = excluded.script, checksum = excluded.checksum, installed_by = excluded.installed_by,"
                + " installed_on = now(), execution_time = excluded.execution_time, success = excluded.success WHERE NOT "
                + own + ".success";
    }

    private void tell(Connection connection, String text) throws SQLException {
        if (rank == null) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table.quoted() + " SET description = ? WHERE installed_rank = ? AND NOT success")) {
            update.setString(1, text);
            update.setInt(2, rank);
            update.executeUpdate();
        }
    }

    private String told(String word, int number) {
        return told(description, word, number, statements);
    }

    /** A description that says which statement runs, or was the last. */
    static String told(String description, String word, int number, int statements) {
        String suffix = " [" + word + " " + number + " of " + statements + "]";
        int room = LONGEST_DESCRIPTION - suffix.length();
        return (description.length() > room ? description.substring(0, room) : description) + suffix;
    }
}
