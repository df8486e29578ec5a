package io.github.dblifecycle.environment;

import java.sql.SQLException;

/**
 * A connection could not be opened. The message is one sentence with server, database and user, and what to do; it
 * holds no password, and neither does the cause, which is left out where it did.
 */
public final class ConnectionFailure extends SQLException {

    /** What went wrong, as far as it can be told. */
    public enum Reason {
        /** Nothing listens there, or nothing leads there. */
        UNREACHABLE,
        UNKNOWN_HOST,
        WRONG_PASSWORD,
        NO_PASSWORD,
        /** The server's pg_hba.conf, or a missing role. */
        NOT_ADMITTED,
        NO_SUCH_DATABASE,
        /** TLS is demanded by one side and not offered by the other, or a certificate is not trusted. */
        ENCRYPTION,
        TIMEOUT,
        TOO_MANY_CONNECTIONS,
        STARTING_UP,
        OTHER
    }

    private final Reason reason;
    private final String fix;

    ConnectionFailure(Reason reason, String sentence, String fix, SQLException origin, boolean keepCause) {
        super(
                sentence + System.lineSeparator() + "    fix: " + fix,
                origin.getSQLState(),
                origin.getErrorCode(),
                keepCause ? origin : null);
        this.reason = reason;
        this.fix = fix;
    }

    /** Translates what the driver threw when it was asked to connect to the database. */
    public static ConnectionFailure of(Database database, SQLException thrown) {
        return new ConnectionDiagnosis(database, thrown).failure();
    }

    public Reason reason() {
        return reason;
    }

    /** What to do; also part of the message. */
    public String fix() {
        return fix;
    }

    /** Whether waiting may help: the same connection can succeed a little later with nothing changed. */
    public boolean mayPass() {
        return switch (reason) {
            case UNREACHABLE, TIMEOUT, TOO_MANY_CONNECTIONS, STARTING_UP -> true;
            case UNKNOWN_HOST, WRONG_PASSWORD, NO_PASSWORD, NOT_ADMITTED, NO_SUCH_DATABASE, ENCRYPTION, OTHER -> false;
        };
    }
}
