package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Slack's incoming webhooks.
 *
 * @param endpoint whose path is the secret
 */
record SlackWebhook(Endpoint endpoint) implements IncidentTarget {

    SlackWebhook {
        Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public String name() {
        return "Slack";
    }

    @Override
    public List<Secret> secrets() {
        return endpoint.secrets();
    }

    @Override
    public HttpMessage opened(Incident incident, Instant now) {
        String details = incident.details().entrySet().stream()
                .map(detail -> escaped(detail.getKey() + ": " + detail.getValue()))
                .collect(Collectors.joining("\n"));
        JsonArray markdown = new JsonArray();
        markdown.add("text");
        JsonObject attachment = new JsonObject();
        attachment.addProperty("title", escaped(incident.summary()));
        attachment.addProperty("title_link", incident.run().build().runUrl().orElse(incident.runbook()));
        attachment.addProperty("text", details + "\n<" + escaped(incident.runbook()) + "|Runbook>");
        attachment.addProperty("fallback", escaped(incident.summary()));
        attachment.addProperty("footer", "db-maven-plugin");
        attachment.addProperty("color", incident.subject().severity().color());
        attachment.add("mrkdwn_in", markdown);
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject message = new JsonObject();
        message.add("attachments", attachments);
        return HttpMessage.plain(endpoint.address(), Map.of(), message);
    }

    @Override
    public Optional<HttpMessage> over(Incident incident, Instant now) {
        return Optional.empty();
    }

    /** So that nothing in a message becomes a link or calls the whole room (Slack, "Escaping text"). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
