package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.dblifecycle.telemetry.RecordingServer.Recorded;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts reach a real Alertmanager and end there; and what we send to PagerDuty, Opsgenie and Slack ourselves has the shape of
 * what that Alertmanager sends to them.
 */
class AlertmanagerTest {

    private static final Duration BUDGET = Duration.ofSeconds(30);

    /** What the documentation of PagerDuty's events has and an Alertmanager of this age does not send. */
    private static final Set<String> PAGERDUTY_BEYOND = Set.of("payload.timestamp");

    @TempDir
    private Path directory;

    @Test
    void alertsAreDeliveredAndEnd() throws Exception {
        try (RecordingServer receiver = new RecordingServer();
                RecordingServer direct = new RecordingServer();
                RealAlertmanager alertmanager = new RealAlertmanager(directory, receiver)) {
            TelemetrySettings settings = settings(alertmanager.address(), direct.address());

            Telemetry failing = open(settings);
            ExampleRuns.failedMigration(failing);
            assertThat(failing.finish()).isEmpty();

            Map<String, Recorded> theirs = requests(receiver, 4);
            Map<String, Recorded> ours = requests(direct, 3);
            isDelivered(of(theirs, "webhook"), alertmanager.alerts());
            hasShapeOf(of(ours, "pagerduty"), of(theirs, "pagerduty"), PAGERDUTY_BEYOND);
            hasShapeOf(of(ours, "opsgenie"), of(theirs, "opsgenie"), Set.of());
            hasShapeOf(of(ours, "slack"), of(theirs, "slack"), Set.of());
            assertThat(of(ours, "opsgenie").headers().get("authorization")).isEqualTo("GenieKey opsgenie-key");
            assertThat(of(theirs, "opsgenie").headers().get("authorization")).isEqualTo("GenieKey opsgenie-key");

            Telemetry good = open(settings);
            ExampleRuns.goodMigration(good);
            assertThat(good.finish()).isEmpty();

            Map<String, Recorded> theirEnd = requests(receiver, 3);
            List<Recorded> ourEnd = direct.rest();
            assertThat(of(theirEnd, "webhook")
                            .json()
                            .getAsJsonObject()
                            .get("status")
                            .getAsString())
                    .isEqualTo("resolved");
            Recorded close = only(ourEnd, "/opsgenie/", "migration");
            assertThat(withoutAlias(close.uri()))
                    .isEqualTo(withoutAlias(of(theirEnd, "opsgenie").uri()));
            assertThat(close.uri())
                    .contains(URLEncoder.encode(
                            of(ours, "opsgenie")
                                    .json()
                                    .getAsJsonObject()
                                    .get("alias")
                                    .getAsString(),
                            StandardCharsets.UTF_8))
                    .doesNotContain("%2F");
            Recorded resolve = only(ourEnd, "/pagerduty/", "migration");
            assertThat(shape(of(theirEnd, "pagerduty").json())).containsAllEntriesOf(shape(resolve.json()));
            assertThat(resolve.json().getAsJsonObject().get("dedup_key"))
                    .isEqualTo(of(ours, "pagerduty").json().getAsJsonObject().get("dedup_key"));
            assertThat(ourEnd).noneMatch(one -> one.uri().startsWith("/slack"));
            assertThat(active(alertmanager.alerts())).isEmpty();
        }
    }

    @Test
    void anAlertThatNobodyEndsStaysOpenForDays() throws Exception {
        try (RecordingServer receiver = new RecordingServer();
                RealAlertmanager alertmanager = new RealAlertmanager(directory, receiver)) {
            TelemetrySettings settings = TelemetrySettingsReader.read(
                            Map.of("ALERTMANAGER_URL", alertmanager.address()), Map.of("db.telemetry.alertHolds", "3d"))
                    .inEnvironment("production", true);
            Telemetry drifting = open(settings);
            drifting.tell(EventKind.DRIFT_FOUND, "2 objects", ExampleRuns.everything(EventKind.DRIFT_FOUND));
            drifting.finish();

            JsonObject alert = alertmanager.alerts().get(0).getAsJsonObject();
            assertThat(Instant.parse(alert.get("endsAt").getAsString()))
                    .isAfter(Instant.now().plus(Duration.ofDays(2)));
            assertThat(alert.getAsJsonObject("labels").get("alertname").getAsString())
                    .isEqualTo("DatabaseDriftFound");
        }
    }

    @Test
    void aTestOfTheSinkOpensAndEnds() throws Exception {
        try (RecordingServer receiver = new RecordingServer();
                RealAlertmanager alertmanager = new RealAlertmanager(directory, receiver)) {
            TelemetrySettings settings =
                    TelemetrySettingsReader.read(Map.of("ALERTMANAGER_URL", alertmanager.address()), Map.of());

            List<SinkAnswer> answers = Telemetry.test(
                    ExampleRuns.identity("telemetry-test"),
                    settings,
                    directory.resolve("events.jsonl"),
                    Clock.systemUTC());

            assertThat(answers).allMatch(SinkAnswer::isOk);
            assertThat(answers)
                    .contains(new SinkAnswer(
                            "Alertmanager", "127.0.0.1", "opened: it answered 200; resolved: it answered 200", true));
            assertThat(active(alertmanager.alerts())).isEmpty();
        }
    }

