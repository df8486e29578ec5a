package io.github.dblifecycle.declared;

import io.github.dblifecycle.sql.Identifier;
import java.util.NavigableSet;

/** What became of loading a declared schema. */
public sealed interface LoadOutcome permits LoadedSchema, LoadFailure {

    /** The roles that were created for it on the server, for the caller to drop where the server lives on. */
    NavigableSet<Identifier> createdRoles();
}
