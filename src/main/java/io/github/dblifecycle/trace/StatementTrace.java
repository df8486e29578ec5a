package io.github.dblifecycle.trace;

import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.trace.TracedPositions.Marker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Remembers which statement came from which line while statements are run over one connection, by marker rows whose
 * {@code cmin} and transaction order them between the catalog rows that the statements write (PostgreSQL, "5.6. System
 * Columns").
 *
 * <p>A marker tells the top-level transaction, because rows that a savepoint or an exception block writes carry the
 * identifier of the subtransaction. One connection only: order is all there is. Not for use by several threads.
 */
public final class StatementTrace {

    /** The schema that holds the markers; whoever reads the catalogs afterwards leaves it out. */
    public static final String SCHEMA = "db_trace";

    private static final int NO_STATEMENT = -1;

    private final List<SourcePosition> positions = new ArrayList<>();
    private final List<Boolean> announced = new ArrayList<>();

    private StatementTrace() {}

    /**
     * Creates schema and table in a scratch database. What is in the database already has no position.
     *
     * @param connection in autocommit mode, or committed by the caller before the first statement is run
     */
    public static StatementTrace prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + SCHEMA);
            statement.execute("CREATE UNLOGGED TABLE " + SCHEMA + ".statement (ordinal integer NOT NULL,"
                    + " transaction bigint NOT NULL DEFAULT"
                    + " (pg_catalog.pg_current_xact_id()::pg_catalog.text::pg_catalog.int8 & 4294967295))");
            statement.execute("GRANT USAGE ON SCHEMA " + SCHEMA + " TO PUBLIC");
            statement.execute("GRANT INSERT ON " + SCHEMA + ".statement TO PUBLIC");
            statement.execute(insert(NO_STATEMENT));
        }
        return new StatementTrace();
    }

    /** The INSERT to run right after the statement at this position, in the same transaction. */
    public String mark(SourcePosition position) {
        return next(position, false);
    }

    /**
     * The INSERT to run and commit right before the statement at this position: for one that opens and ends
     * transactions of its own, such as {@code CREATE INDEX CONCURRENTLY}.
     */
    public String announce(SourcePosition position) {
        return next(position, true);
    }

    private String next(SourcePosition position, boolean before) {
        positions.add(Objects.requireNonNull(position, "position"));
        announced.add(before);
        return insert(positions.size() - 1);
    }

    private static String insert(int ordinal) {
        return "INSERT INTO " + SCHEMA + ".statement (ordinal) VALUES (" + ordinal + ")";
    }

    /** Reads the markers back, after the last statement was committed. */
    public TracedPositions read(Connection connection) throws SQLException {
        List<Marker> markers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT ordinal, transaction, cmin::pg_catalog.text::pg_catalog.int8 FROM " + SCHEMA
                                + ".statement ORDER BY transaction, 3, ordinal")) {
            while (rows.next()) {
                int ordinal = rows.getInt(1);
                markers.add(
                        ordinal == NO_STATEMENT
                                ? Marker.ofNothing(rows.getLong(2), rows.getLong(3))
                                : Marker.of(
                                        rows.getLong(2),
                                        rows.getLong(3),
                                        positions.get(ordinal),
                                        announced.get(ordinal)));
            }
        }
        return new TracedPositions(markers);
    }

    /** Removes schema and table again. */
    public static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        }
    }
}
