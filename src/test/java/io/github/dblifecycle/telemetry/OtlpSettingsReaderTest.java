package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSettingsReaderTest {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void nothingPointsAnywhere() {
        variables.put("OTEL_SERVICE_NAME", "shop");
        variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

        assertThat(read()).isEmpty();
    }

    @Test
    void disabledMeansNothing() {
        variables.put(ENDPOINT, "https://collector.example.com");
        variables.put("OTEL_SDK_DISABLED", "TRUE");

        assertThat(read()).isEmpty();
    }

    @Test
    void aSharedEndpointIsABaseAndAnOwnOneIsUsedAsItIs() {
        variables.put(ENDPOINT, "https://collector.example.com/otlp/");
        variables.put("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "https://logs.example.com/in?a=b");

        OtlpSettings settings = read().orElseThrow();
        assertThat(settings.troubles()).isEmpty();
        assertThat(address(settings, OtlpSignal.TRACES)).isEqualTo("https://collector.example.com/otlp/v1/traces");
        assertThat(address(settings, OtlpSignal.METRICS)).isEqualTo("https://collector.example.com/otlp/v1/metrics");
        assertThat(address(settings, OtlpSignal.LOGS)).isEqualTo("https://logs.example.com/in?a=b");
        assertThat(settings.hosts()).isEqualTo("collector.example.com, logs.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/json", "carrier-pigeon"})
    void anotherProtocolIsRefusedWithAWayOut(String protocol) {
        variables.put(ENDPOINT, "https://collector.example.com:4317");
        variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", protocol);
        variables.put("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", "http/protobuf");

        OtlpSettings settings = read().orElseThrow();
        assertThat(settings.destinations().keySet()).containsExactly(OtlpSignal.LOGS);
        assertThat(settings.troubles())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("traces are not sent: OTEL_EXPORTER_OTLP_PROTOCOL is ")
                .contains("set it to http/protobuf", "4318")
                .doesNotContain("pigeon");
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT, collector.example.com:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT, https://user:word@collector.example.com",
        "OTEL_EXPORTER_OTLP_ENDPOINT, https://collector.example.com?a=b",
        "OTEL_EXPORTER_OTLP_HEADERS, no header",
        "OTEL_EXPORTER_OTLP_HEADERS, host=elsewhere",
        "OTEL_EXPORTER_OTLP_HEADERS, content-type=text",
        "OTEL_EXPORTER_OTLP_HEADERS, a=%0D%0Ab",
        "OTEL_EXPORTER_OTLP_HEADERS, a=%zz",
        "OTEL_EXPORTER_OTLP_CLIENT_KEY, key.pem"
    })
    void whatCannotBeDoneIsRefusedWithoutItsValue(String name, String value) {
        variables.put(ENDPOINT, "https://collector.example.com");
        variables.put(name, value);

        OtlpSettings settings = read().orElseThrow();
        assertThat(settings.destinations()).isEmpty();
        assertThat(settings.troubles()).hasSize(3).allSatisfy(text -> assertThat(text)
                .contains(" are not sent: " + name)
                .doesNotContain(value));
    }

    @Test
    void aSecretIsNotSentForEverybodyToRead() {
        variables.put(ENDPOINT, "http://collector.example.com:4318");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "X-Api-Key=12345678");
        variables.put("OTEL_EXPORTER_OTLP_LOGS_HEADERS", "x-tenant=shop");

        OtlpSettings settings = read().orElseThrow();
        assertThat(settings.destinations().keySet()).containsExactly(OtlpSignal.LOGS);
        assertThat(settings.troubles()).hasSize(2).allSatisfy(text -> assertThat(text)
                .contains("use https"));
    }

    @Test
    void everythingElseIsReadToo() {
        variables.put(ENDPOINT, "https://collector.example.com");
        variables.put("OTEL_EXPORTER_OTLP_TIMEOUT", "1500");
        variables.put("OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "2500");
        variables.put("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
        variables.put("OTEL_EXPORTER_OTLP_CERTIFICATE", "ca.pem");
        variables.put("OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY", "key.pem");
        variables.put("OTEL_EXPORTER_OTLP_TRACES_CLIENT_CERTIFICATE", "client.pem");
        variables.put("OTEL_SERVICE_NAME", "orders");
        variables.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=other,team=a%20b");
        variables.put("OTEL_TRACES_SAMPLER", "traceidratio");
        variables.put("OTEL_TRACES_SAMPLER_ARG", "0.25");

        OtlpSettings settings = read().orElseThrow();
        assertThat(settings.troubles()).isEmpty();
        OtlpDestination traces = destination(settings, OtlpSignal.TRACES);
        assertThat(traces.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(traces.isCompressed()).isTrue();
        assertThat(traces.certificate()).contains(Path.of("ca.pem"));
        assertThat(traces.clientKey()).contains(Path.of("key.pem"));
        assertThat(traces.clientCertificate()).contains(Path.of("client.pem"));
        OtlpDestination metrics = destination(settings, OtlpSignal.METRICS);
        assertThat(metrics.timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(metrics.clientKey()).isEmpty();
        assertThat(settings.resource()).containsExactly(entry("service.name", "orders"), entry("team", "a b"));
        assertThat(settings.sampling()).isEqualTo(new OtlpSampling(OtlpSampling.Rule.RATIO, false, 0.25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_EXPORTER_OTLP_TIMEOUT",
                "OTEL_EXPORTER_OTLP_COMPRESSION",
                "OTEL_RESOURCE_ATTRIBUTES",
                "OTEL_TRACES_SAMPLER",
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
                "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION"
            })
    void whatIsNotUnderstoodIsPassedOverAloud(String name) {
        variables.put(ENDPOINT, "https://collector.example.com");
        variables.put(name, "nonsense");

        OtlpSettings settings = read().orElseThrow();
        assertThat(settings.destinations()).hasSize(3);
        assertThat(settings.troubles())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith(name).doesNotContain("nonsense"));
    }

    private Optional<OtlpSettings> read() {
        return OtlpSettingsReader.read(new SettingsSource(variables, Map.of()));
    }

    private static String address(OtlpSettings settings, OtlpSignal signal) {
        return destination(settings, signal).endpoint().address().toString();
    }

    private static OtlpDestination destination(OtlpSettings settings, OtlpSignal signal) {
        return Objects.requireNonNull(settings.destinations().get(signal));
    }
}
