package io.github.dblifecycle.telemetry;

/**
 * What an event can say beside its message: one name for one thing in every event, every sink, every dashboard. The
 * sentences are those of docs/OBSERVABILITY.md.
 */
public enum EventField {
    APPLIED("applied", FieldType.WHOLE, "how many migrations this run applied"),
    ATTEMPT("attempt", FieldType.WHOLE, "the number of the attempt that failed, from 1"),
    BACKUP_BYTES("backup_bytes", FieldType.BYTES, "the size of the backup's file"),
    BACKUP_FILE("backup_file", FieldType.TEXT, "the name of the backup's file, without its directory"),
    BACKUP_ROWS("backup_rows", FieldType.WHOLE, "how many rows the backup holds"),
    BLOCKER("blocker", FieldType.TEXT, "who holds the lock that is waited for: process, role and application"),
    CODE("code", FieldType.TEXT, "the code of the finding, as in docs/FINDINGS.md"),
    CONSTRAINT("constraint", FieldType.TEXT, "the constraint that the server names"),
    DEADLINE_MS("deadline_ms", FieldType.MILLIS, "the time the run had"),
    DESCRIPTION("description", FieldType.TEXT, "the script's description, from its name"),
    DRIFT("drift", FieldType.WHOLE, "how many objects differ from what the applied migrations produce"),
    DURATION_MS("duration_ms", FieldType.MILLIS, "how long it took"),
    ERRORS("errors", FieldType.WHOLE, "how many findings are errors"),
    FILE("file", FieldType.TEXT, "the script's file, relative to the project where it lies in it"),
    LINE("line", FieldType.WHOLE, "the line in it, from 1"),
    LOCK("lock", FieldType.TEXT, "the lock that is waited for: its mode and on what"),
    LOCK_WAIT_MS(
            "lock_wait_ms",
            FieldType.MILLIS,
            "how much of the duration was waiting for locks, looked at twice a second"),
    LOST_ROWS("lost_rows", FieldType.WHOLE, "how many rows written since are gone, where they could be counted"),
    OBJECTS("objects", FieldType.TEXTS, "the objects concerned, at most 50 of them"),
    PAUSE_MS("pause_ms", FieldType.MILLIS, "how long nothing is done before the next attempt"),
    PENDING("pending", FieldType.WHOLE, "how many migrations are pending"),
    REASON("reason", FieldType.TEXT, "why, in the words of PostgreSQL's error codes or of this plugin"),
    ROWS("rows", FieldType.WHOLE, "how many rows the statement wrote or returned"),
    SCHEMA_VERSION("schema_version", FieldType.TEXT, "the version the schema is at, as Flyway counts"),
    SCRIPT("script", FieldType.TEXT, "the name of the migration's file, or the class of one in Java"),
    SQLSTATE("sqlstate", FieldType.TEXT, "PostgreSQL's error code"),
    STATEMENT("statement", FieldType.WHOLE, "the number of the statement in its script, from 1"),
    TABLE("table", FieldType.TEXT, "the table that the server names, with its schema"),
    TARGET("target", FieldType.TEXT, "one of many schemas or databases that get the same migrations"),
    VERIFIED("verified", FieldType.TEXT, "how the backup was proved: checksum or restore"),
    WARNINGS("warnings", FieldType.WHOLE, "how many findings are warnings"),
    WAY("way", FieldType.TEXT, "the way back that was taken: forward, undo, restore or snapshot");

    private final String text;
    private final FieldType type;
    private final String meaning;

    EventField(String text, FieldType type, String meaning) {
        this.text = text;
        this.type = type;
        this.meaning = meaning;
    }

    /** As it is written in events. */
    public String text() {
        return text;
    }

    public FieldType type() {
        return type;
    }

    /** One sentence for the documents, without capital and full stop. */
    public String meaning() {
        return meaning;
    }
}
