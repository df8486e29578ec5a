package io.github.dblifecycle.migrate;

import org.flywaydb.core.api.FlywayException;

/** Migrations could not be found, read or run for a reason that no line of a script explains. */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MigrationException(String message) {
        super(message);
    }

    public MigrationException(String message, Throwable cause) {
        super(message, cause);
    }

    static MigrationException settings(FlywayException cause) {
        return new MigrationException("Flyway does not take the settings: " + cause.getMessage(), cause);
    }
}
