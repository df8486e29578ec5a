package io.github.dblifecycle.telemetry;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A workflow of Microsoft Teams that begins when a webhook request is received, and posts the card that it gets.
 *
 * @param endpoint whose query holds the secret signature
 */
record TeamsWorkflow(Endpoint endpoint) implements IncidentTarget {

    TeamsWorkflow {
        Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public String name() {
        return "Teams";
    }

    @Override
    public List<Secret> secrets() {
        return endpoint.secrets();
    }

    @Override
    public HttpMessage opened(Incident incident, Instant now) {
        JsonArray body = new JsonArray();
        body.add(text(incident.summary(), "Bolder"));
        incident.details().forEach((name, value) -> body.add(text(name + ": " + value, "Default")));
        JsonArray actions = new JsonArray();
        actions.add(open("Runbook", incident.runbook()));
        incident.run().build().runUrl().ifPresent(url -> actions.add(open("CI run", url)));
        JsonObject card = new JsonObject();
        card.addProperty("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.addProperty("type", "AdaptiveCard");
        card.addProperty("version", "1.4");
        card.add("body", body);
        card.add("actions", actions);
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.add("contentUrl", JsonNull.INSTANCE);
        attachment.add("content", card);
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject message = new JsonObject();
        message.addProperty("type", "message");
        message.add("attachments", attachments);
        return HttpMessage.plain(endpoint.address(), Map.of(), message);
    }

    @Override
    public Optional<HttpMessage> over(Incident incident, Instant now) {
        return Optional.empty();
    }

    /** In a rich block text is taken as it is; in a plain one it would be read as Markdown. */
    private static JsonObject text(String text, String weight) {
        JsonObject run = new JsonObject();
        run.addProperty("type", "TextRun");
        run.addProperty("text", text);
        run.addProperty("weight", weight);
        JsonArray inlines = new JsonArray();
        inlines.add(run);
        JsonObject block = new JsonObject();
        block.addProperty("type", "RichTextBlock");
        block.add("inlines", inlines);
        return block;
    }

    private static JsonObject open(String title, String url) {
        JsonObject action = new JsonObject();
        action.addProperty("type", "Action.OpenUrl");
        action.addProperty("title", title);
        action.addProperty("url", url);
        return action;
    }
}
