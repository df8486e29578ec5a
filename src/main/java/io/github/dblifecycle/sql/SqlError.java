package io.github.dblifecycle.sql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said about a statement, field by field (PostgreSQL, "54.8. Error and Notice Message Fields").
 *
 * <p>Holds nothing of the connection, so it can be shown as it is.
 *
 * @param sqlState five characters, {@code 08xxx} where the connection itself failed
 * @param message the primary message, one line
 * @param detail what else the server knows
 * @param hint what the server advises
 * @param position 1-based index of the character in the statement at which the error was found
 * @param where the context, for errors inside functions
 */
public record SqlError(
        String sqlState,
        String message,
        Optional<String> detail,
        Optional<String> hint,
        OptionalInt position,
        Optional<String> where) {

    public SqlError {
        Objects.requireNonNull(sqlState, "sqlState");
        Objects.requireNonNull(message, "message");
    }

    /** Reads the fields out of the driver's exception; follows a batch to the exception that stopped it. */
    public static SqlError of(SQLException exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = next(cause)) {
            if (cause instanceof PSQLException found && found.getServerErrorMessage() != null) {
                return of(found, Objects.requireNonNull(found.getServerErrorMessage()));
            }
        }
        String state = exception.getSQLState();
        String message = exception.getMessage();
        return new SqlError(
                state == null ? "XX000" : state,
                message == null ? exception.getClass().getSimpleName() : message,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static @Nullable Throwable next(Throwable of) {
        return of instanceof SQLException sql && sql.getNextException() != null
                ? sql.getNextException()
                : of.getCause();
    }

    private static SqlError of(PSQLException exception, ServerErrorMessage server) {
        String state = exception.getSQLState();
        String message = server.getMessage();
        return new SqlError(
                state == null ? "XX000" : state,
                message == null ? "the server gave no message" : message,
                Optional.ofNullable(server.getDetail()),
                Optional.ofNullable(server.getHint()),
                server.getPosition() > 0 ? OptionalInt.of(server.getPosition()) : OptionalInt.empty(),
                Optional.ofNullable(server.getWhere()));
    }

    /** The connection was refused or broke: nothing is known about the statement (class 08, and 57P01 to 57P03). */
    public boolean connectionFailed() {
        return sqlState.startsWith("08") || sqlState.matches("57P0[123]");
    }
}
