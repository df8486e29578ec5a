package io.github.dblifecycle.provider;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a branch holds besides the database that is connected to: all of it goes back with the branch.
 *
 * @param others names of its other databases, sorted, without those that every server has
 * @param logBytes how much was written to its log since a position; empty where that is not known
 */
public record BranchContents(List<String> others, OptionalLong logBytes) {

    public BranchContents {
        others = List.copyOf(others);
        Objects.requireNonNull(logBytes, "logBytes");
    }

    /** @param since a point of the branch's own log; anything but a position is not asked for */
    public static BranchContents read(Connection connection, Optional<BranchPoint> since) throws SQLException {
        List<String> others = new ArrayList<>();
        OptionalLong bytes = OptionalLong.empty();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text("branch_contents.sql"))) {
            Optional<String> lsn =
                    since.filter(BranchPoint.AtLsn.class::isInstance).map(point -> ((BranchPoint.AtLsn) point).lsn());
            if (lsn.isPresent()) {
                statement.setString(1, lsn.get());
            } else {
                statement.setNull(1, Types.VARCHAR);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    if (name != null) {
                        others.add(name);
                    }
                    long written = rows.getLong(2);
                    if (!rows.wasNull()) {
                        bytes = OptionalLong.of(written);
                    }
                }
            }
        }
        return new BranchContents(others, bytes);
    }
}
