package io.github.dblifecycle.provider;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;

/**
 * A moment of a server, by which its state can be found again.
 *
 * @param lsn position in its log (PostgreSQL, pg_current_wal_lsn); of a standby, what it has replayed
 * @param time by its own clock
 */
public record ServerInstant(String lsn, Instant time) {

    public ServerInstant {
        Objects.requireNonNull(lsn, "lsn");
        Objects.requireNonNull(time, "time");
    }

    /** Now. */
    public static ServerInstant read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlResource.text("instant.sql"))) {
            row.next();
            BigDecimal seconds = new BigDecimal(row.getString(2));
            Instant time = Instant.ofEpochSecond(
                    seconds.longValue(),
                    seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
            return new ServerInstant(row.getString(1), time);
        }
    }
}
