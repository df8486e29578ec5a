package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.telemetry.RecordingServer.Recorded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is in anything that is sent, written or warned of, but where a service asks for its own. */
class CanaryTest {

    private static final String PASSWORD = "c4nary/pass word";
    private static final String TOKEN = "c4nary-token-of-loki";
    private static final String ROUTING_KEY = "c4narycanarycanarycanarycanary42";
    private static final String GENIE = "c4nary-genie-key";
    private static final String SLACK = "c4narySlackPath";
    private static final String TEAMS = "c4naryTeamsSignature";
    private static final String HOOK = "c4naryHookPath";
    private static final String SIGNING = "c4nary-signing-key";

    @TempDir
    private Path directory;

    @Test
    void noSecretIsInAnyPayload() throws Exception {
        try (LokiStandIn loki = new LokiStandIn();
                RecordingServer server = new RecordingServer()) {
            List<String> warnings = new ArrayList<>();
            for (String goal : List.of("migrate", "backup", "check-drift", "restore", "rollback")) {
                warnings.addAll(tellEverything(goal, settings(loki.address(), server.address())));
            }
            List<SinkAnswer> answers = Telemetry.test(
                    ExampleRuns.identity("telemetry-test"),
                    settings(loki.address(), server.address()),
                    directory.resolve("events.jsonl"),
                    Clock.systemUTC());
            server.answer(400);
            warnings.addAll(tellEverything("migrate", settings(loki.address(), server.address())));

            List<Recorded> requests = server.rest();
            assertThat(requests).hasSizeGreaterThan(20);
            assertThat(loki.stored()).hasSizeGreaterThan(100);
            assertThat(warnings).hasSizeGreaterThan(5).noneMatch(CanaryTest::holdsCanary);
            assertThat(answers).hasSize(8).allMatch(SinkAnswer::isOk).noneMatch(one -> holdsCanary(one.toString()));
            assertThat(loki.pushes()).extracting(LokiStandIn.Push::body).noneMatch(CanaryTest::holdsCanary);
            assertThat(Files.readAllLines(directory.resolve("events.jsonl"))).noneMatch(CanaryTest::holdsCanary);
            assertThat(requests)
                    .extracting(request -> request.body().replace("\"routing_key\":\"" + ROUTING_KEY + "\"", ""))
                    .noneMatch(CanaryTest::holdsCanary);
            assertThat(requests).extracting(CanaryTest::headersButCredentials).noneMatch(CanaryTest::holdsCanary);
            assertThat(requests)
                    .extracting(request -> withoutOwn(request.uri()))
                    .noneMatch(CanaryTest::holdsCanary);
        }
    }

    @Test
    void theCanariesWouldBeSeen() {
        assertThat(holdsCanary("x C4NARY y")).isTrue();
        assertThat(holdsCanary(
                        "Basic " + Base64.getEncoder().encodeToString("u:c4nary".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    private List<String> tellEverything(String goal, TelemetrySettings settings) {
        Telemetry telemetry = Telemetry.open(
                ExampleRuns.identity(goal), settings, directory.resolve("events.jsonl"), Clock.systemUTC());
        telemetry.keepSecret(new Secret(PASSWORD));
        RunIdentity run = telemetry.identity();
        telemetry.identify(new RunIdentity(
                run.runId(),
                goal,
                run.service(),
                run.environment(),
                run.databaseHost(),
                run.databaseName(),
                run.serverVersion(),
                run.pluginVersion(),
                run.flywayVersion(),
                new BuildFacts(
                        run.build().repository(),
                        run.build().commit(),
                        Optional.of("fix/" + PASSWORD),
                        Optional.of("https://ci.example.com/?t=" + SLACK),
                        Optional.of(TOKEN))));
        String everywhere = "postgresql://app:c4nary%2Fpass+word@db/shop and INSERT ... '" + PASSWORD + "' and " + TOKEN
                + " " + ROUTING_KEY + " " + GENIE + " /" + SLACK + " " + TEAMS + " " + HOOK + " " + SIGNING;
        for (EventKind kind : EventKind.values()) {
            EventFields fields = ExampleRuns.everything(kind);
            kind.fields().forEach(field -> {
                if (field.type() == FieldType.TEXT) {
                    fields.with(field, everywhere);
                } else if (field.type() == FieldType.TEXTS) {
                    fields.with(field, List.of(everywhere));
                }
            });
            telemetry.tell(kind, everywhere, fields);
        }
        List<String> warnings = telemetry.finish();
        assertThat(telemetry.refused()).isZero();
        return warnings;
    }

    private static TelemetrySettings settings(String loki, String server) {
        return TelemetrySettingsReader.read(
                        Map.ofEntries(
                                Map.entry("GRAFANA_LOKI_URL", loki),
                                Map.entry("GRAFANA_LOKI_USER", "1234"),
                                Map.entry("GRAFANA_LOKI_TOKEN", TOKEN),
                                Map.entry("PAGERDUTY_ROUTING_KEY", ROUTING_KEY),
                                Map.entry("PAGERDUTY_URL", server),
                                Map.entry("OPSGENIE_API_KEY", GENIE),
                                Map.entry("OPSGENIE_API_URL", server),
                                Map.entry("ALERTMANAGER_URL", server),
                                Map.entry("ALERTMANAGER_TOKEN", TOKEN),
                                Map.entry("SLACK_WEBHOOK_URL", server + "/services/T1/B1/" + SLACK),
                                Map.entry("TEAMS_WEBHOOK_URL", server + "/workflows?sig=" + TEAMS),
                                Map.entry("DB_WEBHOOK_URL", server + "/hooks/" + HOOK),
                                Map.entry("DB_WEBHOOK_SECRET", SIGNING)),
                        Map.of("db.telemetry.flushBudget", "30s"))
                .inEnvironment("production", true);
    }

    private static String headersButCredentials(Recorded request) {
        return request.headers().entrySet().stream()
                .filter(header -> !header.getKey().equals("authorization"))
                .toList()
                .toString();
    }

    private static String withoutOwn(String uri) {
        return uri.replace("/services/T1/B1/" + SLACK, "")
                .replace("?sig=" + TEAMS, "")
                .replace("/hooks/" + HOOK, "");
    }

    /** Also in Base64, where the middle of the word is the same wherever it stands: three ways to be cut. */
    private static boolean holdsCanary(String text) {
        return text.toLowerCase(Locale.ROOT).contains("c4nary")
                || text.contains("YzRuYXJ5")
                || text.contains("M0bmFye")
                || text.contains("jNG5hcn");
    }
}
