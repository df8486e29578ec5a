package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.EnvironmentName;
import io.github.dblifecycle.environment.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes settings of what is in the environment and in properties. */
public final class TelemetrySettingsReader {

    static final String ON = "db.telemetry";
    static final String BUDGET = "db.telemetry.flushBudget";
    static final String SERVICE = "db.telemetry.service";
    static final String INCIDENTS = "db.telemetry.incidents";
    static final String RUNBOOK = "db.telemetry.runbook";
    static final String HOLDS = "db.telemetry.alertHolds";

    static final String LOKI_URL = "GRAFANA_LOKI_URL";
    static final String LOKI_USER = "GRAFANA_LOKI_USER";
    static final String LOKI_TOKEN = "GRAFANA_LOKI_TOKEN";
    static final String LOKI_TENANT = "GRAFANA_LOKI_TENANT";
    static final String PAGERDUTY_KEY = "PAGERDUTY_ROUTING_KEY";
    static final String PAGERDUTY_URL = "PAGERDUTY_URL";
    static final String OPSGENIE_KEY = "OPSGENIE_API_KEY";
    static final String OPSGENIE_URL = "OPSGENIE_API_URL";
    static final String ALERTMANAGER_URL = "ALERTMANAGER_URL";
    static final String ALERTMANAGER_USER = "ALERTMANAGER_USER";
    static final String ALERTMANAGER_TOKEN = "ALERTMANAGER_TOKEN";
    static final String SLACK_URL = "SLACK_WEBHOOK_URL";
    static final String TEAMS_URL = "TEAMS_WEBHOOK_URL";
    static final String WEBHOOK_URL = "DB_WEBHOOK_URL";
    static final String WEBHOOK_SECRET = "DB_WEBHOOK_SECRET";

    /** The sections of this page are those that {@link IncidentRules} names. */
    static final String USUAL_RUNBOOK = "https://github.com/dblifecycle/db-maven-plugin/blob/main/docs/RUNBOOK.md";

    private static final Duration USUAL_BUDGET = Duration.ofSeconds(5);
    private static final Duration LONGEST_BUDGET = Duration.ofMinutes(1);
    private static final Duration USUAL_HOLD = Duration.ofDays(7);
    private static final Duration LONGEST_HOLD = Duration.ofDays(365);
    private static final int ROUTING_KEY_LENGTH = 32;

    private final SettingsSource source;

    private TelemetrySettingsReader(SettingsSource source) {
        this.source = source;
    }

    /**
     * Reads all that there is to set; docs/OBSERVABILITY.md lists it.
     *
     * @param environment the process's variables
     * @param properties those that begin with {@code db.telemetry}, as the user or the POM set them
     * @throws ConfigurationException with everything that is wrong; no part of a secret is in it
     */
    public static TelemetrySettings read(Map<String, String> environment, Map<String, String> properties) {
        return new TelemetrySettingsReader(new SettingsSource(environment, properties)).read();
    }

    private TelemetrySettings read() {
        if (!source.truth(ON, true)) {
            source.check();
            return TelemetrySettings.off();
        }
        Duration budget = source.duration(BUDGET, USUAL_BUDGET, LONGEST_BUDGET);
        Set<String> incidents = incidents();
        String runbook = runbook();
        Optional<LokiSettings> loki = loki();
        Optional<OtlpSettings> otlp = OtlpSettingsReader.read(source);
        List<IncidentTarget> targets = targets();
        source.check();
        return TelemetrySettings.on(budget, source.property(SERVICE), incidents, runbook, loki, otlp, targets);
    }

