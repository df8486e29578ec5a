package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Pooler;
import java.util.Objects;
import java.util.stream.Stream;

/** Between us and the server stands a pooler, which would give the migration lock away. */
final class PooledConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PooledConnection() {
        super("the connection goes through a pooler");
    }

    /** Whether it was seen, or ran into. */
    static boolean isCauseOf(Throwable failure) {
        return Pooler.isBehind(failure)
                || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(PooledConnection.class::isInstance);
    }
}
