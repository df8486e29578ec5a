package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which sinks somebody set up. */
final class ConfiguredSinks {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSinks.class);

    private ConfiguredSinks() {}

    /** Those of a run: incidents only where the run's environment is one that wakes somebody. */
    static List<Sink> ofRun(TelemetrySettings settings, Path eventsFile, Clock clock) {
        return sinks(settings, settings.wakes(), eventsFile, clock);
    }

    /** All that are set up, also where a run would not use them. */
    static List<Sink> all(TelemetrySettings settings, Path eventsFile, Clock clock) {
        return sinks(settings, true, eventsFile, clock);
    }

    private static List<Sink> sinks(TelemetrySettings settings, boolean wakes, Path eventsFile, Clock clock) {
        List<Sink> sinks = new ArrayList<>();
        if (!settings.isOn()) {
            LOG.debug("telemetry is off");
            return sinks;
        }
        SafeText safe = new SafeText(new Redactor(settings.secrets()));
        HttpPosts http = new HttpPosts(clock);
        sinks.add(new EventFile(eventsFile));
        settings.loki()
                .ifPresentOrElse(
                        loki -> sinks.add(new LokiSink(loki, http, safe)),
                        () -> LOG.debug("no events to Loki: GRAFANA_LOKI_URL is not set"));
        settings.otlp()
                .ifPresentOrElse(
                        otlp -> sinks.add(new OtlpSink(otlp, safe, clock)),
                        () -> LOG.debug("nothing over OTLP: no OTEL_EXPORTER_OTLP_ENDPOINT points anywhere"));
        if (wakes) {
            settings.targets()
                    .forEach(target -> sinks.add(new IncidentSink(target, settings.runbook(), http, safe, clock)));
        } else if (!settings.targets().isEmpty()) {
            LOG.debug("no incidents: this environment is not one of db.telemetry.incidents");
        }
        return sinks;
    }
}
