package io.github.dblifecycle.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as goals tell of them, and an event of each kind with all that it can say. */
final class ExampleRuns {

    private ExampleRuns() {}

    static RunIdentity identity(String goal) {
        return new RunIdentity(
                "0f5e0c1e-7d43-4c1d-9f57-5f3c9b1d2e3f",
                goal,
                "shop",
                Optional.of("production"),
                Optional.of("db.example.com"),
                Optional.of("shop"),
                Optional.of("18.1"),
                "0.1.0",
                "13.12.0",
                new BuildFacts(
                        Optional.of("example/shop"),
                        Optional.of("8f14e45fceea167a5a36dedd4bea2543"),
                        Optional.of("main"),
                        Optional.of("https://ci.example.com/runs/42"),
                        Optional.of("ann")));
    }

    /** Everything that an event of this kind can say. */
    static EventFields everything(EventKind kind) {
        EventFields fields = new EventFields();
        for (EventField field : kind.fields()) {
            switch (field.type()) {
                case TEXT -> fields.with(field, "text of " + field.text() + " \"ä\" 'x'\nsecond line");
                case WHOLE, MILLIS, BYTES -> fields.with(field, 42);
                case TRUTH -> throw new IllegalArgumentException("no field is one yet");
                case TEXTS -> fields.with(field, List.of("table public.orders", "view public.totals"));
            }
        }
        return fields;
    }

    static Event event(EventKind kind, Instant at) {
        Map<EventField, Object> fields = everything(kind).fields();
        return new Event(at, kind, kind.meaning(), fields);
    }

    /** Telemetry of these sinks alone. */
    static Telemetry telemetry(String goal, Duration budget, Sink... sinks) {
        Telemetry telemetry = new Telemetry(identity(goal), List.of(sinks), budget, Clock.systemUTC());
        telemetry.start();
        return telemetry;
    }

    static void goodMigration(Telemetry run) {
        run.tell(
                EventKind.RUN_STARTED,
                "db:migrate begins",
                new EventFields().with(EventField.DEADLINE_MS, Duration.ofMinutes(5)));
        run.tell(EventKind.BACKUP_MADE, "a backup was made", everything(EventKind.BACKUP_MADE));
        run.tell(EventKind.BACKUP_VERIFIED, "the backup restores", everything(EventKind.BACKUP_VERIFIED));
        run.tell(EventKind.SCRIPT_STARTED, "migration 7 begins", everything(EventKind.SCRIPT_STARTED));
        run.tell(EventKind.LOCK_WAITED, "migration 7 waits", everything(EventKind.LOCK_WAITED));
        run.tell(EventKind.SCRIPT_RETRIED, "migration 7 is tried again", everything(EventKind.SCRIPT_RETRIED));
        run.tell(EventKind.STATEMENT_FINISHED, "statement 1 has run", everything(EventKind.STATEMENT_FINISHED));
        run.tell(EventKind.SCRIPT_FINISHED, "migration 7 was applied", everything(EventKind.SCRIPT_FINISHED));
        run.tell(EventKind.RUN_FINISHED, "1 migration was applied", everything(EventKind.RUN_FINISHED));
    }

    static void failedMigration(Telemetry run) {
        run.tell(EventKind.RUN_STARTED, "db:migrate begins", new EventFields());
        run.tell(EventKind.SCRIPT_FAILED, "migration 7 failed: division by zero", everything(EventKind.SCRIPT_FAILED));
        run.tell(EventKind.RUN_FAILED, "db:migrate failed", everything(EventKind.RUN_FAILED));
    }
}
