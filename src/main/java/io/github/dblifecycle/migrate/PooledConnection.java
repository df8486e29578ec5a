package io.github.dblifecycle.migrate;

/** Between us and the server stands a pooler, which would give the migration lock away. */
final class PooledConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PooledConnection() {
        super("the connection goes through a pooler");
    }
}
