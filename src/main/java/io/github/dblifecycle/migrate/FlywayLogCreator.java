package io.github.dblifecycle.migrate;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Named to Flyway as {@code flyway.loggers}, which makes it by its public constructor. */
public final class FlywayLogCreator implements LogCreator {

    @Override
    public Log createLogger(Class<?> type) {
        return new FlywayLog(type);
    }
}
