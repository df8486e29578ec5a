package io.github.dblifecycle.telemetry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where one signal goes.
 *
 * @param endpoint the whole address, with the signal's path
 * @param headers as they are sent; their values may be secrets
 * @param isCompressed whether requests travel as gzip
 * @param timeout of one request
 * @param certificate PEM of whom to trust instead of those that the JVM trusts
 * @param clientKey PEM of the key that proves who sends; only together with its certificate
 * @param clientCertificate PEM
 */
record OtlpDestination(
        Endpoint endpoint,
        Map<String, String> headers,
        boolean isCompressed,
        Duration timeout,
        Optional<Path> certificate,
        Optional<Path> clientKey,
        Optional<Path> clientCertificate) {

    OtlpDestination {
        Objects.requireNonNull(endpoint, "endpoint");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(certificate, "certificate");
        if (clientKey.isPresent() != clientCertificate.isPresent()) {
            throw new IllegalArgumentException("a client's key and its certificate belong together");
        }
    }

    /** Without the headers. */
    @Override
    public String toString() {
        return endpoint.host();
    }
}
