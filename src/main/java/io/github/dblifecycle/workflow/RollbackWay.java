package io.github.dblifecycle.workflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways back, in the order in which they are told. */
public enum RollbackWay {
    /** A new migration that returns to the earlier schema; it runs like any other, and data written since stays where it can. */
    FORWARD,
    /** The undo scripts of the migrations since. */
    UNDO,
    /** A backup takes the place of the database. */
    RESTORE,
    /** A copy that the provider or the server kept takes the place of the database. */
    SNAPSHOT;

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of that word; empty where there is none. */
    public static Optional<RollbackWay> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }
}
