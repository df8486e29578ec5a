package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dblifecycle.telemetry.RecordingServer.Recorded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentSinkTest {

    private final RecordingServer server = new RecordingServer();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theWebhookIsSigned() throws Exception {
        fail(Map.of("DB_WEBHOOK_URL", server.address() + "/hook?token=abc", "DB_WEBHOOK_SECRET", "s3cret"));

        Recorded request = server.next();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = request.headers().get("x-db-timestamp") + "." + request.body();
        assertThat(request.headers().get("x-db-signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(request.uri()).isEqualTo("/hook?token=abc");
        JsonObject body = request.json().getAsJsonObject();
        assertThat(body.get("status").getAsString()).isEqualTo("triggered");
        assertThat(body.get("key").getAsString()).isEqualTo("db/example/shop/production/shop/migration");
        assertThat(body.getAsJsonObject("event").get("event").getAsString()).isEqualTo("script.failed");
        assertThat(server.rest()).isEmpty();
    }

    @Test
    void theWebhookHearsThatItIsOver() throws Exception {
        succeed(Map.of("DB_WEBHOOK_URL", server.address() + "/hook"));

        assertThat(List.of(server.next(), server.next()))
                .extracting(request -> request.json()
                                .getAsJsonObject()
                                .get("status")
                                .getAsString()
                        + " "
                        + request.json().getAsJsonObject().get("subject").getAsString())
                .containsExactly("resolved backup", "resolved migration");
        assertThat(server.rest()).isEmpty();
    }

    @Test
    void aRoomIsToldOfTroubleAndNotOfEveryGoodRun() throws Exception {
        Map<String, String> rooms = Map.of(
                "SLACK_WEBHOOK_URL", server.address() + "/slack", "TEAMS_WEBHOOK_URL", server.address() + "/teams");
        succeed(rooms);
        assertThat(server.rest()).isEmpty();

        fail(rooms);
        assertThat(List.of(server.next(), server.next()))
                .extracting(Recorded::uri)
                .containsExactlyInAnyOrder("/slack", "/teams");
    }

    @Test
    void nothingInAMessageBecomesALinkOrCallsTheRoom() throws Exception {
        Telemetry telemetry = open(Map.of("SLACK_WEBHOOK_URL", server.address() + "/slack"));
        telemetry.tell(
                EventKind.BACKUP_FAILED,
                "<!channel> look at <https://evil.example.com|this>",
                new EventFields().with(EventField.REASON, "<!here>"));
        telemetry.finish();

        assertThat(server.next().body()).doesNotContain("<!").doesNotContain("<https://evil");
    }

    @Test
    void teamsGetsACardWhoseTextIsNoMarkdown() throws Exception {
        fail(Map.of("TEAMS_WEBHOOK_URL", server.address() + "/teams?sig=abcdefgh"));

        JsonObject attachment = server.next()
                .json()
                .getAsJsonObject()
                .getAsJsonArray("attachments")
                .get(0)
                .getAsJsonObject();
        assertThat(attachment.get("contentType").getAsString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.getAsJsonObject("content").getAsJsonArray("body"))
                .isNotEmpty()
                .allSatisfy(
                        block -> assertThat(block.getAsJsonObject().get("type").getAsString())
                                .isEqualTo("RichTextBlock"));
        assertThat(attachment
                        .getAsJsonObject("content")
                        .getAsJsonArray("actions")
                        .get(0)
                        .getAsJsonObject()
                        .get("url")
                        .getAsString())
                .endsWith("/RUNBOOK.md#migration-failed");
    }

    @Test
    void anEnvironmentThatWakesNobodyOpensNothing() {
        Telemetry telemetry = Telemetry.open(
                ExampleRuns.identity("migrate"),
                TelemetrySettingsReader.read(Map.of("DB_WEBHOOK_URL", server.address()), Map.of())
                        .inEnvironment("staging", false),
                directory.resolve("events.jsonl"),
                Clock.systemUTC());
        ExampleRuns.failedMigration(telemetry);

        assertThat(telemetry.finish()).isEmpty();
        assertThat(server.rest()).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldWithTheHostAlone() {
        server.answer(403);
        Telemetry telemetry = open(Map.of("DB_WEBHOOK_URL", server.address() + "/very/secret-path-of-hook"));
        ExampleRuns.failedMigration(telemetry);

        assertThat(telemetry.finish()).containsExactly("webhook: 1 alert did not arrive: it answered 403 (127.0.0.1)");
    }

    @Test
    void whatIsPassingIsTriedAgain() throws Exception {
        server.answer(503);
        Telemetry telemetry = open(Map.of("DB_WEBHOOK_URL", server.address() + "/hook"));
        ExampleRuns.failedMigration(telemetry);
        Recorded first = server.next();
        server.answer(202);

        assertThat(telemetry.finish()).isEmpty();
        assertThat(server.next().body()).isEqualTo(first.body());
    }

    private void fail(Map<String, String> variables) {
        Telemetry telemetry = open(variables);
        ExampleRuns.failedMigration(telemetry);
        assertThat(telemetry.finish()).isEmpty();
    }

    private void succeed(Map<String, String> variables) {
        Telemetry telemetry = open(variables);
        ExampleRuns.goodMigration(telemetry);
        assertThat(telemetry.finish()).isEmpty();
    }

    private Telemetry open(Map<String, String> variables) {
        return Telemetry.open(
                ExampleRuns.identity("migrate"),
                TelemetrySettingsReader.read(variables, Map.of("db.telemetry.flushBudget", "30s"))
                        .inEnvironment("production", true),
                directory.resolve("events.jsonl"),
                Clock.systemUTC());
    }
}
