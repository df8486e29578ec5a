package io.github.dblifecycle.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * Follows Flyway from migration to migration. One counts as applied only when the next begins or Flyway has ended well:
 * before that its transaction may still fail to be committed.
 */
final class Applying implements Callback {

    private final List<MigrateOutcome.Applied> applied = new ArrayList<>();
    private final List<MigrateOutcome.Applied> doubtful = new ArrayList<>();
    private final MigrationListener listener;
    private final LiveRunner runner;
    private final RunObserver observer;
    private @Nullable LiveConnections connections;
    private MigrateOutcome.@Nullable Applied unconfirmed;
    private @Nullable Migration current;
    private long start;
    private boolean connected;

    Applying(MigrationListener listener, LiveRunner runner, RunObserver observer) {
        this.listener = listener;
        this.runner = runner;
        this.observer = observer;
    }

    void limits(LiveConnections attempt) {
        connections = attempt;
    }

    List<MigrateOutcome.Applied> applied() {
        return List.copyOf(applied);
    }

    /** The migration that began last. */
    Optional<Migration> current() {
        return Optional.ofNullable(current);
    }

    /** Whether Flyway has ever come as far as a migration. */
    boolean wasConnected() {
        return connected;
    }

    void confirm() {
        if (unconfirmed != null) {
            applied.add(unconfirmed);
            unconfirmed = null;
        }
    }

    /** Its transaction may have been committed, or not: the history knows. */
    void doubt() {
        if (unconfirmed != null) {
            doubtful.add(unconfirmed);
            applied.add(unconfirmed);
            unconfirmed = null;
        }
    }

    /**
     * Ends all doubts.
     *
     * @param nothingPending whether a later attempt found nothing left to do: then what it did not apply again was committed
     */
    void settle(boolean nothingPending) {
        for (MigrateOutcome.Applied one : doubtful) {
            boolean again = applied.stream()
                    .anyMatch(other -> !other.equals(one)
                            && other.migration().script().equals(one.migration().script()));
            if (again || !nothingPending) {
                applied.remove(one);
            }
        }
        doubtful.clear();
    }

    boolean isInDoubt() {
        return !doubtful.isEmpty();
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
        MigrationInfo info = context.getMigrationInfo();
        Migration migration = MigrationRows.of(info);
        if (event == Event.BEFORE_EACH_MIGRATE) {
            confirm();
            connected = true;
            if (current == null || !current.script().equals(migration.script())) {
                observer.forget();
            }
            current = migration;
            runner.begin(info);
            prepare(context);
            start = System.nanoTime();
            listener.started(migration);
        } else if (event == Event.AFTER_EACH_MIGRATE_ERROR) {
            runner.failedInJava(info, context.getConnection());
        } else {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            runner.end();
            unconfirmed = new MigrateOutcome.Applied(migration, duration);
            listener.finished(migration, duration);
        }
    }

    private void prepare(Context context) {
        try {
            if (connections != null) {
                connections.limit(context.getConnection());
            }
            runner.beginInJava(context.getMigrationInfo(), context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException("the migration cannot be prepared", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "db-maven-plugin";
    }
}
