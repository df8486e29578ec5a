package io.github.dblifecycle.sql;

/** What a script is made of, in the order it stands there; every piece knows the line it begins on. */
public sealed interface ScriptPiece permits Statement, MetaCommand, CopyData {

    /** The 1-based line of the script's text on which the piece begins. */
    int line();
}
