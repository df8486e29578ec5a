package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.workflow.RestoreSettings;
import io.github.dblifecycle.workflow.RestoreSettings.Source;
import io.github.dblifecycle.workflow.RestoreSettings.Verification;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code <restore>} in the POM: how backups are restored. Maven fills the fields by their names; each is also a property,
 * {@code -Ddb.restore.NAME}, which wins.
 */
public final class RestoreParameters {

    private static final String PREFIX = "db.restore.";
    private static final String LATEST = "latest";

    private @Nullable Boolean beside;
    private @Nullable Boolean dropReplaced;
    private @Nullable Boolean createRoles;
    private @Nullable Boolean analyze;
    private @Nullable String verify;
    private @Nullable Integer writers;
    private @Nullable Boolean fromNewer;
    private @Nullable Long mostContent;
    private @Nullable File pgRestore;
    private @Nullable String deadline;

    /**
     * All of it, checked.
     *
     * @param file as it was typed
     * @param backups where they are
     * @throws io.github.dblifecycle.environment.ConfigurationException with everything that is wrong
     */
    RestoreSettings settings(MavenRun run, Optional<String> file, boolean replace, BackupParameters backups) {
        ParameterTexts texts = new ParameterTexts(PREFIX, withShortNames(run.userProperties()));
        Problems problems = new Problems();
        Optional<Source> source = problems.collect(() -> source(run, file, backups));
        Optional<Boolean> aside = problems.collect(() -> texts.flag("beside", beside, true));
        Optional<Boolean> dropping = problems.collect(() -> texts.flag("dropReplaced", dropReplaced, false));
        Optional<Boolean> creating = problems.collect(() -> texts.flag("createRoles", createRoles, false));
        Optional<Boolean> analyzing = problems.collect(() -> texts.flag("analyze", analyze, true));
        Optional<Verification> proof =
                problems.collect(() -> texts.choice("verify", verify, Verification.COUNTS, Verification.values()));
        Optional<Long> number = problems.collect(
                () -> texts.number("writers", writers, Runtime.getRuntime().availableProcessors(), 1, 64));
        Optional<Boolean> newer = problems.collect(() -> texts.flag("fromNewer", fromNewer, false));
        Optional<Long> most = problems.collect(() -> texts.number("mostContent", mostContent, 0, 0, Long.MAX_VALUE));
        Optional<Optional<Duration>> end = problems.collect(() -> texts.duration("deadline", deadline));
        problems.throwIfAny();
        String program = texts.text("pgRestore", pgRestore == null ? null : pgRestore.getPath(), "");
        return new RestoreSettings(
                source.orElseThrow(),
                replace,
                aside.orElseThrow(),
                dropping.orElseThrow(),
                creating.orElseThrow(),
                analyzing.orElseThrow(),
                proof.orElseThrow(),
                Math.toIntExact(number.orElseThrow()),
                newer.orElseThrow(),
                most.orElseThrow() == 0 ? OptionalLong.empty() : OptionalLong.of(most.orElseThrow()),
                program.isEmpty() ? Optional.empty() : Optional.of(run.relativeToProject(new File(program))),
                end.orElseThrow());
    }

    private static Source source(MavenRun run, Optional<String> file, BackupParameters backups) {
        String named = file.orElse("").strip();
        if (named.isEmpty()) {
            throw DurationText.refused(
                    "db.file",
                    "is missing: which backup is restored",
                    "-Ddb.file=backups/….sql.gz, or -Ddb.file=" + LATEST);
        }
        return named.equals(LATEST)
                ? new Source.Latest(backups.directory(run), backups.pattern(run))
                : new Source.File(run.relativeToProject(new File(named)));
    }

    /** The proof is asked for so often that it has a short name too, as for backups. */
    private static Map<String, String> withShortNames(Map<String, String> typed) {
        Map<String, String> both = new TreeMap<>(typed);
        if (typed.containsKey("db.verify")) {
            both.put(PREFIX + "verify", typed.get("db.verify"));
        }
        return both;
    }
}