    private Telemetry open(TelemetrySettings settings) {
        return Telemetry.open(
                ExampleRuns.identity("migrate"), settings, directory.resolve("events.jsonl"), Clock.systemUTC());
    }

    private static TelemetrySettings settings(String alertmanager, String direct) {
        return TelemetrySettingsReader.read(
                        Map.of(
                                "ALERTMANAGER_URL",
                                alertmanager,
                                "PAGERDUTY_ROUTING_KEY",
                                "0123456789abcdef0123456789abcdef",
                                "PAGERDUTY_URL",
                                direct + "/pagerduty",
                                "OPSGENIE_API_KEY",
                                "opsgenie-key",
                                "OPSGENIE_API_URL",
                                direct + "/opsgenie",
                                "SLACK_WEBHOOK_URL",
                                direct + "/slack"),
                        Map.of("db.telemetry.flushBudget", BUDGET.toSeconds() + "s"))
                .inEnvironment("production", true);
    }

    /** As many requests, by the first part of their path. */
    private static Map<String, Recorded> requests(RecordingServer server, int number) throws InterruptedException {
        Map<String, Recorded> requests = new HashMap<>();
        while (requests.size() < number) {
            Recorded next = server.next();
            requests.put(next.uri().split("/", -1)[1], next);
        }
        return requests;
    }

    private static Recorded of(Map<String, Recorded> requests, String service) {
        return Objects.requireNonNull(requests.get(service), service);
    }

    private static void isDelivered(Recorded webhook, JsonArray alerts) {
        JsonObject told = webhook.json().getAsJsonObject();
        assertThat(told.get("status").getAsString()).isEqualTo("firing");
        assertThat(told.getAsJsonObject("commonLabels").toString())
                .isEqualTo(
                        "{\"alertname\":\"DatabaseMigrationFailed\",\"database\":\"shop\",\"environment\":\"production\","
                                + "\"repository\":\"example/shop\",\"service\":\"shop\",\"severity\":\"critical\"}");
        assertThat(told.getAsJsonObject("commonAnnotations").get("runbook_url").getAsString())
                .endsWith("#migration-failed");
        assertThat(active(alerts)).hasSize(1);
    }

    private static List<JsonElement> active(JsonArray alerts) {
        return alerts.asList().stream()
                .filter(alert -> Instant.parse(
                                alert.getAsJsonObject().get("endsAt").getAsString())
                        .isAfter(Instant.now()))
                .toList();
    }

    /** Nothing of ours is of another type than theirs, nothing is missing that they send, and nothing is our invention. */
    private static void hasShapeOf(Recorded ours, Recorded theirs, Set<String> beyond) {
        SortedMap<String, String> our = shape(ours.json());
        SortedMap<String, String> their = shape(theirs.json());
        our.keySet().removeAll(beyond);
        their.keySet().removeIf(path -> !our.containsKey(path) && isOptional(path));
        assertThat(our)
                .as(ours.uri() + "\n" + ours.body() + "\n" + theirs.body())
                .isEqualTo(their);
    }

    private static boolean isOptional(String path) {
        return Set.of("channel", "username", "attachments[].callback_id", "responders", "images", "client_url")
                .contains(path);
    }

    /** Type by path. What a map of anything holds is up to who sends it. */
    private static SortedMap<String, String> shape(JsonElement json) {
        SortedMap<String, String> shape = new TreeMap<>();
        collect("", json, shape);
        return shape;
    }

    private static void collect(String path, JsonElement json, Map<String, String> shape) {
        if (path.equals("payload.custom_details") || path.equals("details")) {
            shape.put(path, "map");
        } else if (json.isJsonObject()) {
            json.getAsJsonObject()
                    .asMap()
                    .forEach((name, value) -> collect(path.isEmpty() ? name : path + "." + name, value, shape));
        } else if (json.isJsonArray()) {
            shape.put(path, "array");
            json.getAsJsonArray().forEach(one -> collect(path + "[]", one, shape));
        } else if (!json.isJsonNull()) {
            shape.put(path, json.getAsJsonPrimitive().isString() ? "string" : "other");
        }
    }

    private static Recorded only(List<Recorded> all, String path, String key) {
        List<Recorded> found = all.stream()
                .filter(one -> one.uri().startsWith(path) && (one.uri() + one.body()).contains(key))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String withoutAlias(String uri) {
        return uri.replaceAll("alerts/.*/close", "alerts/ALIAS/close");
    }
}
