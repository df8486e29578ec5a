package io.github.dblifecycle.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads OpenTelemetry's own variables (OpenTelemetry specification, "Environment Variable Specification" and "OpenTelemetry
 * Protocol Exporter"). Unlike settings of this plugin they may be meant for others, so that nothing here is an error: what
 * cannot be done is a trouble, which is told and passed over. No text holds the value of a variable.
 */
final class OtlpSettingsReader {

    static final String DISABLED = "OTEL_SDK_DISABLED";
    static final String SERVICE_NAME = "OTEL_SERVICE_NAME";
    static final String RESOURCE = "OTEL_RESOURCE_ATTRIBUTES";
    static final String TEMPORALITY = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";
    static final String HISTOGRAM = "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION";
    static final String SAMPLER = "OTEL_TRACES_SAMPLER";
    static final String SAMPLER_ARGUMENT = "OTEL_TRACES_SAMPLER_ARG";
    static final String TRACE_PARENT = "TRACEPARENT";
    static final String TRACE_STATE = "TRACESTATE";

    private static final String RATIO = "traceidratio";
    private static final String PARENT_BASED = "parentbased_";

    private final SettingsSource source;
    private final List<String> troubles = new ArrayList<>();

    private OtlpSettingsReader(SettingsSource source) {
        this.source = source;
    }

    /** Empty where no variable points anywhere. */
    static Optional<OtlpSettings> read(SettingsSource source) {
        return source.variable(DISABLED).filter("true"::equalsIgnoreCase).isPresent()
                ? Optional.empty()
                : new OtlpSettingsReader(source).read();
    }

    private Optional<OtlpSettings> read() {
        Map<OtlpSignal, OtlpDestination> destinations = new EnumMap<>(OtlpSignal.class);
        for (OtlpSignal signal : OtlpSignal.values()) {
            if (isWanted(signal)) {
                new OtlpDestinationReader(source, signal, troubles)
                        .read()
                        .ifPresent(destination -> destinations.put(signal, destination));
            }
        }
        if (destinations.isEmpty() && troubles.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> resource = resource();
        source.variable(SERVICE_NAME).ifPresent(name -> resource.put("service.name", name));
        return Optional.of(new OtlpSettings(
                destinations,
                troubles,
                resource,
                temporality(),
                hasExponentialBuckets(),
                sampling(),
                source.variable(TRACE_PARENT),
                source.variable(TRACE_STATE)));
    }

    /** Another exporter is for other programs: this one has OTLP alone. */
    private boolean isWanted(OtlpSignal signal) {
        return source.variable("OTEL_" + signal + "_EXPORTER")
                .map(text -> Arrays.stream(text.split(",")).map(String::strip).anyMatch("otlp"::equals))
                .orElse(true);
    }

    private SortedMap<String, String> resource() {
        Optional<SortedMap<String, String>> read = source.variable(RESOURCE).flatMap(PercentEncodedList::parse);
        if (source.variable(RESOURCE).isPresent() && read.isEmpty()) {
            troubles.add(RESOURCE + " is no list of key=value with commas between, and is not used");
        }
        return read.orElseGet(TreeMap::new);
    }

    private OtlpTemporality temporality() {
        Optional<String> text = source.variable(TEMPORALITY);
        Optional<OtlpTemporality> known = text.flatMap(name -> Arrays.stream(OtlpTemporality.values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst());
        if (text.isPresent() && known.isEmpty()) {
            troubles.add(TEMPORALITY + " is none of cumulative, delta and lowmemory: metrics are cumulative");
        }
        return known.orElse(OtlpTemporality.CUMULATIVE);
    }

    private boolean hasExponentialBuckets() {
        String text =
                source.variable(HISTOGRAM).orElse("explicit_bucket_histogram").toLowerCase(Locale.ROOT);
        boolean isExponential = text.equals("base2_exponential_bucket_histogram");
        if (!isExponential && !text.equals("explicit_bucket_histogram")) {
            troubles.add(HISTOGRAM + " is neither explicit_bucket_histogram nor base2_exponential_bucket_histogram:"
                    + " histograms have explicit buckets");
        }
        return isExponential;
    }

    private OtlpSampling sampling() {
        String name = source.variable(SAMPLER).orElse(PARENT_BASED + "always_on");
        boolean respectsParent = name.startsWith(PARENT_BASED);
        return switch (respectsParent ? name.substring(PARENT_BASED.length()) : name) {
            case "always_on" -> new OtlpSampling(OtlpSampling.Rule.ALL, respectsParent, 1);
            case "always_off" -> new OtlpSampling(OtlpSampling.Rule.NONE, respectsParent, 0);
            case RATIO -> new OtlpSampling(OtlpSampling.Rule.RATIO, respectsParent, ratio());
            default -> {
                troubles.add(SAMPLER + " names no sampler that is known here: traces are kept as their parents are");
                yield OtlpSampling.USUAL;
            }
        };
    }

    private double ratio() {
        String text = source.variable(SAMPLER_ARGUMENT).orElse("1");
        if (text.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            return Double.parseDouble(text);
        }
        troubles.add(SAMPLER_ARGUMENT + " is no number from 0 to 1: all traces are kept");
        return 1;
    }
}
