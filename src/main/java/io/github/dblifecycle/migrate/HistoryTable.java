package io.github.dblifecycle.migrate;

import io.github.dblifecycle.sql.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import org.flywaydb.core.api.MigrationInfo;

/** Flyway's history of a scratch database: migrations may read it, so its rows are written as Flyway would. */
final class HistoryTable implements AutoCloseable {

    private final PreparedStatement insert;
    private int rank;

    HistoryTable(Connection connection, QualifiedName table, int lastRank) throws SQLException {
        insert = connection.prepareStatement("INSERT INTO " + table.quoted()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time,"
                + " success) VALUES (?, ?, ?, ?, ?, ?, SESSION_USER, ?, true)");
        rank = lastRank;
    }

    void add(MigrationInfo info, Duration duration) throws SQLException {
        rank++;
        insert.setInt(1, rank);
        insert.setString(2, info.getVersion() == null ? null : info.getVersion().getVersion());
        insert.setString(3, info.getDescription());
        insert.setString(4, info.getType().name());
        insert.setString(5, info.getScript());
        if (info.getChecksum() == null) {
            insert.setNull(6, Types.INTEGER);
        } else {
            insert.setInt(6, info.getChecksum());
        }
        insert.setInt(7, (int) duration.toMillis());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
