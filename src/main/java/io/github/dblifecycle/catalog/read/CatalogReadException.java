package io.github.dblifecycle.catalog.read;

import io.github.dblifecycle.sql.SqlError;
import java.io.Serial;
import java.sql.SQLException;

/** A database's schema could not be read. The message says what to do; it holds nothing of the connection. */
public final class CatalogReadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private CatalogReadException(String message, Throwable cause) {
        super(message, cause);
    }

    static CatalogReadException of(String what, SQLException cause) {
        SqlError error = SqlError.of(cause);
        String advice = error.connectionFailed()
                ? "the connection was lost; run it again"
                : "if the schema was being changed meanwhile, run it again";
        return new CatalogReadException(
                "cannot read the " + what + " of the database: " + error.message() + " (SQLSTATE " + error.sqlState()
                        + "); " + advice,
                cause);
    }

    static CatalogReadException vanished(String what, String column, RuntimeException cause) {
        return new CatalogReadException(
                "cannot read the " + what + " of the database: an object has no " + column.replace('_', ' ')
                        + ", probably because it was dropped while it was read; run it again when nobody changes the"
                        + " schema",
                cause);
    }
}
