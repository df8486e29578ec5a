package io.github.dblifecycle.migrate.faults;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration in Java, in a transaction. */
public final class V5__InJava extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("INSERT INTO judge.effect VALUES ('V5')");
            statement.execute("SELECT pg_sleep(0.05)");
            statement.execute("ALTER TABLE a ADD by_java integer");
        }
    }
}
