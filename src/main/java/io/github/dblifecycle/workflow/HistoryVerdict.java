package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.HistoryEntry;
import io.github.dblifecycle.migrate.Migration;
import io.github.dblifecycle.migrate.Migration.State;
import io.github.dblifecycle.workflow.AppliedScripts.Restored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the history of a live database and the scripts of the project disagree. */
final class HistoryVerdict {

    private final List<HistoryEntry> entries;
    private final AppliedScripts scripts;
    private final String environment;

    HistoryVerdict(List<HistoryEntry> entries, AppliedScripts scripts, String environment) {
        this.entries = List.copyOf(entries);
        this.scripts = scripts;
        this.environment = environment;
    }

    /** Whether what was applied can be had, so that it can be applied again. */
    boolean canBeReplayed() {
        return entries.stream()
                .allMatch(entry -> !entry.missing() || scripts.restored(entry).isPresent());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        pending().ifPresent(findings::add);
        for (HistoryEntry entry : entries) {
            State state = entry.migration().state();
            if (state == State.FAILED) {
                findings.add(failed(entry));
            } else if (entry.missing()) {
                findings.add(missing(entry));
            } else if (entry.edited() && entry.migration().version().isPresent()) {
                findings.add(edited(entry));
            } else if (state == State.OUT_OF_ORDER) {
                findings.add(info(
                        "DB814",
                        entry,
                        name(entry) + " was applied to " + environment + " after a newer one",
                        "nothing: it is compared in the order in which it was applied"));
            } else if (state == State.IGNORED && !entry.accepted()) {
                findings.add(ignored(entry));
            } else if (state == State.UNDONE) {
                findings.add(info(
                        "DB817",
                        entry,
                        name(entry) + " was undone in " + environment,
                        "nothing: it counts as never applied, and what its undo script left behind is drift"));
            } else if (state == State.BASELINE) {
                findings.add(baseline(entry));
            }
        }
        return findings;
    }

    /** Flyway tells an edited repeatable migration twice: as applied and outdated, and as pending. */
    private Optional<Finding> pending() {
        Set<String> outdated = entries.stream()
                .filter(entry -> entry.migration().state() == State.OUTDATED)
                .map(entry -> entry.migration().description())
                .collect(Collectors.toSet());
        List<String> waiting = entries.stream()
                .filter(entry -> entry.migration().state() == State.OUTDATED
                        || entry.migration().version().isPresent()
                        || !outdated.contains(entry.migration().description()))
                .filter(entry -> entry.migration().state() == State.PENDING
                        || entry.migration().state() == State.OUTDATED)
                .map(entry ->
                        entry.migration().label() + "  " + entry.migration().description()
                                + (entry.migration().state() == State.OUTDATED ? " (edited, runs again)" : ""))
                .toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "DB810",
                        Severity.INFO,
                        Optional.empty(),
                        (waiting.size() == 1 ? "1 migration is" : waiting.size() + " migrations are") + " pending in "
                                + environment,
                        waiting,
                        Optional.of("mvn db:migrate -Ddb.env=" + environment)));
    }

    private Finding failed(HistoryEntry entry) {
        return Finding.error(
                "DB811",
                entry.script(),
                name(entry) + " failed half-way in " + environment + ", outside a transaction: what it did before is"
                        + " among the drift",
                "undo by hand what it did, delete its row with success = false from the history table, and run mvn"
                        + " db:migrate -Ddb.env=" + environment + " again");
    }

    private Finding edited(HistoryEntry entry) {
        Optional<Restored> restored = scripts.restored(entry);
        List<String> details = new ArrayList<>();
        String advice =
                "put the script back as it was (git log -p shows the edit) and make the change in a new migration";
        if (restored.isPresent()) {
            restored.get().edit().ifPresent(edit -> details.addAll(edit.lines()));
            details.add("compared is the script as it was applied, from commit "
                    + restored.get().commit());
            advice = "git checkout " + restored.get().commit() + " -- "
                    + restored.get().path() + "   and make the change in a new migration";
        } else {
            details.add("no commit has the script as it was applied"
                    + scripts.unavailable().map(why -> ": " + why).orElse("")
                    + "; compared is the script as it is now");
        }
        boolean comments =
                restored.flatMap(Restored::edit).map(ScriptEdit::onlyComments).orElse(false);
        return Finding.error(
                        "DB812",
                        entry.script(),
                        name(entry) + " was edited after it had been applied to " + environment
                                + (comments ? ", only in comments and white space" : ""),
                        advice)
                .withDetails(details);
    }

    private Finding missing(HistoryEntry entry) {
        Optional<Restored> restored = scripts.restored(entry);
        boolean future = entry.migration().state() == State.FUTURE;
        String code = future ? "DB815" : "DB813";
        String message = name(entry) + " was applied to " + environment
                + (future ? ", but this project does not have it yet" : ", but its script is gone");
        if (restored.isPresent()) {
            String advice = future
                    ? "merge the branch that has it, or check out the commit that was deployed"
                    : "git checkout " + restored.get().commit() + " -- "
                            + restored.get().path();
            return new Finding(
                    code,
                    future || entry.accepted() ? Severity.WARNING : Severity.ERROR,
                    Optional.empty(),
                    message,
                    List.of("compared is " + restored.get().path() + " from commit "
                            + restored.get().commit()),
                    Optional.of(advice));
        }
        return Finding.error(
                        code,
                        Optional.empty(),
                        message,
                        future
                                ? "check out the commit that was deployed to " + environment
                                        + ", or fetch the branch that"
                                        + " has the script (git fetch --all; in CI: fetch-depth: 0)"
                                : "put " + entry.migration().script()
                                        + " back, or check out the commit that was deployed" + " to " + environment)
                .withDetails(List.of("what the applied migrations produce cannot be told without it, so nothing was"
                        + " compared"
                        + scripts.unavailable().map(why -> "; " + why).orElse("")));
    }

    private Finding ignored(HistoryEntry entry) {
        return new Finding(
                "DB816",
                Severity.WARNING,
                entry.script(),
                name(entry) + " is older than the newest one applied to " + environment + " and was never applied",
                List.of(),
                Optional.of("give it the next free version, or allow it with -Dflyway.outOfOrder=true"));
    }

    private Finding baseline(HistoryEntry entry) {
        String version = entry.migration().version().orElse("");
        return info(
                "DB817",
                entry,
                environment + " was baselined at version " + version,
                "nothing: the project's scripts up to version " + version + " stand for what was there before");
    }

    private static Finding info(String code, HistoryEntry entry, String message, String advice) {
        return new Finding(code, Severity.INFO, entry.script(), message, List.of(), Optional.of(advice));
    }

    private static String name(HistoryEntry entry) {
        Migration migration = entry.migration();
        return migration
                .version()
                .map(version -> "migration " + version + " (" + migration.description() + ")")
                .orElse("repeatable migration '" + migration.description() + "'");
    }
}
