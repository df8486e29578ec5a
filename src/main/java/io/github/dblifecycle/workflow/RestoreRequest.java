package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Confirmation;
import java.time.Clock;
import java.util.Objects;

/**
 * What {@code db:restore} is asked.
 *
 * @param environment which database
 * @param confirmation needed where the environment is protected and this is no dry run
 * @param dryRun whether to tell only
 */
public record RestoreRequest(
        EnvironmentRequest environment,
        RestoreSettings settings,
        Confirmation confirmation,
        boolean dryRun,
        Clock clock) {

    public RestoreRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(clock, "clock");
    }
}
