package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The API v2 of Prometheus' Alertmanager. It forgets an alert that nobody repeats; as a run comes once, its alert says itself
 * for how long it holds.
 *
 * @param endpoint without the path {@code /api/v2/alerts}
 * @param holds for how long an alert stays open if no good run ends it
 */
record Alertmanager(Endpoint endpoint, Authorization authorization, Duration holds) implements IncidentTarget {

    Alertmanager {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(authorization, "authorization");
        Objects.requireNonNull(holds, "holds");
    }

    @Override
    public String name() {
        return "Alertmanager";
    }

    @Override
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        authorization.token().ifPresent(secrets::add);
        return secrets;
    }

    @Override
    public HttpMessage opened(Incident incident, Instant now) {
        JsonObject alert = alert(incident, now.plus(holds));
        alert.addProperty("startsAt", incident.at().toString());
        return message(alert);
    }

    @Override
    public Optional<HttpMessage> over(Incident incident, Instant now) {
        return Optional.of(message(alert(incident, now)));
    }

    private static JsonObject alert(Incident incident, Instant endsAt) {
        JsonObject labels = new JsonObject();
        labels.addProperty("alertname", incident.subject().alert());
        labels.addProperty("severity", incident.subject().severity().text());
        incident.identity().forEach(labels::addProperty);
        if (incident.subject() == IncidentSubject.TEST) {
            labels.addProperty("run_id", incident.run().runId());
        }
        JsonObject annotations = new JsonObject();
        annotations.addProperty("summary", incident.summary());
        incident.details().forEach(annotations::addProperty);
        annotations.addProperty("runbook_url", incident.runbook());
        JsonObject alert = new JsonObject();
        alert.add("labels", labels);
        alert.add("annotations", annotations);
        alert.addProperty("endsAt", endsAt.toString());
        incident.run().build().runUrl().ifPresent(url -> alert.addProperty("generatorURL", url));
        return alert;
    }

    private HttpMessage message(JsonObject alert) {
        JsonArray alerts = new JsonArray();
        alerts.add(alert);
        return HttpMessage.plain(endpoint.below("/api/v2/alerts"), authorization.headers(), alerts);
    }
}
