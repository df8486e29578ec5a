package io.github.dblifecycle.catalog;

/** Whether a table or sequence survives a crash; temporary ones are never read. */
public enum Persistence {
    LOGGED,
    UNLOGGED;

    String word() {
        return this == LOGGED ? "logged" : "unlogged";
    }
}
