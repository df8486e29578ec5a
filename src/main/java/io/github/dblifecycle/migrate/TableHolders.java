package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who has locked a table against writers, in words. */
final class TableHolders {

    private static final Logger LOG = LoggerFactory.getLogger(TableHolders.class);

    private TableHolders() {}

    /** Nobody where that cannot be seen: it is told beside a failure, and must not hide it. */
    static List<String> of(Database database, QualifiedName table) {
        List<String> holders = new ArrayList<>();
        try (Connection connection = database.connect("db-maven-plugin observer");
                PreparedStatement query = connection.prepareStatement(SqlResource.text("table_holders.sql"))) {
            query.setString(1, table.schema().value());
            query.setString(2, table.name().value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Blocker holder = new Blocker(
                            row.getInt("pid"),
                            row.getString("role"),
                            row.getString("application"),
                            row.getString("state"),
                            LiveRunner.printable(row.getString("query")),
                            Duration.ofSeconds(row.getLong("transaction_seconds")),
                            row.getString("mode"));
                    holders.add(holder.sentence());
                }
            }
        } catch (SQLException e) {
            LOG.debug("who holds {} cannot be seen", table.display(), e);
        }
        return holders;
    }
}