    private Set<String> incidents() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(source.property(INCIDENTS)
                        .orElse(TelemetrySettings.PROTECTED)
                        .split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("none"))
                .forEach(names::add);
        if (!names.stream().allMatch(EnvironmentName::isValid)) {
            source.problem(
                    INCIDENTS,
                    "is no list of environments",
                    "names of environments with commas between, protected for all that are protected, or none");
        }
        return names;
    }

    private String runbook() {
        String page = source.property(RUNBOOK).orElse(USUAL_RUNBOOK);
        if (Endpoint.parse(page).isEmpty()) {
            source.problem(
                    RUNBOOK,
                    "is no address of a page: it has to be https://host/path, without user and fragment",
                    "for example https://wiki.example.com/database-runbook; the section is put behind it, as #migration-failed");
        }
        return page;
    }

    private Optional<LokiSettings> loki() {
        Optional<Endpoint> endpoint = source.base(LOKI_URL).flatMap(given -> {
            String path = String.valueOf(given.address().getRawPath());
            String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            String rest = plain.endsWith(LokiSettings.PUSH) ? "" : LokiSettings.PUSH;
            return Endpoint.parse(given.below(rest).toString());
        });
        Authorization authorization = authorization(LOKI_USER, LOKI_TOKEN);
        Optional<String> tenant = source.plain(LOKI_TENANT);
        return endpoint.filter(given -> isSafe(LOKI_URL, given, authorization))
                .map(given -> new LokiSettings(given, authorization, tenant));
    }

    private boolean isSafe(String name, Endpoint endpoint, Authorization authorization) {
        return authorization.token().isEmpty() || source.isConfidential(name, endpoint);
    }

    private Authorization authorization(String user, String token) {
        Optional<String> name = source.plain(user);
        Optional<Secret> secret = source.secret(token);
        if (name.isPresent() && secret.isEmpty()) {
            source.problem(
                    user, "is set, but " + token + " is not", "set both, or " + token + " alone for a bearer token");
            return Authorization.NONE;
        }
        return new Authorization(name, secret);
    }

    private List<IncidentTarget> targets() {
        List<IncidentTarget> targets = new ArrayList<>();
        Authorization alertmanager = authorization(ALERTMANAGER_USER, ALERTMANAGER_TOKEN);
        Duration holds = source.duration(HOLDS, USUAL_HOLD, LONGEST_HOLD);
        source.base(ALERTMANAGER_URL)
                .filter(endpoint -> isSafe(ALERTMANAGER_URL, endpoint, alertmanager))
                .ifPresent(endpoint -> targets.add(new Alertmanager(endpoint, alertmanager, holds)));
        source.secret(OPSGENIE_KEY).ifPresent(key -> service(OPSGENIE_URL, Opsgenie.USUAL)
                .ifPresent(endpoint -> targets.add(new Opsgenie(endpoint, key))));
        source.secret(PAGERDUTY_KEY).filter(this::isRoutingKey).ifPresent(key -> service(PAGERDUTY_URL, PagerDuty.USUAL)
                .ifPresent(endpoint -> targets.add(new PagerDuty(endpoint, key))));
        source.confidential(SLACK_URL).ifPresent(endpoint -> targets.add(new SlackWebhook(endpoint)));
        source.confidential(TEAMS_URL).ifPresent(endpoint -> targets.add(new TeamsWorkflow(endpoint)));
        Optional<Secret> signing = source.secret(WEBHOOK_SECRET);
        source.endpoint(WEBHOOK_URL).ifPresent(endpoint -> targets.add(new SignedWebhook(endpoint, signing)));
        return targets;
    }

    private Optional<Endpoint> service(String variable, String usual) {
        return source.variable(variable).isEmpty()
                ? Endpoint.parse(usual)
                : source.base(variable).filter(endpoint -> source.isConfidential(variable, endpoint));
    }

    private boolean isRoutingKey(Secret key) {
        boolean fits = key.reveal().length() == ROUTING_KEY_LENGTH;
        if (!fits) {
            source.problem(
                    PAGERDUTY_KEY,
                    "is no integration key: those have " + ROUTING_KEY_LENGTH + " characters",
                    "copy the integration key of an integration of type Events API v2");
        }
        return fits;
    }
}
