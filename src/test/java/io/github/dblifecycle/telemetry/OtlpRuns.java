package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs whose every moment is known. */
final class OtlpRuns {

    private static final Duration LONG = Duration.ofSeconds(30);

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Event> events = new ArrayList<>();

    private OtlpRuns() {}

    private OtlpRuns tell(long millis, EventKind kind, EventFields fields) {
        events.add(new Event(START.plusMillis(millis), kind, "said of " + kind.text(), fields.fields()));
        return this;
    }

    private static EventFields script(String script) {
        return new EventFields().with(EventField.SCRIPT, script).with(EventField.FILE, "V" + script + "__change.sql");
    }

    private static EventFields statement(String script, long number, long line, long millis) {
        return script(script)
                .with(EventField.STATEMENT, number)
                .with(EventField.LINE, line)
                .with(EventField.DURATION_MS, millis);
    }

    private static EventFields lasted(long millis) {
        return new EventFields().with(EventField.DURATION_MS, Duration.ofMillis(millis));
    }

    /** A backup from 0 to 1 s, script 7 from 1 to 4 s of which a second was waiting, end at 5 s. */
    static List<Event> good() {
        return new OtlpRuns()
                .tell(0, EventKind.RUN_STARTED, new EventFields())
                .tell(
                        1000,
                        EventKind.BACKUP_MADE,
                        lasted(1000).with(EventField.BACKUP_FILE, "shop.dump").with(EventField.BACKUP_BYTES, 123_456))
                .tell(1000, EventKind.SCRIPT_STARTED, script("7"))
                .tell(
                        1700,
                        EventKind.LOCK_WAITED,
                        script("7")
                                .with(EventField.BLOCKER, "process 12, role app")
                                .with(EventField.STATEMENT, 1))
                .tell(
                        3000,
                        EventKind.STATEMENT_FINISHED,
                        statement("7", 1, 3, 1900)
                                .with(EventField.LOCK_WAIT_MS, 1000)
                                .with(EventField.ROWS, 42))
                .tell(3900, EventKind.STATEMENT_FINISHED, statement("7", 2, 5, 800))
                .tell(4000, EventKind.SCRIPT_FINISHED, script("7").with(EventField.DURATION_MS, 3000))
                .tell(
                        5000,
                        EventKind.RUN_FINISHED,
                        lasted(5000).with(EventField.APPLIED, 1).with(EventField.PENDING, 0))
                .events;
    }

    /** Script 8 fails in its second statement, from 2 to 3 s. */
    static List<Event> failed() {
        return new OtlpRuns()
                .tell(0, EventKind.RUN_STARTED, new EventFields())
                .tell(1000, EventKind.SCRIPT_STARTED, script("8"))
                .tell(2000, EventKind.STATEMENT_FINISHED, statement("8", 1, 1, 500))
                .tell(
                        3000,
                        EventKind.SCRIPT_FAILED,
                        statement("8", 2, 9, 2000)
                                .with(EventField.REASON, "unique violation")
                                .with(EventField.SQLSTATE, "23505")
                                .with(EventField.TABLE, "public.orders"))
                .tell(
                        3500,
                        EventKind.RUN_FAILED,
                        lasted(3500)
                                .with(EventField.REASON, "unique violation")
                                .with(EventField.CODE, "DB740")
                                .with(EventField.PENDING, 2))
                .events;
    }

    /** Two targets at once; the deadline ends that of b. */
    static List<Event> deadline() {
        return new OtlpRuns()
                .tell(0, EventKind.RUN_STARTED, new EventFields().with(EventField.DEADLINE_MS, 3000))
                .tell(100, EventKind.SCRIPT_STARTED, script("9").with(EventField.TARGET, "a"))
                .tell(200, EventKind.SCRIPT_STARTED, script("9").with(EventField.TARGET, "b"))
                .tell(
                        1000,
                        EventKind.STATEMENT_FINISHED,
                        statement("9", 1, 1, 700).with(EventField.TARGET, "b"))
                .tell(
                        1100,
                        EventKind.STATEMENT_FINISHED,
                        statement("9", 1, 1, 900).with(EventField.TARGET, "a"))
                .tell(
                        3000,
                        EventKind.DEADLINE_PASSED,
                        lasted(3000)
                                .with(EventField.DEADLINE_MS, 3000)
                                .with(EventField.SCRIPT, "9")
                                .with(EventField.TARGET, "b"))
                .events;
    }

    static List<Event> drift() {
        return new OtlpRuns()
                .tell(0, EventKind.RUN_STARTED, new EventFields())
                .tell(
                        2000,
                        EventKind.DRIFT_CHECKED,
                        lasted(1500).with(EventField.DRIFT, 2).with(EventField.PENDING, 3))
                .tell(
                        2000,
                        EventKind.DRIFT_FOUND,
                        new EventFields()
                                .with(EventField.DRIFT, 2)
                                .with(EventField.OBJECTS, List.of("table public.a", "view public.b")))
                .tell(2100, EventKind.RUN_FAILED, lasted(2100).with(EventField.REASON, "drift"))
                .events;
    }

    static RunIdentity anonymous() {
        return new RunIdentity(
                "run-1",
                "validate",
                "shop",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "1",
                "13",
                BuildFacts.NONE);
    }

    /** Unix time of so many milliseconds after the start. */
    static long nanos(long millis) {
        return (START.toEpochMilli() + millis) * 1_000_000;
    }

    static <K, V> V found(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key), () -> key + " in " + all.keySet());
    }

    static OtlpSink sink(Map<String, String> variables) {
        OtlpSettings settings =
                OtlpSettingsReader.read(new SettingsSource(variables, Map.of())).orElseThrow();
        return new OtlpSink(settings, new SafeText(new Redactor(settings.secrets())), Clock.systemUTC());
    }

    /** In two parts, as it is while a run goes on; everything is taken. */
    static void send(OtlpStandIn collector, Map<String, String> variables, List<Event> events) {
        OtlpSink sink = sink(variables);
        for (int i = 0; i < events.size(); i++) {
            sink.accept(ExampleRuns.identity("migrate"), events.get(i));
            if (i == events.size() / 2) {
                assertThat(sink.flush(LONG)).isEmpty();
            }
        }
        assertThat(sink.flush(LONG)).isEmpty();
        assertThat(sink.retry()).isEmpty();
        assertThat(collector.pushes())
                .allSatisfy(push -> assertThat(push.status()).isEqualTo(200));
    }
}
