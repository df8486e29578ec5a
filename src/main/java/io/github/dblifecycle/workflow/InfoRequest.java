package io.github.dblifecycle.workflow;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code db:info} is asked.
 *
 * @param environment which database
 * @param output where the schema is written to; empty for nowhere
 * @param force whether a file that was not written here may be overwritten
 */
public record InfoRequest(EnvironmentRequest environment, Optional<Path> output, boolean force) {

    public InfoRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(output, "output");
    }
}
