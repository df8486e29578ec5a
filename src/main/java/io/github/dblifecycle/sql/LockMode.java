package io.github.dblifecycle.sql;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a transaction may lock a table, the weakest first (PostgreSQL, "Explicit Locking", section "Table-Level Locks").
 */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock", "blocks neither reads nor writes"),
    ROW_SHARE("RowShareLock", "blocks neither reads nor writes"),
    ROW_EXCLUSIVE("RowExclusiveLock", "blocks neither reads nor writes"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", "blocks neither reads nor writes"),
    SHARE("ShareLock", "blocks writes"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", "blocks writes"),
    EXCLUSIVE("ExclusiveLock", "blocks writes"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock", "blocks reads and writes");

    private final String word;
    private final String effect;

    LockMode(String word, String effect) {
        this.word = word;
        this.effect = effect;
    }

    /** Of that name; empty for one that locks no table, such as {@code SIReadLock}. */
    public static Optional<LockMode> of(String word) {
        return Stream.of(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }

    /** As {@code pg_locks} names it. */
    public String word() {
        return word;
    }

    /** What others feel of it, in words. */
    public String effect() {
        return effect;
    }

    /** INSERT, UPDATE and DELETE of others wait. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** SELECT of others waits, and everything else. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }
}
