package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where events go, and how. Made by {@link TelemetrySettingsReader}. */
public final class TelemetrySettings {

    /** In {@code db.telemetry.incidents}: every environment that is protected. */
    public static final String PROTECTED = "protected";

    private final boolean isOn;
    private final boolean wakes;
    private final Duration flushBudget;
    private final Optional<String> service;
    private final Set<String> incidentEnvironments;
    private final String runbook;
    private final Optional<LokiSettings> loki;
    private final Optional<OtlpSettings> otlp;
    private final List<IncidentTarget> targets;

    private TelemetrySettings(
            boolean isOn,
            boolean wakes,
            Duration flushBudget,
            Optional<String> service,
            Set<String> incidentEnvironments,
            String runbook,
            Optional<LokiSettings> loki,
            Optional<OtlpSettings> otlp,
            List<IncidentTarget> targets) {
        this.isOn = isOn;
        this.wakes = wakes;
        this.flushBudget = Objects.requireNonNull(flushBudget, "flushBudget");
        this.service = Objects.requireNonNull(service, "service");
        this.incidentEnvironments = Collections.unmodifiableSet(new TreeSet<>(incidentEnvironments));
        this.runbook = Objects.requireNonNull(runbook, "runbook");
        this.loki = Objects.requireNonNull(loki, "loki");
        this.otlp = Objects.requireNonNull(otlp, "otlp");
        this.targets = List.copyOf(targets);
    }

    static TelemetrySettings on(
            Duration flushBudget,
            Optional<String> service,
            Set<String> incidentEnvironments,
            String runbook,
            Optional<LokiSettings> loki,
            Optional<OtlpSettings> otlp,
            List<IncidentTarget> targets) {
        return new TelemetrySettings(
                true, false, flushBudget, service, incidentEnvironments, runbook, loki, otlp, targets);
    }

    /** Nothing is told to anybody, not even to the file of events. */
    public static TelemetrySettings off() {
        return new TelemetrySettings(
                false,
                false,
                Duration.ZERO,
                Optional.empty(),
                Set.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * The same for a run on this environment: incidents are opened and ended only where that was asked for. Without this
     * none are.
     *
     * @param environment upper and lower case mean the same
     */
    public TelemetrySettings inEnvironment(String environment, boolean isProtected) {
        boolean isNamed = incidentEnvironments.contains(environment.toLowerCase(Locale.ROOT));
        boolean isMeant = isNamed || (isProtected && incidentEnvironments.contains(PROTECTED));
        return new TelemetrySettings(
                isOn, isMeant, flushBudget, service, incidentEnvironments, runbook, loki, otlp, targets);
    }

    public boolean isOn() {
        return isOn;
    }

    /** Whether incidents are opened and ended. */
    public boolean wakes() {
        return wakes;
    }

    /** For all sinks together, at the end of a run. */
    public Duration flushBudget() {
        return flushBudget;
    }

    /** The application's name, where somebody set it. */
    public Optional<String> service() {
        return service;
    }

    /** Names, in lower case, and {@link #PROTECTED}; sorted. */
    public Set<String> incidentEnvironments() {
        return incidentEnvironments;
    }

    /** The page whose sections say what to do. */
    String runbook() {
        return runbook;
    }

    Optional<LokiSettings> loki() {
        return loki;
    }

    Optional<OtlpSettings> otlp() {
        return otlp;
    }

    List<IncidentTarget> targets() {
        return targets;
    }

    /** All that must not be shown: credentials, and addresses that are credentials. */
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        loki.flatMap(settings -> settings.authorization().token()).ifPresent(secrets::add);
        otlp.ifPresent(settings -> secrets.addAll(settings.secrets()));
        targets.forEach(target -> secrets.addAll(target.secrets()));
        return secrets;
    }

    /** For {@code -X} and {@code db:telemetry-test}: each service with its host, and nothing that is secret; sorted. */
    public List<String> shown() {
        List<String> shown = new ArrayList<>();
        loki.ifPresent(settings -> shown.add("Loki: " + settings.endpoint().host()));
        otlp.ifPresent(settings -> shown.add("OTLP: " + (settings.hosts().isEmpty() ? "nowhere" : settings.hosts())));
        targets.forEach(
                target -> shown.add(target.name() + ": " + target.endpoint().host()));
        Collections.sort(shown);
        return shown;
    }
}
