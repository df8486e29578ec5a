package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * PagerDuty's Events API v2 (PagerDuty, "Send an Alert Event"). An event with the key of an open alert joins it; a resolution
 * without an open alert is dropped.
 *
 * @param endpoint without the path {@code /v2/enqueue}
 * @param routingKey of the integration; it is all that is needed to open an alert
 */
record PagerDuty(Endpoint endpoint, Secret routingKey) implements IncidentTarget {

    static final String USUAL = "https://events.pagerduty.com";
    private static final int LONGEST_SUMMARY = 1024;

    PagerDuty {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(routingKey, "routingKey");
    }

    @Override
    public String name() {
        return "PagerDuty";
    }

    @Override
    public List<Secret> secrets() {
        return List.of(routingKey);
    }

    @Override
    public HttpMessage opened(Incident incident, Instant now) {
        JsonObject details = new JsonObject();
        incident.details().forEach(details::addProperty);
        JsonObject payload = new JsonObject();
        payload.addProperty("summary", SafeText.cut(incident.summary(), LONGEST_SUMMARY));
        payload.addProperty("source", incident.source());
        payload.addProperty("severity", incident.subject().severity().text());
        payload.addProperty("timestamp", incident.at().toString());
        payload.addProperty("component", incident.run().service());
        payload.addProperty("group", incident.run().environment().orElse("-"));
        payload.addProperty("class", incident.subject().text());
        payload.add("custom_details", details);
        JsonObject event = event(incident, "trigger");
        event.add("payload", payload);
        event.addProperty("client", "db-maven-plugin");
        incident.run().build().runUrl().ifPresent(url -> event.addProperty("client_url", url));
        JsonArray links = new JsonArray();
        links.add(link(incident.runbook(), "Runbook"));
        incident.run().build().runUrl().ifPresent(url -> links.add(link(url, "CI run")));
        event.add("links", links);
        return message(event);
    }

    @Override
    public Optional<HttpMessage> over(Incident incident, Instant now) {
        return Optional.of(message(event(incident, "resolve")));
    }

    private JsonObject event(Incident incident, String action) {
        JsonObject event = new JsonObject();
        event.addProperty("routing_key", routingKey.reveal());
        event.addProperty("event_action", action);
        event.addProperty("dedup_key", incident.key());
        return event;
    }

    private static JsonObject link(String href, String text) {
        JsonObject link = new JsonObject();
        link.addProperty("href", href);
        link.addProperty("text", text);
        return link;
    }

    private HttpMessage message(JsonObject event) {
        return HttpMessage.plain(endpoint.below("/v2/enqueue"), Map.of(), event);
    }
}
