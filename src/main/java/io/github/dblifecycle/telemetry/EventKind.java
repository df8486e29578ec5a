package io.github.dblifecycle.telemetry;

import static io.github.dblifecycle.telemetry.EventField.*;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is told. A kind has one level and a fixed set of fields, so that an alert that was written for it once
 * stays right; what it means is the sentence of docs/OBSERVABILITY.md.
 */
// The sets are those of Set.copyOf, which do not change.
@SuppressWarnings("ImmutableEnumChecker")
public enum EventKind {
    RUN_STARTED(
            "run.started", EventFamily.RUN, EventLevel.INFO, "a goal began its work", List.of(), List.of(DEADLINE_MS)),
    RUN_FINISHED(
            "run.finished",
            EventFamily.RUN,
            EventLevel.INFO,
            "the goal did what it was asked for",
            List.of(DURATION_MS),
            List.of(APPLIED, PENDING, SCHEMA_VERSION)),
    RUN_FAILED(
            "run.failed",
            EventFamily.RUN,
            EventLevel.ERROR,
            "the goal failed; what exactly did is told by an event of its own",
            List.of(DURATION_MS, REASON),
            List.of(APPLIED, CODE, FILE, LINE, PENDING, SCHEMA_VERSION)),
    RUN_INTERRUPTED(
            "run.interrupted",
            EventFamily.RUN,
            EventLevel.ERROR,
            "the build was told to stop, and the run with it",
            List.of(DURATION_MS),
            List.of(APPLIED, FILE, LINE, SCRIPT, STATEMENT, TARGET)),
    DEADLINE_PASSED(
            "run.deadline_passed",
            EventFamily.RUN,
            EventLevel.ERROR,
            "the run was ended by its deadline",
            List.of(DEADLINE_MS, DURATION_MS),
            List.of(APPLIED, BLOCKER, FILE, LINE, LOCK, SCRIPT, STATEMENT, TARGET)),
    SCRIPT_STARTED(
            "script.started",
            EventFamily.MIGRATION,
            EventLevel.INFO,
            "a migration is about to run",
            List.of(SCRIPT),
            List.of(DESCRIPTION, FILE, TARGET)),
    STATEMENT_FINISHED(
            "statement.finished",
            EventFamily.MIGRATION,
            EventLevel.DEBUG,
            "a statement of a migration has run; in traces and in the file of events only",
            List.of(DURATION_MS, FILE, LINE, SCRIPT, STATEMENT),
            List.of(LOCK_WAIT_MS, ROWS, TARGET)),
    SCRIPT_FINISHED(
            "script.finished",
            EventFamily.MIGRATION,
            EventLevel.INFO,
            "a migration was applied",
            List.of(DURATION_MS, SCRIPT),
            List.of(DESCRIPTION, FILE, LOCK_WAIT_MS, TARGET)),
    SCRIPT_FAILED(
            "script.failed",
            EventFamily.MIGRATION,
            EventLevel.ERROR,
            "a migration failed and was rolled back, or stopped half-way where it ran outside a transaction",
            List.of(REASON, SCRIPT),
            List.of(CODE, CONSTRAINT, DESCRIPTION, DURATION_MS, FILE, LINE, SQLSTATE, STATEMENT, TABLE, TARGET)),
    SCRIPT_RETRIED(
            "script.retried",
            EventFamily.MIGRATION,
            EventLevel.WARNING,
            "a migration did not get its lock or lost a deadlock, was rolled back as a whole and will be tried again",
            List.of(ATTEMPT, PAUSE_MS, SCRIPT),
            List.of(BLOCKER, FILE, LOCK, REASON, TARGET)),
    LOCK_WAITED(
            "lock.waited",
            EventFamily.MIGRATION,
            EventLevel.WARNING,
            "a statement, or the whole run, waits for somebody else",
            List.of(BLOCKER),
            List.of(FILE, LINE, LOCK, SCRIPT, STATEMENT, TARGET)),
    BACKUP_MADE(
            "backup.made",
            EventFamily.BACKUP,
            EventLevel.INFO,
            "a backup was written",
            List.of(BACKUP_BYTES, BACKUP_FILE, DURATION_MS),
            List.of(BACKUP_ROWS)),
    BACKUP_VERIFIED(
            "backup.verified",
            EventFamily.BACKUP,
            EventLevel.INFO,
            "a backup was proved",
            List.of(BACKUP_FILE, VERIFIED),
            List.of(DURATION_MS)),
    BACKUP_FAILED(
            "backup.failed",
            EventFamily.BACKUP,
            EventLevel.ERROR,
            "no backup was made, or the one that was made is not what the database holds",
            List.of(REASON),
            List.of(BACKUP_FILE, CODE, DURATION_MS, SQLSTATE)),
    SNAPSHOT_MADE(
            "snapshot.made",
            EventFamily.BACKUP,
            EventLevel.INFO,
            "the provider keeps a copy of the database",
            List.of(DURATION_MS),
            List.of(BACKUP_FILE)),
    RESTORE_FINISHED(
            "restore.finished",
            EventFamily.RESTORE,
            EventLevel.INFO,
            "a backup was restored",
            List.of(BACKUP_FILE, DURATION_MS),
            List.of(BACKUP_ROWS)),
    RESTORE_FAILED(
            "restore.failed",
            EventFamily.RESTORE,
            EventLevel.ERROR,
            "a backup was not restored; the database is what it was",
            List.of(REASON),
            List.of(BACKUP_FILE, CODE, DURATION_MS, SQLSTATE)),
    ROLLBACK_FINISHED(
            "rollback.finished",
            EventFamily.ROLLBACK,
            EventLevel.WARNING,
            "the database was taken back to an earlier state",
            List.of(DURATION_MS, WAY),
            List.of(BACKUP_FILE, LOST_ROWS, SCHEMA_VERSION)),
    ROLLBACK_FAILED(
            "rollback.failed",
            EventFamily.ROLLBACK,
            EventLevel.ERROR,
            "a way back was begun and did not end well",
            List.of(REASON, WAY),
            List.of(BACKUP_FILE, CODE, DURATION_MS, FILE, LINE, SCRIPT, SQLSTATE)),
    VALIDATE_PASSED(
            "validate.passed",
            EventFamily.VALIDATE,
            EventLevel.INFO,
            "migrations and declared schema agree",
            List.of(DURATION_MS),
            List.of(WARNINGS)),
    VALIDATE_FAILED(
            "validate.failed",
            EventFamily.VALIDATE,
            EventLevel.WARNING,
            "migrations and declared schema do not agree, or a migration is unsound",
            List.of(DURATION_MS, ERRORS, REASON),
            List.of(CODE, FILE, LINE, WARNINGS)),
    DRIFT_CHECKED(
            "drift.checked",
            EventFamily.DRIFT,
            EventLevel.INFO,
            "a check for drift came to its end: the heartbeat of the check, whatever it found",
            List.of(DRIFT, DURATION_MS),
            List.of(PENDING, SCHEMA_VERSION)),
    DRIFT_FOUND(
            "drift.found",
            EventFamily.DRIFT,
            EventLevel.ERROR,
            "the database is not what its applied migrations produce",
            List.of(DRIFT, OBJECTS),
            List.of(SCHEMA_VERSION)),
    DRIFT_CLEARED(
            "drift.cleared",
            EventFamily.DRIFT,
            EventLevel.INFO,
            "the database is what its applied migrations produce",
            List.of(),
            List.of(SCHEMA_VERSION)),
    TELEMETRY_TESTED(
            "telemetry.tested",
            EventFamily.TELEMETRY,
            EventLevel.INFO,
            "somebody tries whether events arrive; nothing happened",
            List.of(),
            List.of());

    private final String text;
    private final EventFamily family;
    private final EventLevel level;
    private final String meaning;
    private final Set<EventField> required;
    private final Set<EventField> optional;

    EventKind(
            String text,
            EventFamily family,
            EventLevel level,
            String meaning,
            List<EventField> required,
            List<EventField> optional) {
        this.text = text;
        this.family = family;
        this.level = level;
        this.meaning = meaning;
        this.required = Set.copyOf(required);
        this.optional = Set.copyOf(optional);
    }

    /** As it is written in events. */
    public String text() {
        return text;
    }

    public EventFamily family() {
        return family;
    }

    public EventLevel level() {
        return level;
    }

    /** One sentence for the documents, without capital and full stop. */
    public String meaning() {
        return meaning;
    }

    /** The fields that every event of this kind has, sorted. */
    public Set<EventField> required() {
        return new TreeSet<>(required);
    }

    /** The fields that an event of this kind may have, sorted; those it always has included. */
    public Set<EventField> fields() {
        return Stream.concat(required.stream(), optional.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is for traces and the file of events only: a log of a thousand statements would hide the rest. */
    public boolean isDetail() {
        return level == EventLevel.DEBUG;
    }
}
