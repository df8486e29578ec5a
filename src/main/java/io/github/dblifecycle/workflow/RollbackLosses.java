package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what is in tables and columns that an earlier schema does not have. */
final class RollbackLosses {

    /** Counting may not hold up anybody: what takes longer is told as the server estimates it. */
    private static final String LONGEST_COUNT = "10s";

    private static final String CANCELED = "57014";

    private RollbackLosses() {}

    /** @param connection to the live database; nothing is written */
    static List<RollbackLoss> count(Connection connection, Catalog now, Catalog then) throws SQLException {
        List<RollbackLoss> losses = new ArrayList<>();
        try (Statement limit = connection.createStatement()) {
            limit.execute("SET statement_timeout = '" + LONGEST_COUNT + "'");
        }
        for (Table table : now.tables()) {
            if (table.partitionKey().isPresent()) {
                continue;
            }
            Optional<Table> earlier = then.table(table.name());
            if (earlier.isEmpty()) {
                losses.add(count(connection, table, table.reference().display(), "*"));
                continue;
            }
            for (Column column : table.columns()) {
                boolean stays = earlier.get().columns().stream()
                        .anyMatch(other -> other.name().equals(column.name()));
                if (!stays) {
                    losses.add(count(
                            connection,
                            table,
                            column.reference().display(),
                            column.name().quoted()));
                }
            }
        }
        return losses.stream().filter(loss -> loss.rows() > 0).toList();
    }

    private static RollbackLoss count(Connection connection, Table table, String what, String counted)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(" + counted + ") FROM ONLY "
                        + table.name().quoted())) {
            row.next();
            return new RollbackLoss(what, row.getLong(1), true);
        } catch (SQLException e) {
            if (!CANCELED.equals(e.getSQLState())) {
                throw e;
            }
            return new RollbackLoss(what, estimate(connection, table), false);
        }
    }

    private static long estimate(Connection connection, Table table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT greatest(reltuples, 0)::bigint FROM pg_catalog.pg_class WHERE oid = ?::regclass")) {
            statement.setString(1, table.name().quoted());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
