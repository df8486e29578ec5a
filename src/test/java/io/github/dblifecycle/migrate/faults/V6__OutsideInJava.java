package io.github.dblifecycle.migrate.faults;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration in Java, outside a transaction. */
public final class V6__OutsideInJava extends BaseJavaMigration {

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("INSERT INTO judge.effect VALUES ('V6')");
            statement.execute("CREATE INDEX CONCURRENTLY a_j ON a (by_java)");
        }
    }
}
