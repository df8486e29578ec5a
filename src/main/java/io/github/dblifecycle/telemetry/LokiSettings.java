package io.github.dblifecycle.telemetry;

import java.util.Objects;
import java.util.Optional;

/**
 * How to reach Loki.
 *
 * @param endpoint that which takes logs, {@code …/loki/api/v1/push}
 * @param tenant for a Loki of several tenants that has no gateway before it
 */
public record LokiSettings(Endpoint endpoint, Authorization authorization, Optional<String> tenant) {

    static final String PUSH = "/loki/api/v1/push";

    public LokiSettings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(authorization, "authorization");
        Objects.requireNonNull(tenant, "tenant");
    }
}
