package io.github.dblifecycle.migrate;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.database.postgresql.PostgreSQLConnection;
import org.flywaydb.database.postgresql.PostgreSQLDatabase;

/**
 * A PostgreSQL to which one run applies migrations under a lock that it has already, so that Flyway need not take and give
 * it back around each of them.
 */
@SuppressWarnings("rawtypes")
final class LiveDatabase extends PostgreSQLDatabase {

    private final ScriptProgress progress;

    LiveDatabase(
            Configuration configuration,
            JdbcConnectionFactory connections,
            StatementInterceptor interceptor,
            ScriptProgress progress) {
        super(configuration, connections, interceptor);
        this.progress = progress;
    }

    @Override
    protected PostgreSQLConnection doGetConnection(Connection connection) {
        return new Locked(this, connection);
    }

    /** The row that told of a script while it ran becomes that of the script. */
    @Override
    public String getInsertStatement(Table table) {
        return progress.finish(super.getInsertStatement(table));
    }

    /** While a script runs, its row is nobody else's business. */
    @Override
    public String getSelectStatement(Table table) {
        Optional<Integer> rank = progress.rank();
        String select = super.getSelectStatement(table);
        return rank.isEmpty()
                ? select
                : "SELECT * FROM (" + select + ") AS history WHERE installed_rank <> " + rank.get();
    }

    private static final class Locked extends PostgreSQLConnection {

        Locked(LiveDatabase database, Connection connection) {
            super(database, connection);
        }

        @Override
        public <T> T lock(Table table, Callable<T> callable) {
            try {
                return callable.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new FlywayException(e);
            }
        }
    }
}
