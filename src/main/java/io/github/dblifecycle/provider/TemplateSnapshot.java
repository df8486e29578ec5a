package io.github.dblifecycle.provider;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A database that is a copy of another on the same server.
 *
 * @param database its name
 * @param bytes its size; empty where the role may not know
 */
public record TemplateSnapshot(String database, TemplateMarker marker, OptionalLong bytes) {

    public TemplateSnapshot {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(marker, "marker");
        Objects.requireNonNull(bytes, "bytes");
    }
}
