package io.github.dblifecycle.migrate;

import java.sql.Connection;
import java.sql.SQLException;

/** Sees every connection that Flyway is given, before Flyway does. */
interface ConnectionGuard {

    /** Lets all pass as they are. */
    ConnectionGuard NONE = connection -> {};

    void opened(Connection connection) throws SQLException;
}
