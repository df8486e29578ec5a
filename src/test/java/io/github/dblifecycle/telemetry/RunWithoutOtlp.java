package io.github.dblifecycle.telemetry;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A run in a JVM of its own, for which no variable points to a collector. */
final class RunWithoutOtlp {

    private RunWithoutOtlp() {}

    /** @param arguments the file of events */
    public static void main(String[] arguments) {
        TelemetrySettings settings =
                TelemetrySettingsReader.read(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"), Map.of());
        Telemetry run =
                Telemetry.open(ExampleRuns.identity("migrate"), settings, Path.of(arguments[0]), Clock.systemUTC());
        ExampleRuns.goodMigration(run);
        if (!run.finish().isEmpty()) {
            throw new IllegalStateException("not everything was told");
        }
    }
}
