package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.internal.resolver.sql.SqlMigrationExecutor;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * Sends one statement after the other to a scratch database and has a {@link LockObserver} look after each. What callbacks
 * of the project do is sent, and not looked at.
 */
final class ObservingRunner extends ScriptRunner implements Callback {

    private final ProjectLayout layout;
    private final List<ObservedRun.Observed> observed = new ArrayList<>();
    private final List<Observation> steps = new ArrayList<>();
    private @Nullable MigrationInfo current;
    private @Nullable LockObserver code;

    ObservingRunner(ProjectLayout layout) {
        this.layout = layout;
    }

    @Override
    void run(SqlScript script, Statements statements) {
        MigrationInfo info = current;
        boolean watched = info != null && ScriptPositions.isScriptOf(info, script);
        Optional<LockObserver> observer = watched
                ? Optional.of(observer(statements.connection(), script.executeInTransaction()))
                : Optional.empty();
        try (var iterator = script.getSqlStatements()) {
            while (iterator.hasNext()) {
                plain(layout, script, iterator.next(), statements);
                observer.ifPresent(this::observe);
            }
        }
    }

    private static LockObserver observer(Connection connection, boolean inTransaction) {
        try {
            return new LockObserver(connection, inTransaction);
        } catch (SQLException e) {
            throw unseen(e);
        }
    }

    private void observe(LockObserver observer) {
        try {
            steps.add(observer.observe());
        } catch (SQLException e) {
            throw unseen(e);
        }
    }

    private static FlywayException unseen(SQLException cause) {
        return new FlywayException(
                "its locks could not be looked at: " + SqlError.of(cause).message(), cause);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_EACH_MIGRATE) {
            current = context.getMigrationInfo();
            steps.clear();
            code = isScript(current)
                    ? null
                    : observer(context.getConnection(), executor(current).canExecuteInTransaction());
            return;
        }
        if (code != null && event == Event.AFTER_EACH_MIGRATE) {
            observe(code);
        }
        if (current != null) {
            observed.add(new ObservedRun.Observed(current.getScript(), steps));
        }
        current = null;
        code = null;
    }

    private static boolean isScript(MigrationInfo info) {
        return executor(info) instanceof SqlMigrationExecutor;
    }

    private static MigrationExecutor executor(MigrationInfo info) {
        return Objects.requireNonNull(ReplayOrder.resolved(info), "what runs was found")
                .getExecutor();
    }

    @Override
    public String getCallbackName() {
        return "db-maven-plugin";
    }

    /** Of a run that is over. */
    ObservedRun result(Optional<Finding> stopped) {
        return new ObservedRun(observed, stopped);
    }
}
