package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelemetryTest {

    /** Enough for a sink that is sound, on a machine that is busy. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final Duration LITTLE = Duration.ofMillis(300);

    /** More than any machine needs beyond the budget, and less than any of the faults would last. */
    private static final Duration MUCH = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(FaultyPeer.Fault.class)
    void aSinkThatIsDownCostsOneWarningAndNoOtherSinkAnything(FaultyPeer.Fault fault) throws Exception {
        try (LokiStandIn loki = new LokiStandIn();
                FaultyPeer peer = fault == FaultyPeer.Fault.UNKNOWN_CERTIFICATE
                        ? FaultyPeer.withUnknownCertificate(directory)
                        : new FaultyPeer(fault)) {
            Telemetry telemetry =
                    ExampleRuns.telemetry("migrate", BUDGET, lokiAt(peer.address()), lokiAt(loki.address()));
            long start = System.nanoTime();

            ExampleRuns.goodMigration(telemetry);
            Duration told = Duration.ofNanos(System.nanoTime() - start);
            List<String> warnings = telemetry.finish();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MUCH);
            assertThat(told).isLessThan(BUDGET.plus(MUCH));
            assertThat(warnings).hasSize(1);
            assertThat(warnings.get(0)).startsWith("Loki: ").doesNotContain("://");
            assertThat(peer.connections()).isPositive();
            assertThat(loki.stored()).hasSize(8);
            assertThat(telemetry.refused()).isZero();
        }
    }

    @Test
    void anAddressWhereNobodyListensCostsOneWarning() throws Exception {
        try (LokiStandIn loki = new LokiStandIn()) {
            Telemetry telemetry =
                    ExampleRuns.telemetry("migrate", BUDGET, lokiAt(FaultyPeer.nobody()), lokiAt(loki.address()));
            ExampleRuns.failedMigration(telemetry);

            assertThat(telemetry.finish())
                    .containsExactly(
                            "Loki: 3 events did not arrive: nobody answers there: connection refused, or no such"
                                    + " host (127.0.0.1)");
            assertThat(loki.stored()).hasSize(3);
        }
    }

    @Test
    void aSinkThatNeverComesBackIsLeftBehind() {
        CountDownLatch never = new CountDownLatch(1);
        Kept kept = new Kept();
        Telemetry telemetry = ExampleRuns.telemetry("migrate", LITTLE, new Stuck(never), kept);
        ExampleRuns.goodMigration(telemetry);

        assertThat(telemetry.finish())
                .containsExactly("stuck: not everything was sent in the time that telemetry has at the end");
        assertThat(kept.events).hasSize(9);
        assertThat(telemetry.finish()).hasSize(1);
        never.countDown();
    }

    @Test
    void aSinkWithAFaultOfItsOwnIsTold() {
        Telemetry telemetry = ExampleRuns.telemetry("migrate", BUDGET, new Broken());
        ExampleRuns.goodMigration(telemetry);

        assertThat(telemetry.finish())
                .containsExactly("broken: stopped with an error of its own: java.lang.NoClassDefFoundError");
    }

    @Test
    void eventsAreSentWhileTheRunGoesOn() throws Exception {
        Kept kept = new Kept();
        Telemetry telemetry = ExampleRuns.telemetry("migrate", MUCH, kept);
        telemetry.tell(EventKind.RUN_STARTED, "begins", new EventFields());

        kept.flushed.await();

        assertThat(telemetry.finish()).isEmpty();
    }

    @Test
    void moreEventsThanAQueueHoldsAreCountedAndGone() {
        CountDownLatch first = new CountDownLatch(1);
        Telemetry telemetry = ExampleRuns.telemetry("migrate", MUCH, new Stuck(first));
        int many = SinkLane.CAPACITY + 500;
        for (int i = 0; i < many; i++) {
            telemetry.tell(EventKind.RUN_STARTED, "begins", new EventFields());
        }
        first.countDown();

        List<String> warnings = telemetry.finish();

        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).matches("stuck: (499|500) events came faster than they could be sent");
    }

    @Test
    void whatDoesNotKeepToTheVocabularyIsCountedAndFailsNothing() {
        Kept kept = new Kept();
        Telemetry telemetry = ExampleRuns.telemetry("migrate", MUCH, kept);

        assertThatCode(() -> {
                    telemetry.tell(EventKind.SCRIPT_FAILED, "no reason is given", new EventFields());
                    telemetry.tell(EventKind.RUN_STARTED, " ", new EventFields());
                    telemetry.tell(EventKind.RUN_STARTED, "says too much", new EventFields().with(EventField.ROWS, 1));
                })
                .doesNotThrowAnyException();

        assertThat(telemetry.refused()).isEqualTo(3);
        assertThat(telemetry.finish()).isEmpty();
        assertThat(kept.events).isEmpty();
    }

    @Test
    void secretsAreMaskedInMessagesFieldsAndIdentity() {
        Kept kept = new Kept();
        Telemetry telemetry = ExampleRuns.telemetry("migrate", MUCH, kept);
        telemetry.keepSecret(new Secret("c4nary-pa55"));
        RunIdentity run = ExampleRuns.identity("migrate");
        telemetry.identify(run.connected(Optional.of("c4nary-pa55.example.com"), "shop", "18.1"));
        telemetry.tell(
                EventKind.DRIFT_FOUND,
                "at postgres://x:c4nary-pa55@db",
                ExampleRuns.everything(EventKind.DRIFT_FOUND)
                        .with(EventField.OBJECTS, List.of("role c4nary-pa55"))
                        .with(EventField.SCHEMA_VERSION, "c4nary-pa55"));
        telemetry.finish();

        assertThat(kept.lines).hasSize(1).allSatisfy(line -> assertThat(line)
                .doesNotContain("c4nary")
                .contains("****.example.com", "role ****", "x:****@db"));
    }

    @Test
    void whatIsToldAfterTheEndIsNotTold() {
        Kept kept = new Kept();
        Telemetry telemetry = ExampleRuns.telemetry("migrate", MUCH, kept);
        telemetry.finish();
        telemetry.tell(EventKind.RUN_STARTED, "late", new EventFields());
        telemetry.close();

        assertThat(kept.events).isEmpty();
    }

    @Test
    void telemetryThatIsOffWritesNothing() {
        Path file = directory.resolve("events.jsonl");
        Telemetry telemetry = Telemetry.open(
                ExampleRuns.identity("migrate"),
                TelemetrySettingsReader.read(
                        Map.of("GRAFANA_LOKI_URL", "http://127.0.0.1:1"), Map.of("db.telemetry", "false")),
                file,
                Clock.systemUTC());
        ExampleRuns.goodMigration(telemetry);

        assertThat(telemetry.finish()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutAnyServiceThereIsTheFileOfEvents() throws Exception {
        Path file = directory.resolve("db/events.jsonl");
        Telemetry telemetry = Telemetry.open(
                ExampleRuns.identity("migrate"),
                TelemetrySettingsReader.read(Map.of(), Map.of()),
                file,
                Clock.systemUTC());
        ExampleRuns.goodMigration(telemetry);

        assertThat(telemetry.finish()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(9);
    }

    private static Sink lokiAt(String address) {
        LokiSettings settings = new LokiSettings(
                Endpoint.parse(address + LokiSettings.PUSH).orElseThrow(), Authorization.NONE, Optional.empty());
        return new LokiSink(settings, new HttpPosts(Clock.systemUTC()), new SafeText(new Redactor(List.of())));
    }

    /** Takes everything. */
    private static final class Kept implements Sink {

        private final List<Event> events = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final CountDownLatch flushed = new CountDownLatch(1);

        @Override
        public String name() {
            return "kept";
        }

        @Override
        public void accept(RunIdentity run, Event event) {
            events.add(event);
            lines.add(EventLine.of(run, event).toString());
        }

        @Override
        public Optional<String> flush(Duration left) {
            flushed.countDown();
            return Optional.empty();
        }
    }

    /** Does not come back until it is let, and does not hear that it should. */
    private record Stuck(CountDownLatch until) implements Sink {

        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public void accept(RunIdentity run, Event event) {
            while (until.getCount() > 0) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public Optional<String> flush(Duration left) {
            return Optional.empty();
        }
    }

    private static final class Broken implements Sink {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public void accept(RunIdentity run, Event event) {
            throw new NoClassDefFoundError("Library");
        }

        @Override
        public Optional<String> flush(Duration left) {
            return Optional.empty();
        }
    }
}
