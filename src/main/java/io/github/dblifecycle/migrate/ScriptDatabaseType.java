package io.github.dblifecycle.migrate;

import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.callback.CallbackExecutor;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.SqlScriptExecutor;
import org.flywaydb.core.internal.sqlscript.SqlScriptExecutorFactory;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/**
 * PostgreSQL as Flyway knows it, except that statements are sent by the {@link ScriptRunner} of the connection's data
 * source. Flyway finds it through {@code META-INF/services}, ahead of its own by its priority.
 */
public final class ScriptDatabaseType extends PostgreSQLDatabaseType {

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Database createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        if (connections.getConfiguration().getDataSource() instanceof DatabaseSource source
                && source.progress().isPresent()) {
            return new LiveDatabase(
                    configuration, connections, interceptor, source.progress().get());
        }
        return super.createDatabase(configuration, connections, interceptor);
    }

    @Override
    public Parser createParser(Configuration configuration, ResourceProvider resources, ParsingContext context) {
        return new ScriptParser(configuration, context);
    }

    @Override
    public SqlScriptExecutorFactory createSqlScriptExecutorFactory(
            JdbcConnectionFactory connections,
            CallbackExecutor<Event> callbacks,
            StatementInterceptor statementInterceptor) {
        if (!(connections.getConfiguration().getDataSource() instanceof DatabaseSource source)) {
            return super.createSqlScriptExecutorFactory(connections, callbacks, statementInterceptor);
        }
        return (connection, undo, batch, outputQueryResults) -> new SqlScriptExecutor() {
            @Override
            public List<Results> execute(
                    org.flywaydb.core.internal.sqlscript.SqlScript script,
                    org.flywaydb.core.api.configuration.Configuration configuration) {
                JdbcTemplate template = new JdbcTemplate(connection, ScriptDatabaseType.this);
                source.runner()
                        .run(script, new ScriptRunner.Statements(connection, template, this, callbacks, configuration));
                return List.of();
            }
        };
    }
}
