package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.provider.SleepingPause;
import io.github.dblifecycle.scratch.ScratchSettings;
import io.github.dblifecycle.workflow.BackupSettings;
import io.github.dblifecycle.workflow.EnvironmentRequest;
import io.github.dblifecycle.workflow.Snapshot;
import io.github.dblifecycle.workflow.SnapshotKind;
import io.github.dblifecycle.workflow.SnapshotPlaces;
import io.github.dblifecycle.workflow.SnapshotRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code <snapshot>} in the POM: who keeps snapshots, and for how long. Maven fills the fields by their names; each is also a
 * property, {@code -Ddb.snapshot.NAME}, which wins.
 */
public final class SnapshotParameters {

    private static final String PROPERTY = "db.snapshot.";
    private static final int MOST = 1_000_000;

    private @Nullable String kind;
    private @Nullable Integer keep;
    private @Nullable String expires;

    private enum Kind {
        AUTO,
        NEON,
        TEMPLATE,
        FILE
    }

    /**
     * All of it, checked.
     *
     * @param backup how a file is made, if it is to be one
     * @throws io.github.dblifecycle.environment.ConfigurationException with everything that is wrong
     */
    SnapshotRequest request(
            MavenRun run,
            EnvironmentRequest environment,
            BackupParameters backup,
            IntFunction<ScratchSettings> scratch,
            String plugin) {
        Map<String, String> typed = run.userProperties();
        Problems problems = new Problems();
        Optional<SnapshotKind> keeper =
                problems.collect(() -> kind(kind(typed), run, environment.environment(), backup));
        Optional<Integer> keeping = problems.collect(() -> keep(typed));
        Optional<Optional<Duration>> age = problems.collect(() -> expires(typed));
        problems.throwIfAny();
        return new SnapshotRequest(
                environment,
                keeper.orElseThrow(),
                keeping.orElseThrow(),
                age.orElseThrow(),
                scratch,
                plugin,
                run.clock(),
                new SleepingPause());
    }

    /**
     * Where snapshots of an environment may be: of one kind where that is set, else of any, and at Neon where its URL leads there.
     *
     * @throws io.github.dblifecycle.environment.ConfigurationException where the kind is none, or Neon is asked for and cannot be
     *     reached
     */
    SnapshotPlaces places(MavenRun run, Environment environment) {
        Kind asked = kind(run.userProperties());
        SnapshotPlaces.Neon neon = new SnapshotPlaces.Neon.None();
        if (asked == Kind.NEON || (asked == Kind.AUTO && NeonAccess.isAtNeon(environment))) {
            try {
                neon = new SnapshotPlaces.Neon.Project(
                        NeonAccess.of(run).settings(secret -> run.failures().keepSecret(secret)));
            } catch (ConfigurationException e) {
                if (asked == Kind.NEON) {
                    throw e;
                }
                neon = new SnapshotPlaces.Neon.Unknown(
                        "snapshots at Neon cannot be looked for: "
                                + e.problems().stream()
                                        .map(problem -> problem.setting() + " " + problem.message())
                                        .collect(Collectors.joining("; ")),
                        e.problems().get(0).fix());
            }
        }
        return new SnapshotPlaces(
                asked == Kind.AUTO || asked == Kind.FILE,
                asked == Kind.AUTO || asked == Kind.TEMPLATE,
                neon,
                new SleepingPause());
    }

    private Kind kind(Map<String, String> typed) {
        String text = typed.getOrDefault(PROPERTY + "kind", kind == null ? "auto" : kind);
        return Arrays.stream(Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> DurationText.refused(
                        PROPERTY + "kind",
                        "is not one of auto, neon, template, file: " + text,
                        "write one of auto, neon, template, file"));
    }

    private static SnapshotKind kind(Kind asked, MavenRun run, Environment environment, BackupParameters backup) {
        if (asked == Kind.TEMPLATE) {
            return new SnapshotKind.Template();
        }
        if (asked == Kind.NEON || (asked == Kind.AUTO && NeonAccess.isAtNeon(environment))) {
            return new SnapshotKind.Neon(
                    NeonAccess.of(run).settings(secret -> run.failures().keepSecret(secret)));
        }
        BackupSettings settings = backup.settings(run, environment.permissions().isProtected());
        if (settings.pattern().equals(Snapshot.FILE_PATTERN)) {
            throw DurationText.refused(
                    "db.backup.name",
                    "is " + Snapshot.FILE_PATTERN + ", as snapshots are called, so that the one would prune the other",
                    "call backups otherwise");
        }
        return new SnapshotKind.File(settings);
    }

    private int keep(Map<String, String> typed) {
        String text = typed.getOrDefault(PROPERTY + "keep", keep == null ? "5" : keep.toString());
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notNumber(text);
        }
        throw notNumber(text);
    }

    private static RuntimeException notNumber(String text) {
        return DurationText.refused(
                PROPERTY + "keep", "is not a number from 0 to " + MOST + ": " + text, "write how many stay, 0 for all");
    }

    private Optional<Duration> expires(Map<String, String> typed) {
        String text = typed.getOrDefault(PROPERTY + "expires", expires == null ? "7d" : expires);
        return text.strip().toLowerCase(Locale.ROOT).equals("never")
                ? Optional.empty()
                : Optional.of(DurationText.parse(PROPERTY + "expires", text));
    }
}
