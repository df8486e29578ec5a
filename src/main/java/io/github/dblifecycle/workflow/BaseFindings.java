package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.NextScript;
import io.github.dblifecycle.migrate.ProjectScript;
import io.github.dblifecycle.migrate.ScratchOutcome;
import io.github.dblifecycle.sql.SourcePosition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Migrations of a branch that databases migrated from the other branch would refuse, each with the command that mends it. */
final class BaseFindings {

    /** The code of a version that both branches gave away. */
    static final String TAKEN = "DB730";

    private static final String OUT_OF_ORDER = "flyway.outOfOrder";

    private final BaseScripts scripts;
    private final Clock clock;
    private final List<String> given = new ArrayList<>();

    /** @param clock numbers the next script where versions are times */
    BaseFindings(BaseScripts scripts, Clock clock) {
        this.scripts = scripts;
        this.clock = clock;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        boolean outOfOrder = Boolean.parseBoolean(scripts.settings().flyway().getOrDefault(OUT_OF_ORDER, "false"));
        for (ProjectScript script : scripts.addedHere()) {
            Optional<ProjectScript> other = Optional.ofNullable(scripts.there().get(script.identity()));
            if (other.isPresent()) {
                if (!other.get().sameText(script) || !other.get().fileName().equals(script.fileName())) {
                    findings.add(taken(script, other.get()));
                }
            } else if (!outOfOrder && isTooLow(script)) {
                findings.add(tooLow(script));
            }
        }
        for (ProjectScript before : scripts.parted().values()) {
            if (before.version().isPresent()) {
                Optional<ProjectScript> now = Optional.ofNullable(scripts.here().get(before.identity()));
                boolean still = scripts.there().containsKey(before.identity());
                if (now.isEmpty()) {
                    if (still) {
                        findings.add(gone(before));
                    }
                } else if (!now.get().description().equals(before.description())) {
                    findings.add(renamed(before, now.get()));
                } else if (!now.get().sameText(before) && !isSameThere(now.get())) {
                    findings.add(edited(before, now.get()));
                }
            }
        }
        return findings;
    }

    /** The other branch made the same edit: then it is not this one's doing. */
    private boolean isSameThere(ProjectScript now) {
        return Optional.ofNullable(scripts.there().get(now.identity()))
                .filter(now::sameText)
                .isPresent();
    }

    private boolean isTooLow(ProjectScript script) {
        return scripts.highestThere()
                .filter(highest ->
                        ProjectScript.compareVersions(script.version().orElseThrow(), highest) < 0)
                .isPresent();
    }

    private Finding taken(ProjectScript script, ProjectScript other) {
        return Finding.error(
                        TAKEN,
                        start(script),
                        "version " + script.version().orElseThrow() + " is taken: " + scripts.ref()
                                + " has another script"
                                + " with it, and databases migrated from there would refuse this one",
                        move(script))
                .withDetails(List.of(scripts.ref() + ": " + other.path()));
    }

    private Finding tooLow(ProjectScript script) {
        return Finding.error(
                "DB731",
                start(script),
                "version " + script.version().orElseThrow() + " is lower than "
                        + scripts.highestThere().orElseThrow() + ", which " + scripts.ref()
                        + " has: databases that have that would never run it",
                move(script));
    }

    private Finding gone(ProjectScript before) {
        Optional<ProjectScript> renumbered =
                scripts.addedHere().stream().filter(before::sameText).findFirst();
        String restore = "git checkout " + scripts.ref() + " -- " + before.path();
        return Finding.error(
                "DB733",
                renumbered.flatMap(BaseFindings::start),
                before.path()
                        + renumbered
                                .map(now -> " was renumbered to " + now.fileName())
                                .orElse(" was deleted")
                        + ", but " + scripts.ref() + " has it: databases that ran it would refuse to go on",
                renumbered.map(now -> move(now, before.path())).orElse(restore));
    }

    private Finding renamed(ProjectScript before, ProjectScript now) {
        return Finding.error(
                "DB733",
                start(now),
                before.fileName() + " was renamed to " + now.fileName() + ", but " + scripts.ref()
                        + " has it under its old name: databases that ran it would refuse to go on",
                move(now, before.path()));
    }

    private Finding edited(ProjectScript before, ProjectScript now) {
        ScriptEdit edit = ScriptEdit.of(before.text(), now.text());
        return Finding.error(
                        "DB732",
                        start(now),
                        "a migration that " + scripts.ref() + " has was edited"
                                + (edit.onlyComments() ? ", only in comments and white space" : "")
                                + ": databases that ran it would refuse to go on",
                        "git checkout " + scripts.ref() + " -- " + now.path()
                                + (edit.onlyComments() ? "" : "   and make the change in a new migration"))
                .withDetails(edit.lines());
    }

    /** Behind everything that either branch has, and what was advised before. */
    private String move(ProjectScript script) {
        List<ScratchOutcome.Ran> all = Stream.of(scripts.here().values().stream(), scripts.there().values().stream())
                .flatMap(some -> some)
                .flatMap(some -> some.version().stream())
                .sorted(ProjectScript::compareVersions)
                .map(version -> new ScratchOutcome.Ran(Optional.of(version), "", Duration.ZERO))
                .toList();
        List<ScratchOutcome.Ran> behind = new ArrayList<>(all);
        given.forEach(version -> behind.add(new ScratchOutcome.Ran(Optional.of(version), "", Duration.ZERO)));
        String name = script.fileName();
        String prefix = scripts.settings().flyway().getOrDefault("flyway.sqlMigrationPrefix", "V");
        String separator = scripts.settings().flyway().getOrDefault("flyway.sqlMigrationSeparator", "__");
        String version = new NextScript(scripts.settings(), behind, clock)
                .names("next", 1)
                .get(0)
                .version();
        given.add(version);
        int end = name.indexOf(separator, prefix.length());
        String directory = script.path().substring(0, script.path().lastIndexOf('/') + 1);
        return move(script, directory + prefix + version + (end < 0 ? ".sql" : name.substring(end)));
    }

    /** What was never added to git is no business of git's. */
    private String move(ProjectScript script, String to) {
        return (scripts.git().isTracked(script.file()) ? "git mv " : "mv ") + script.path() + " " + to;
    }

    private static Optional<SourcePosition> start(ProjectScript script) {
        return Optional.of(new SourcePosition(script.path(), 1));
    }
}
