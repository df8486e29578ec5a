package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetrySettingsReaderTest {

    private static final String CANARY = "c4nary-s3cret";

    @Test
    void withoutAnythingThereIsTheFileAlone() {
        TelemetrySettings settings = TelemetrySettingsReader.read(Map.of(), Map.of());

        assertThat(settings.isOn()).isTrue();
        assertThat(settings.shown()).isEmpty();
        assertThat(settings.flushBudget()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.incidentEnvironments()).containsExactly("protected");
        assertThat(settings.wakes()).isFalse();
    }

    /** That is how a CI passes a secret that does not exist. */
    @Test
    void whatIsBlankIsNotSet() {
        Map<String, String> blank = Map.of(
                "GRAFANA_LOKI_URL", "", "GRAFANA_LOKI_USER", " ", "PAGERDUTY_ROUTING_KEY", "", "SLACK_WEBHOOK_URL", "");

        assertThat(TelemetrySettingsReader.read(blank, Map.of("db.telemetry", ""))
                        .shown())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://logs.example.com, https://logs.example.com/loki/api/v1/push",
        "https://logs.example.com/, https://logs.example.com/loki/api/v1/push",
        "https://logs.example.com/loki/api/v1/push, https://logs.example.com/loki/api/v1/push",
        "https://logs.example.com/loki/api/v1/push/, https://logs.example.com/loki/api/v1/push",
        "https://example.com/monitoring, https://example.com/monitoring/loki/api/v1/push",
        "http://loki:3100, http://loki:3100/loki/api/v1/push"
    })
    void lokiIsNamedWithAndWithoutItsPath(String given, String expected) {
        LokiSettings loki = TelemetrySettingsReader.read(Map.of("GRAFANA_LOKI_URL", given), Map.of())
                .loki()
                .orElseThrow();

        assertThat(loki.endpoint().address()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs.example.com",
                "https://user:" + CANARY + "@logs.example.com",
                "ftp://logs.example.com/" + CANARY,
                "https://logs.example.com/#" + CANARY,
                "https://logs.example.com/?x=" + CANARY,
                "https:///" + CANARY,
                "https://logs example.com/" + CANARY
            })
    void anAddressThatIsNoneIsRefusedWithoutShowingIt(String address) {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class,
                () -> TelemetrySettingsReader.read(Map.of("GRAFANA_LOKI_URL", address), Map.of()));

        assertThat(e.problems()).hasSize(1);
        assertThat(e).hasMessageContaining("GRAFANA_LOKI_URL").hasMessageNotContaining(CANARY);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        ConfigurationException e = catchThrowableOfType(
                ConfigurationException.class,
                () -> TelemetrySettingsReader.read(
                        Map.of(
                                "GRAFANA_LOKI_URL",
                                "http://loki.example.com",
                                "GRAFANA_LOKI_TOKEN",
                                CANARY,
                                "PAGERDUTY_ROUTING_KEY",
                                CANARY,
                                "OPSGENIE_API_KEY",
                                CANARY,
                                "OPSGENIE_API_URL",
                                "http://opsgenie.example.com",
                                "SLACK_WEBHOOK_URL",
                                "http://hooks.example.com/" + CANARY,
                                "ALERTMANAGER_URL",
                                "alertmanager",
                                "ALERTMANAGER_USER",
                                "ann"),
                        Map.of(
                                "db.telemetry.flushBudget", "soon",
                                "db.telemetry.incidents", "a b",
                                "db.telemetry.alertHolds", "4000d",
                                "db.telemetry.runbook", "wiki")));

        assertThat(e.problems())
                .extracting(ConfigurationProblem::setting)
                .containsExactlyInAnyOrder(
                        "GRAFANA_LOKI_URL",
                        "PAGERDUTY_ROUTING_KEY",
                        "OPSGENIE_API_URL",
                        "SLACK_WEBHOOK_URL",
                        "ALERTMANAGER_URL",
                        "ALERTMANAGER_USER",
                        "db.telemetry.flushBudget",
                        "db.telemetry.incidents",
                        "db.telemetry.alertHolds",
                        "db.telemetry.runbook");
        assertThat(e).hasMessageNotContaining(CANARY);
    }

    @Test
    void aTokenWithALineBreakIsRefused() {
        assertThatThrownBy(() -> TelemetrySettingsReader.read(
                        Map.of("GRAFANA_LOKI_URL", "https://l.example.com", "GRAFANA_LOKI_TOKEN", "abc\ndef"),
                        Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("GRAFANA_LOKI_TOKEN");
    }

    @Test
    void everyServiceIsShownByItsHostAlone() {
        TelemetrySettings settings = TelemetrySettingsReader.read(
                Map.of(
                        "GRAFANA_LOKI_URL",
                        "https://logs.example.com",
                        "GRAFANA_LOKI_TOKEN",
                        CANARY,
                        "PAGERDUTY_ROUTING_KEY",
                        "0123456789abcdef0123456789abcdef",
                        "OPSGENIE_API_KEY",
                        CANARY,
                        "ALERTMANAGER_URL",
                        "http://alertmanager:9093",
                        "SLACK_WEBHOOK_URL",
                        "https://hooks.slack.com/services/T000/B000/" + CANARY,
                        "TEAMS_WEBHOOK_URL",
                        "https://x.logic.azure.com/workflows/1?sig=" + CANARY,
                        "DB_WEBHOOK_URL",
                        "https://example.com/" + CANARY,
                        "DB_WEBHOOK_SECRET",
                        CANARY),
                Map.of());

        assertThat(settings.shown())
                .containsExactly(
                        "Alertmanager: alertmanager",
                        "Loki: logs.example.com",
                        "Opsgenie: api.opsgenie.com",
                        "PagerDuty: events.pagerduty.com",
                        "Slack: hooks.slack.com",
                        "Teams: x.logic.azure.com",
                        "webhook: example.com");
        assertThat(settings.targets().toString() + settings.loki()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, production, true, true",
                "-, staging, false, false",
                "-, staging, true, true",
                "staging, staging, false, true",
                "Staging, STAGING, false, true",
                "staging, production, true, false",
                "'protected, staging', production, true, true",
                "none, production, true, false"
            })
    void incidentsAreForTheEnvironmentsThatWereNamed(
            String incidents, String environment, boolean isProtected, boolean wakes) {
        Map<String, String> properties = incidents == null ? Map.of() : Map.of("db.telemetry.incidents", incidents);

        assertThat(TelemetrySettingsReader.read(Map.of(), properties)
                        .inEnvironment(environment, isProtected)
                        .wakes())
                .isEqualTo(wakes);
    }

    @Test
    void offIsOffWhateverElseIsWrong() {
        TelemetrySettings settings =
                TelemetrySettingsReader.read(Map.of("GRAFANA_LOKI_URL", "nonsense"), Map.of("db.telemetry", "false"));

        assertThat(settings.isOn()).isFalse();
        assertThatThrownBy(() -> TelemetrySettingsReader.read(Map.of(), Map.of("db.telemetry", "no")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("db.telemetry");
    }
}
