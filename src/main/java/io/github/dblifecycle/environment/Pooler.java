package io.github.dblifecycle.environment;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A connection pooler in transaction mode: it gives each transaction of a connection any session of the server. */
public final class Pooler {

    /** What to do about one. */
    public static final String FIX =
            "use the server's own address: its port (5432, not the pooler's), and for Neon the host without -pooler";

    /**
     * duplicate_prepared_statement and invalid_sql_statement_name (PostgreSQL, "Appendix A. PostgreSQL Error Codes"): the
     * driver numbers the statements of a session, so in a session of its own it meets neither.
     */
    private static final Set<String> SIGNS = Set.of("42P05", "26000");

    /** How the driver names statements; those that scripts prepare have other names. */
    private static final String OF_THE_DRIVER = "\"S_";

    private Pooler() {}

    /** Whether this failed because the session was another connection's before. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(cause -> SIGNS.contains(String.valueOf(cause.getSQLState()))
                        && String.valueOf(cause.getMessage()).contains(OF_THE_DRIVER));
    }
}
