package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Opsgenie's Alert API, and that of its successor Jira Service Management, which takes the same requests below another address.
 *
 * @param endpoint without the path {@code /v2/alerts}
 * @param key of an API integration
 */
record Opsgenie(Endpoint endpoint, Secret key) implements IncidentTarget {

    static final String USUAL = "https://api.opsgenie.com";
    private static final int LONGEST_MESSAGE = 130;
    private static final int LONGEST_DESCRIPTION = 15_000;

    Opsgenie {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String name() {
        return "Opsgenie";
    }

    @Override
    public List<Secret> secrets() {
        return List.of(key);
    }

    @Override
    public HttpMessage opened(Incident incident, Instant now) {
        JsonObject details = new JsonObject();
        incident.details().forEach(details::addProperty);
        details.addProperty("runbook", incident.runbook());
        JsonArray tags = new JsonArray();
        tags.add(incident.subject().text());
        incident.run().environment().ifPresent(tags::add);
        JsonObject alert = new JsonObject();
        alert.addProperty("message", SafeText.cut(incident.summary(), LONGEST_MESSAGE));
        alert.addProperty("alias", alias(incident));
        alert.addProperty(
                "description",
                SafeText.cut(incident.summary() + "\n\nRunbook: " + incident.runbook(), LONGEST_DESCRIPTION));
        alert.add("details", details);
        alert.addProperty("source", incident.source());
        alert.addProperty(
                "entity", incident.run().databaseName().orElse(incident.run().service()));
        alert.addProperty("priority", incident.subject().severity().priority());
        alert.add("tags", tags);
        return message("/v2/alerts", alert);
    }

    @Override
    public Optional<HttpMessage> over(Incident incident, Instant now) {
        JsonObject note = new JsonObject();
        note.addProperty("source", incident.source());
        note.addProperty("note", incident.event().message());
        String alias =
                URLEncoder.encode(alias(incident), StandardCharsets.UTF_8).replace("+", "%20");
        return Optional.of(message("/v2/alerts/" + alias + "/close?identifierType=alias", note));
    }

    /** It becomes part of a path, in which not every gateway lets an encoded slash pass. */
    private static String alias(Incident incident) {
        return incident.key().replace('/', ':');
    }

    private HttpMessage message(String path, JsonObject body) {
        return HttpMessage.plain(endpoint.below(path), Map.of("Authorization", "GenieKey " + key.reveal()), body);
    }
}
