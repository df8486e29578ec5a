package io.github.dblifecycle.telemetry;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A run in a JVM of its own that goes on until it is killed; TelemetryAtKillTest starts it. */
final class KilledRun {

    private KilledRun() {}

    /** @param args where Loki is, the file of events, and {@code silent} or {@code speaks}: whether it has last words */
    public static void main(String[] args) throws InterruptedException {
        Telemetry telemetry = Telemetry.open(
                ExampleRuns.identity("migrate"),
                TelemetrySettingsReader.read(Map.of("GRAFANA_LOKI_URL", args[0]), Map.of()),
                Path.of(args[1]),
                Clock.systemUTC());
        CountDownLatch told = new CountDownLatch(1);
        if (args[2].equals("speaks")) {
            Runtime.getRuntime().addShutdownHook(new Thread(told::countDown));
        }
        telemetry.tell(EventKind.RUN_STARTED, "db:migrate begins", new EventFields());
        System.out.println("told");
        told.await();
        telemetry.tell(
                EventKind.RUN_INTERRUPTED,
                "the build was told to stop",
                new EventFields().with(EventField.DURATION_MS, 1));
        telemetry.finish();
    }
}
