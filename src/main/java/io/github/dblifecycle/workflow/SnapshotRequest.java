package io.github.dblifecycle.workflow;

import io.github.dblifecycle.provider.Pause;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What {@code db:snapshot} is asked.
 *
 * @param environment which database
 * @param kind who keeps it
 * @param keep how many of an environment stay; 0 for all
 * @param expires after what time one may go; empty for never
 * @param scratch on which server a file of a major version is proved
 * @param plugin version of the plugin
 * @param pause between two looks at what the provider does
 */
public record SnapshotRequest(
        EnvironmentRequest environment,
        SnapshotKind kind,
        int keep,
        Optional<Duration> expires,
        IntFunction<ScratchSettings> scratch,
        String plugin,
        Clock clock,
        Pause pause) {

    public SnapshotRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(scratch, "scratch");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(pause, "pause");
        if (keep < 0) {
            throw new IllegalArgumentException("keeps " + keep);
        }
    }
}
