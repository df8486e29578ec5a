package io.github.dblifecycle.workflow;

/** A database that is only looked at cannot be looked at: the message says which, why, and what to do. */
public final class LiveDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LiveDatabaseException(String message) {
        super(message);
    }

    LiveDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
