package io.github.dblifecycle.migrate;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flyway's talk, for debugging only: what a user must know is said by us, with more of the context. */
final class FlywayLog implements Log {

    private final Logger logger;

    FlywayLog(Class<?> type) {
        logger = LoggerFactory.getLogger(type);
    }

    @Override
    public void debug(String message) {
        logger.trace(message);
    }

    @Override
    public void info(String message) {
        logger.debug(message);
    }

    @Override
    public void warn(String message) {
        logger.debug(message);
    }

    @Override
    public void error(String message) {
        logger.debug(message);
    }

    @Override
    public void error(String message, Exception exception) {
        logger.debug(message, exception);
    }

    @Override
    public void notice(String message) {
        logger.debug(message);
    }
}
