package io.github.dblifecycle.telemetry;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads where one signal goes: its own variables, and where they are not set those that all signals share. */
final class OtlpDestinationReader {

    private static final String PROTOBUF = "http/protobuf";
    private static final Set<String> NOT_SPOKEN = Set.of("grpc", "http/json");
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** What the plugin itself says of its requests. */
    private static final Set<String> OWN_HEADERS = Set.of("content-encoding", "content-type");

    /** Whatever has one of these in its name is not for everybody to read. */
    private static final List<String> SECRETIVE = List.of("auth", "cookie", "key", "password", "secret", "token");

    private final SettingsSource source;
    private final OtlpSignal signal;
    private final List<String> troubles;

    /** @param troubles gets what is not done */
    OtlpDestinationReader(SettingsSource source, OtlpSignal signal, List<String> troubles) {
        this.source = source;
        this.signal = signal;
        this.troubles = troubles;
    }

    /** Empty where nothing points anywhere, and where it cannot be done as it was asked for. */
    Optional<OtlpDestination> read() {
        if (source.variable(own("ENDPOINT")).isEmpty()
                && source.variable(shared("ENDPOINT")).isEmpty()) {
            return Optional.empty();
        }
        Optional<Endpoint> endpoint = isSpoken() ? endpoint() : Optional.empty();
        Optional<Map<String, String>> headers = headers();
        Optional<Path> key = path("CLIENT_KEY");
        Optional<Path> certificate = path("CLIENT_CERTIFICATE");
        if (key.isPresent() != certificate.isPresent()) {
            refuse(name(key.isPresent() ? "CLIENT_KEY" : "CLIENT_CERTIFICATE")
                    + " is set, but its other half is not: set both, or none");
            return Optional.empty();
        }
        if (endpoint.isEmpty() || headers.isEmpty() || !isConfidential(endpoint.get(), headers.get())) {
            return Optional.empty();
        }
        return Optional.of(new OtlpDestination(
                endpoint.get(), headers.get(), isCompressed(), timeout(), path("CERTIFICATE"), key, certificate));
    }

    private static String shared(String what) {
        return "OTEL_EXPORTER_OTLP_" + what;
    }

    private String own(String what) {
        return "OTEL_EXPORTER_OTLP_" + signal + "_" + what;
    }

    /** That which counts. */
    private String name(String what) {
        return source.variable(own(what)).isPresent() ? own(what) : shared(what);
    }

    private Optional<String> value(String what) {
        return source.variable(name(what));
    }

    private void refuse(String why) {
        troubles.add(signal.name().toLowerCase(Locale.ROOT) + " are not sent: " + why);
    }

    private boolean isSpoken() {
        String protocol = value("PROTOCOL").orElse(PROTOBUF);
        if (protocol.equals(PROTOBUF)) {
            return true;
        }
        refuse(name("PROTOCOL")
                + (NOT_SPOKEN.contains(protocol)
                        ? " is " + protocol + ", which is not spoken here"
                        : " is no protocol that is spoken here")
                + ": set it to http/protobuf, and the endpoint to the collector's port for that, usually 4318");
        return false;
    }

    private Optional<Endpoint> endpoint() {
        Optional<String> text = source.variable(own("ENDPOINT"));
        Optional<Endpoint> endpoint = text.isPresent()
                ? text.flatMap(Endpoint::parse)
                : source.variable(shared("ENDPOINT"))
                        .flatMap(Endpoint::parse)
                        .filter(base -> !base.hasQuery())
                        .flatMap(
                                base -> Endpoint.parse(base.below(signal.path()).toString()));
        if (endpoint.isEmpty()) {
            refuse(name("ENDPOINT") + " is no address that they can be sent to: it has to be https://host:port/path or"
                    + " http://host:port/path, without user and password"
                    + (text.isPresent() ? "" : ", and without a query"));
        }
        return endpoint;
    }

    private Optional<Map<String, String>> headers() {
        Optional<String> text = value("HEADERS");
        Optional<SortedMap<String, String>> headers =
                text.isEmpty() ? Optional.of(new TreeMap<>()) : text.flatMap(PercentEncodedList::parse);
        if (headers.isEmpty() || !headers.get().entrySet().stream().allMatch(OtlpDestinationReader::canBeSent)) {
            refuse(name("HEADERS") + " is no list of headers: it has to be name=value with commas between, with blanks"
                    + " and commas in values as %20 and %2C");
            return Optional.empty();
        }
        return headers.map(Map::copyOf);
    }

    private static boolean canBeSent(Map.Entry<String, String> header) {
        return HttpPosts.canCarry(header.getKey(), header.getValue())
                && !OWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT));
    }

    private boolean isConfidential(Endpoint endpoint, Map<String, String> headers) {
        boolean isSafe = endpoint.isPrivate()
                || headers.keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name -> SECRETIVE.stream().anyMatch(name::contains));
        if (!isSafe) {
            refuse(name("HEADERS") + " would send a secret for everybody on the way to read: " + name("ENDPOINT")
                    + " is http, to another machine; use https");
        }
        return isSafe;
    }

    private boolean isCompressed() {
        String text = value("COMPRESSION").orElse("none");
        if (!text.equals("gzip") && !text.equals("none")) {
            troubles.add(name("COMPRESSION") + " is neither gzip nor none: nothing is compressed");
        }
        return text.equals("gzip");
    }

    /** Milliseconds; zero means without end, which is that of the run. */
    private Duration timeout() {
        Optional<String> text = value("TIMEOUT");
        if (text.isEmpty()) {
            return USUAL_TIMEOUT;
        }
        if (!text.get().matches("\\d{1,9}")) {
            troubles.add(name("TIMEOUT") + " is no number of milliseconds: it is " + USUAL_TIMEOUT.toMillis());
            return USUAL_TIMEOUT;
        }
        long millis = Long.parseLong(text.get());
        return millis == 0 ? Duration.ofDays(1) : Duration.ofMillis(millis);
    }

    private Optional<Path> path(String what) {
        try {
            return value(what).map(Path::of);
        } catch (InvalidPathException e) {
            troubles.add(name(what) + " is no path of a file, and is not used");
            return Optional.empty();
        }
    }
}
