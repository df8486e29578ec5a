package io.github.dblifecycle.telemetry;

import com.google.gson.JsonObject;
import io.github.dblifecycle.environment.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any receiver of JSON, described in docs/OBSERVABILITY.md.
 *
 * @param endpoint whose path or query may be a secret
 * @param key with which the receiver can tell that we sent it, and when
 */
record SignedWebhook(Endpoint endpoint, Optional<Secret> key) implements IncidentTarget {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int VERSION = 1;

    SignedWebhook {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(key, "key");
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(endpoint.secrets());
        key.ifPresent(secrets::add);
        return secrets;
    }

    @Override
    public HttpMessage opened(Incident incident, Instant now) {
        return message(incident, incident.subject() == IncidentSubject.TEST ? "test" : "triggered", now);
    }

    @Override
    public Optional<HttpMessage> over(Incident incident, Instant now) {
        return incident.subject() == IncidentSubject.TEST
                ? Optional.empty()
                : Optional.of(message(incident, "resolved", now));
    }

    private HttpMessage message(Incident incident, String status, Instant now) {
        JsonObject body = new JsonObject();
        body.addProperty("schema", VERSION);
        body.addProperty("status", status);
        body.addProperty("key", incident.key());
        body.addProperty("subject", incident.subject().text());
        body.addProperty("severity", incident.subject().severity().text());
        body.addProperty("summary", incident.summary());
        body.addProperty("runbook", incident.runbook());
        body.add("event", EventLine.of(incident.run(), incident.event()));
        String text = body.toString();
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = key.map(secret -> Map.of(
                        "X-Db-Timestamp",
                        timestamp,
                        "X-Db-Signature",
                        "sha256=" + signature(secret, timestamp + "." + text)))
                .orElseGet(() -> Map.of("X-Db-Timestamp", timestamp));
        return HttpMessage.plain(endpoint.address(), headers, text);
    }

    /** RFC 2104, in hexadecimal digits. */
    private static String signature(Secret key, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
