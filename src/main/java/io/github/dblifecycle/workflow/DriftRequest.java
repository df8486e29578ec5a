package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * What {@code db:check-drift} is asked.
 *
 * @param environment which database
 * @param scratch where its migrations are applied again, for the major version of its server
 * @param ignore what is nobody's business
 * @param output the directory that the SQL to review is written to; absolute
 * @param fail whether drift is an error; else it is a warning
 */
public record DriftRequest(
        EnvironmentRequest environment,
        IntFunction<ScratchSettings> scratch,
        IgnoreRules ignore,
        Path output,
        boolean fail) {

    public DriftRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(ignore, "ignore");
        Objects.requireNonNull(output, "output");
    }
}
