package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchSettings;
import java.time.Clock;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * What {@code db:backup} is asked.
 *
 * @param environment which database
 * @param scratch on which server a backup of a major version is proved
 * @param plugin version of the plugin
 */
public record BackupRequest(
        EnvironmentRequest environment,
        BackupSettings settings,
        IntFunction<ScratchSettings> scratch,
        String plugin,
        Clock clock) {

    public BackupRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(clock, "clock");
    }
}
