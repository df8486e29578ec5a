package io.github.dblifecycle.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Counts what Flyway runs. */
final class RanMigrations implements Callback {

    private final List<ScratchOutcome.Ran> ran = new ArrayList<>();
    private long start;

    static ScratchOutcome.Ran ran(MigrationInfo info, Duration duration) {
        return new ScratchOutcome.Ran(
                Optional.ofNullable(info.getVersion()).map(Object::toString), info.getScript(), duration);
    }

    List<ScratchOutcome.Ran> ran() {
        return ran;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo info = context.getMigrationInfo();
        if (event == Event.BEFORE_EACH_MIGRATE) {
            start = System.nanoTime();
        } else {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            ran.add(ran(info, duration));
        }
    }

    @Override
    public String getCallbackName() {
        return "db-maven-plugin";
    }
}
