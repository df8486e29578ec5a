package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchSettings;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * What a plan is to be made of.
 *
 * @param environment which database
 * @param scratch where pending migrations are tried, for the major version of its server
 * @param observed whether they are tried; a plan is the same one without
 */
public record PlanRequest(EnvironmentRequest environment, IntFunction<ScratchSettings> scratch, boolean observed) {

    public PlanRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(scratch, "scratch");
    }
}
