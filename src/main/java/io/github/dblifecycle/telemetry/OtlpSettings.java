package io.github.dblifecycle.telemetry;

import io.github.dblifecycle.environment.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What OpenTelemetry's own variables ask for. Made by {@link OtlpSettingsReader}.
 *
 * @param destinations the signals that are sent; none of them where every one was refused
 * @param troubles what was asked for and is not done, for people; the variables are often there for other programs, so it
 *     is told at the end of a run and stops nothing
 * @param resource what describes the sender, as somebody set it
 * @param temporality of counters and histograms
 * @param hasExponentialBuckets whether histograms choose their buckets themselves
 * @param sampling which traces are kept
 * @param traceParent what the run is a part of, as it was given
 * @param traceState likewise
 */
record OtlpSettings(
        Map<OtlpSignal, OtlpDestination> destinations,
        List<String> troubles,
        SortedMap<String, String> resource,
        OtlpTemporality temporality,
        boolean hasExponentialBuckets,
        OtlpSampling sampling,
        Optional<String> traceParent,
        Optional<String> traceState) {

    /** A shorter one is no secret, and masking it would spoil every text. */
    private static final int SHORTEST_SECRET = 8;

    OtlpSettings {
        Map<OtlpSignal, OtlpDestination> sorted = new EnumMap<>(OtlpSignal.class);
        sorted.putAll(destinations);
        destinations = Collections.unmodifiableMap(sorted);
        troubles = List.copyOf(troubles);
        resource = Collections.unmodifiableSortedMap(new TreeMap<>(resource));
        Objects.requireNonNull(temporality, "temporality");
        Objects.requireNonNull(sampling, "sampling");
        Objects.requireNonNull(traceParent, "traceParent");
        Objects.requireNonNull(traceState, "traceState");
    }

    /** Hosts and nothing else of the addresses, with commas between. */
    String hosts() {
        return String.join(
                ", ",
                destinations.values().stream()
                        .map(destination -> destination.endpoint().host())
                        .distinct()
                        .toList());
    }

    /** The values of headers, and what follows a scheme such as {@code Bearer}. */
    List<Secret> secrets() {
        List<String> texts = new ArrayList<>();
        for (OtlpDestination destination : destinations.values()) {
            for (String value : destination.headers().values()) {
                texts.add(value);
                texts.add(value.substring(value.indexOf(' ') + 1));
            }
        }
        return texts.stream()
                .filter(text -> text.length() >= SHORTEST_SECRET)
                .distinct()
                .map(Secret::new)
                .toList();
    }
}
