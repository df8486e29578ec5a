package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the histories of many schemas of one database with a few queries. What cannot be read is left out: such a target is
 * then migrated like one of which nothing is known.
 */
final class TargetHistories {

    private static final Logger LOG = LoggerFactory.getLogger(TargetHistories.class);

    /** The tables of a query stay locked, as reading locks them, until it ends; the server has room for thousands. */
    private static final int AT_ONCE = 100;

    private final Connection connection;
    private final Identifier table;

    /** @param table the name of the history in each schema */
    TargetHistories(Connection connection, Identifier table) {
        this.connection = connection;
        this.table = table;
    }

    Map<Identifier, HistoryState> read(List<Identifier> schemas) throws SQLException {
        Set<Identifier> readable = readable(schemas);
        List<Identifier> wanted = schemas.stream().filter(readable::contains).toList();
        Map<Identifier, HistoryState> found = new HashMap<>();
        for (int i = 0; i < wanted.size(); i += AT_ONCE) {
            List<Identifier> some = wanted.subList(i, Math.min(wanted.size(), i + AT_ONCE));
            if (!readTogether(some, found)) {
                for (Identifier one : some) {
                    readTogether(List.of(one), found);
                }
            }
        }
        return found;
    }

    private Set<Identifier> readable(List<Identifier> schemas) throws SQLException {
        Set<Identifier> readable = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("readable_histories.sql"))) {
            Object[] names = schemas.stream().map(Identifier::value).toArray();
            statement.setArray(1, connection.createArrayOf("text", names));
            statement.setString(2, table.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readable.add(new Identifier(row.getString(1)));
                }
            }
        }
        return readable;
    }

    /** @return false where they cannot be read together */
    private boolean readTogether(List<Identifier> schemas, Map<Identifier, HistoryState> found) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < schemas.size(); i++) {
            query.append(i == 0 ? "" : " UNION ALL ")
                    .append("SELECT ")
                    .append(HistoryState.COLUMNS)
                    .append(", ")
                    .append(i)
                    .append(" AS target FROM ")
                    .append(new QualifiedName(schemas.get(i), table).quoted());
        }
        query.append(" ORDER BY target, installed_rank");
        Map<Integer, List<HistoryState.Row>> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.toString())) {
            while (row.next()) {
                rows.computeIfAbsent(row.getInt("target"), key -> new ArrayList<>())
                        .add(HistoryState.row(row));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("the histories of {} cannot be read together", schemas, e);
            return false;
        }
        for (int i = 0; i < schemas.size(); i++) {
            found.put(schemas.get(i), new HistoryState(rows.getOrDefault(i, List.of())));
        }
        return true;
    }
}
