package io.github.dblifecycle.catalog;

/** When a trigger or rule fires, by {@code session_replication_role} (PostgreSQL, "ALTER TABLE", ENABLE TRIGGER). */
public enum Firing {
    /** In ordinary sessions: what it is from the start. */
    ENABLED("yes"),
    DISABLED("no"),
    /** Only where replicated changes are applied. */
    REPLICA("on replicas"),
    ALWAYS("always");

    private final String word;

    Firing(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
