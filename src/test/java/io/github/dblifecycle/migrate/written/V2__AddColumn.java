package io.github.dblifecycle.migrate.written;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** What a project's own migration in Java looks like. */
public final class V2__AddColumn extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("ALTER TABLE t ADD by_java int");
        }
    }
}
